package dev.touchline.ingest;

import static dev.touchline.ingest.FeedFixture.context;
import static dev.touchline.ingest.FeedFixture.multicast;
import static dev.touchline.ingest.FeedFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.touchline.protocol.RingDescriptor;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of receiver that this machine has, over real sockets. */
@ParameterizedClass
@MethodSource("kinds")
@Timeout(30)
class FeedReceiverTest {
    private final ReceiverKind kind;
    private final FeedFixture feed = new FeedFixture();

    FeedReceiverTest(final ReceiverKind kind) {
        this.kind = kind;
    }

    static Stream<ReceiverKind> kinds() {
        return Epoll.isAvailable()
                ? Stream.of(ReceiverKind.values()).filter(kind -> kind != ReceiverKind.AUTO)
                : Stream.of(ReceiverKind.NIO);
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldPutTheAcceptedRecordsOfADatagramIntoTheRingInOneClaim(final String host) throws IOException {
        feed.open(context(kind, host));
        final ByteBuffer datagram = records(1, 3);
        datagram.put(64 + 6, (byte) 9); // the second record's version

        feed.send(datagram);

        await().until(() -> feed.value("records_accepted") == 2);
        assertThat(feed.read(0)).containsExactly(List.of(0, 2));
        assertThat(feed.value("rejected_wrong_version")).isEqualTo(1);
        assertThat(feed.source.lost())
                .as("the dropped record's sequence is missing")
                .isEqualTo(1);
        assertThat(feed.receiver.transport()).isEqualTo(kind.label());
    }

    @Test
    void shouldPutEachMatchIntoTheRingOfItsShard() throws IOException {
        feed.open(context(kind, "127.0.0.1"));

        feed.send(records(2, 2));
        feed.send(records(1, 3));

        await().until(() -> feed.value("records_accepted") == 5);
        assertThat(feed.read(0)).containsExactly(List.of(0, 1, 2));
        assertThat(feed.read(1)).containsExactly(List.of(0, 1));
        await().until(() -> feed.wakes.get() == 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1473, 1536, 2048, 2112, 9000, 65507})
    void shouldNeverCutALongDatagramToAGoodOne(final int length) throws IOException {
        feed.open(context(kind, "127.0.0.1"));
        final ByteBuffer tooLong = ByteBuffer.allocate(length);
        tooLong.put(records(1, 23)).clear();

        feed.send(tooLong);

        await().until(() -> feed.value("datagrams_received") == 1);
        assertThat(feed.value("rejected_datagram_too_long")).isEqualTo(1);
        assertThat(feed.value("records_accepted")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 100})
    void shouldCountADatagramThatHoldsNoWholeRecordAndGoOn(final int length) throws IOException {
        feed.open(context(kind, "127.0.0.1"));

        feed.send(ByteBuffer.allocate(length));
        feed.send(records(1, 1));

        await().until(() -> feed.value("records_accepted") == 1);
        assertThat(feed.value("rejected_partial_record") + feed.value("rejected_empty_datagram"))
                .isEqualTo(1);
    }

    @Test
    void shouldCountWhatAFullRingCannotTake() throws IOException {
        feed.open(context(kind, "127.0.0.1"));
        final int sent = FeedFixture.RING / RingDescriptor.length(23) + 5;

        for (int i = 0; i < sent; i++) {
            feed.send(records(1, 23));
        }

        await().until(() -> feed.value("datagrams_received") == sent);
        assertThat(feed.value("ring_dropped")).isPositive();
        assertThat(feed.value("records_accepted") + feed.value("ring_dropped")).isEqualTo(sent * 23L);
    }

    @Test
    void shouldTellSendersApartWhereASourceHasOnlyOne() throws IOException {
        feed.open(context(kind, "127.0.0.1"));
        feed.registry.set(feed.registry(InetAddress.getByName("127.0.0.2")));

        for (final String from : List.of("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.2")) {
            try (DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
                sender.bind(new InetSocketAddress(from, 0));
                sender.send(records(1, 1), feed.receiver.address());
            }
        }

        await().until(() -> feed.value("datagrams_received") == 4);
        assertThat(feed.value("rejected_wrong_sender")).isEqualTo(2);
        assertThat(feed.value("records_accepted")).isEqualTo(2);
    }

    @Test
    void shouldKnowAnIpv4SenderOnASocketOfBothFamilies() throws IOException {
        feed.registry.set(feed.registry(InetAddress.getByName("127.0.0.1")));
        feed.open(context(kind, "::"));

        try (DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.send(
                    records(1, 1),
                    new InetSocketAddress("127.0.0.1", feed.receiver.address().getPort()));
        }

        await().until(() -> feed.value("records_accepted") == 1);
    }

    @Test
    void shouldCountARepeatedDatagramAsDuplicates() throws IOException {
        feed.open(context(kind, "127.0.0.1"));

        feed.send(records(1, 3));
        feed.send(records(1, 3));

        await().until(() -> feed.value("records_accepted") == 6);
        assertThat(feed.source.duplicates()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldJoinAMulticastGroupAndHearItOnceWhateverTheNumberOfSockets(final boolean named) throws IOException {
        final NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        Assumptions.assumeTrue(loopback != null, "no loopback interface");
        final InetAddress group = InetAddress.getByName("239.255.84.76");
        feed.open(multicast(kind, "0.0.0.0", 2, group, named ? loopback : null));

        try (DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            final int port = feed.receiver.address().getPort();
            sender.send(records(1, 1), new InetSocketAddress(group, port));
            sender.send(records(2, 1), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        await().until(() -> feed.value("records_accepted") >= 2);
        assertThat(feed.read(0)).containsExactly(List.of(0));
    }

    @Test
    void shouldJoinAnIpv6MulticastGroup() throws IOException {
        // Loopback has no route for IPv6 multicast, so it is the kernel's table of memberships that is asked.
        final Path memberships = Path.of("/proc/net/igmp6");
        final NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getByName("::1"));
        Assumptions.assumeTrue(loopback != null && Files.exists(memberships), "no IPv6 loopback on Linux");
        final String row = "^\\d+\\s+" + loopback.getName() + "\\s+ff11000000000000000000000000544c .*";

        feed.open(multicast(kind, "::", 1, InetAddress.getByName("ff11::544c"), loopback));

        assertThat(Files.readAllLines(memberships)).anyMatch(line -> line.matches(row));
        feed.receiver.close();
        assertThat(Files.readAllLines(memberships)).noneMatch(line -> line.matches(row));
    }

    @Test
    void shouldTakeWhatManySendersSendToTwoSocketsOfOneSource() throws IOException {
        feed.open(context(kind, "127.0.0.1", 2, FilterMode.OFF));
        final int senders = 16;
        final List<DatagramChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i < senders; i++) {
                channels.add(DatagramChannel.open().connect(feed.receiver.address()));
            }
            for (final DatagramChannel channel : channels) {
                channel.write(records(1, 2));
            }
        } finally {
            for (final DatagramChannel channel : channels) {
                channel.close();
            }
        }

        await().until(() -> feed.value("records_accepted") == senders * 2);
        assertThat(feed.receiver.sockets()).isEqualTo(2);
        // Every sender sent the same two records: what is not new is a duplicate, whichever socket it came in by.
        assertThat(feed.source.duplicates()).isEqualTo((senders - 1) * 2);
        assertThat(feed.read(0)).hasSize(senders);
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws IOException {
        feed.open(context(kind, "127.0.0.1"));
        final InetSocketAddress taken = feed.receiver.address();
        final IngestContext again = new IngestContext(taken, List.of(), null, 65536, kind, 1, FilterMode.OFF);

        try (FeedFixture other = new FeedFixture()) {
            assertThatThrownBy(() -> other.open(again))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("feed socket not bound: udp=127.0.0.1:" + taken.getPort());
        }
    }

    @Test
    void shouldTakeNothingMoreOnceItIsClosed() throws IOException {
        feed.open(context(kind, "127.0.0.1", 2, FilterMode.AUTO));
        final InetSocketAddress address = feed.receiver.address();

        feed.receiver.close();
        feed.receiver.sample();
        feed.receiver.registryChanged(feed.registry.get());

        try (DatagramChannel successor = DatagramChannel.open().bind(address)) {
            assertThat(successor.getLocalAddress()).isEqualTo(address);
        }
        assertThat(feed.receiver.isFiltering()).isFalse();
    }

    @Test
    void shouldReadBackTheBufferInTheUnitItIsAskedFor() throws IOException {
        // Far below any limit: granted as asked, though Linux answers twice as much.
        feed.open(new IngestContext(
                new InetSocketAddress("127.0.0.1", 0), List.of(), null, 65_536, kind, 1, FilterMode.OFF));

        assertThat(feed.receiver.receiveBufferBytes()).isEqualTo(65_536);
    }
}
