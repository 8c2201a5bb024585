package dev.touchline.ingest;

import static dev.touchline.ingest.FeedFixture.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a sender hands to the kernel as one and is to be cut into datagrams of a size (UDP_SEGMENT) crosses loopback in one
 * piece. Each kind judges the datagrams, not the piece: so much in one call comes in as so many.
 */
@Timeout(30)
class JoinedDatagramsTest {
    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;

    private final FeedFixture feed = new FeedFixture();

    @BeforeEach
    void needsLinux() {
        Assumptions.assumeTrue(Epoll.isAvailable(), "no epoll");
    }

    @AfterEach
    void close() {
        feed.close();
    }

    /** Kind, bytes, size of a segment; datagrams, records in order, refused as too long, refused as no whole records. */
    static Stream<Arguments> pieces() {
        return Stream.of(
                        ReceiverKind.NIO, ReceiverKind.EPOLL, ReceiverKind.GRO, ReceiverKind.DIRECT, ReceiverKind.BATCH)
                .flatMap(kind -> Stream.of(
                        // 44 x 23 records: the longest piece of whole frames.
                        Arguments.of(kind, 44 * 1472, 1472, 44, 44 * 23, 0, 0),
                        // Segments of three records, the last of one.
                        Arguments.of(kind, 3 * 192 + 64, 192, 4, 10, 0, 0),
                        // Just two: 1,472 and 64.
                        Arguments.of(kind, 1472 + 64, 1472, 2, 24, 0, 0),
                        // Each of 24 records is too long, whatever good datagrams the bytes would make; the last is
                        // good.
                        Arguments.of(kind, 2 * 1536 + 64, 1536, 3, 1, 2, 0),
                        // Each has a record and a part of one; all together would be whole.
                        Arguments.of(kind, 64 * 100, 100, 64, 0, 0, 64)));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void shouldJudgeEachDatagramOfAPieceAlone(
            final ReceiverKind kind,
            final int bytes,
            final int segment,
            final int datagrams,
            final int records,
            final int tooLong,
            final int partial)
            throws IOException {
        feed.open(context(kind, "127.0.0.1"));

        send(bytes, segment);

        await().until(() -> feed.value("datagrams_received") == datagrams);
        assertThat(feed.value("records_accepted") + feed.value("ring_dropped")).isEqualTo(records);
        assertThat(feed.value("rejected_datagram_too_long")).isEqualTo(tooLong);
        assertThat(feed.value("rejected_partial_record")).isEqualTo(partial);
        assertThat(feed.source.lost()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReceiverKind.class,
            names = {"BATCH", "DIRECT"})
    void shouldKnowTheSenderOfEachDatagramOfAPiece(final ReceiverKind kind) throws IOException {
        feed.registry.set(feed.registry(InetAddress.getByName("127.0.0.1")));
        feed.open(context(kind, "127.0.0.1"));

        send(3 * 192, 192);
        await().until(() -> feed.value("records_accepted") == 9);

        feed.registry.set(feed.registry(InetAddress.getByName("127.0.0.9")));
        send(3 * 192, 192);
        await().until(() -> feed.value("rejected_wrong_sender") == 9);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReceiverKind.class,
            names = {"BATCH", "DIRECT", "EPOLL"})
    void shouldFilterEachDatagramOfAPieceAlone(final ReceiverKind kind) throws IOException {
        feed.open(context(kind, "127.0.0.1", 1, FilterMode.ON));
        final ByteBuffer piece = ByteBuffer.allocateDirect(4 * 1472);
        // Nobody asked for the first and the third.
        put(piece, 77, 3);
        put(piece, 1, 3);
        put(piece, 77, 3);
        put(piece, 2, 2);

        send(piece, 11 * 64, 192);

        await().until(() -> feed.value("records_accepted") == 5);
        feed.receiver.sample();
        assertThat(feed.value("datagrams_received")).isEqualTo(2);
        assertThat(feed.receiver.filterDrops()).isEqualTo(2);
        assertThat(feed.receiver.kernelDrops()).isZero();
    }

    @Test
    void shouldLoseNothingOfWhatWasJoinedBeforeAFilterCame() throws Exception {
        final CountDownLatch held = new CountDownLatch(1);
        final IntakeContext intake = new IntakeContext(
                feed.rings,
                feed.registry::get,
                TimeWindow.DEFAULT,
                new WallClock(),
                shard -> hold(held),
                feed.counters);
        final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try (BatchFeedSocket socket = new BatchFeedSocket(
                context(ReceiverKind.BATCH, "127.0.0.1"), new InetSocketAddress("127.0.0.1", 0), List.of())) {
            socket.start(loops, new IntakePort(new DatagramIntake(intake, false), intake));
            final ByteBuffer pieces = ByteBuffer.allocateDirect(45 * 1472);
            put(pieces, 1, 44 * 23);
            // The loop is held by the first record; the pieces lie in the socket when the filter comes.
            send(pieces, 64, 64, socket.address());
            await().until(() -> feed.value("records_accepted") == 1);
            send(pieces, 44 * 1472, 1472, socket.address());
            send(pieces, 3 * 192 + 64, 192, socket.address());
            final Thread attaching = new Thread(() -> attach(socket));
            attaching.start();
            await().until(() -> attaching.getState() == Thread.State.WAITING);
            held.countDown();

            await().until(() -> feed.value("records_accepted") + feed.value("ring_dropped") == 1 + 44 * 23 + 10);
            assertThat(feed.value("rejected_datagram_too_long")).isZero();
            assertThat(feed.value("rejected_partial_record")).isZero();

            // From here on each comes alone, and is what it was when it was sent.
            attaching.join();
            final long last = feed.value("datagrams_received");
            send(pieces, 64, 64, socket.address());
            await().until(() -> feed.value("datagrams_received") == last + 1);
            final long before = feed.value("datagrams_received");
            send(pieces, 3 * 192, 192, socket.address());
            await().until(() -> feed.value("datagrams_received") == before + 3);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static void hold(final CountDownLatch held) {
        try {
            held.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attach(final BatchFeedSocket socket) {
        try {
            socket.attach(KernelFilter.of(feed.registry.get()).get(0));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(final int bytes, final int segment) throws IOException {
        final ByteBuffer piece = ByteBuffer.allocateDirect(bytes + 1472);
        put(piece, 1, bytes / 64);
        send(piece, bytes, segment);
    }

    private static void put(final ByteBuffer piece, final int matchId, final int records) {
        final DatagramEncoder encoder = new DatagramEncoder(matchId, FeedFixture.SOURCE, 3, null, piece::put);
        for (int i = 0; i < records; i++) {
            encoder.position(i % 23, 0, 1, 1_000_000_000L, 0, 0, 0, 0, 0);
        }
        encoder.flush();
    }

    private void send(final ByteBuffer piece, final int bytes, final int segment) throws IOException {
        send(piece, bytes, segment, feed.receiver.address());
    }

    private static void send(final ByteBuffer piece, final int bytes, final int segment, final InetSocketAddress to)
            throws IOException {
        final LinuxSocket socket = LinuxSocket.newSocketDgram(SocketProtocolFamily.INET);
        try {
            socket.setIntOpt(SOL_UDP, UDP_SEGMENT, segment);
            final int sent = socket.sendTo(piece, 0, bytes, InetAddress.getByName("127.0.0.1"), to.getPort());
            assertThat(sent).isEqualTo(bytes);
        } finally {
            socket.close();
        }
    }
}
