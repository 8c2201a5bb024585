package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UdpReceiverTest {
    private static final int RING = 64 * 1024;

    private final Counters counters = new Counters();
    private final SourceCounters source = new SourceCounters();
    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(RING + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    private final FeedRegistry registry = new FeedRegistry(List.of(new MatchRegistration(
            1, false, new Counter("t", ""), List.of(new SourceRegistration(2, null, null, source)))));
    private UdpReceiver receiver;

    @AfterEach
    void close() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldPutTheAcceptedRecordsOfADatagramIntoTheRingInOneClaim(final String host) throws IOException {
        open(host, List.of(), null);
        final ByteBuffer datagram = records(3);
        datagram.put(64 + 6, (byte) 9); // the second record's version

        send(datagram);

        await().until(() -> value("records_accepted") == 2);
        final List<Integer> objects = new ArrayList<>();
        final int messages = ring.read((type, buffer, index, length) -> {
            assertThat(type).isEqualTo(RingDescriptor.DATAGRAM);
            assertThat(length).isEqualTo(RingDescriptor.length(2));
            for (int at = index + RingDescriptor.RECORDS_OFFSET; at < index + length; at += 64) {
                objects.add((int) buffer.getByte(at + 14));
            }
        });
        assertThat(messages).isEqualTo(1);
        assertThat(objects).containsExactly(0, 2);
        assertThat(value("rejected_wrong_version")).isEqualTo(1);
        assertThat(source.lost()).as("the dropped record's sequence is missing").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1473, 1536, 2048, 2112, 9000})
    void shouldNeverCutALongDatagramToAGoodOne(final int length) throws IOException {
        open("127.0.0.1", List.of(), null);
        final ByteBuffer good = records(23);
        final ByteBuffer tooLong = ByteBuffer.allocate(length);
        tooLong.put(good).clear();

        send(tooLong);

        await().until(() -> value("datagrams_received") == 1);
        assertThat(value("rejected_datagram_too_long")).isEqualTo(1);
        assertThat(value("records_accepted")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 100})
    void shouldCountADatagramThatHoldsNoWholeRecord(final int length) throws IOException {
        open("127.0.0.1", List.of(), null);

        send(ByteBuffer.allocate(length));

        await().until(() -> value("rejected_partial_record") + value("rejected_empty_datagram") == 1);
    }

    @Test
    void shouldCountWhatAFullRingCannotTake() throws IOException {
        open("127.0.0.1", List.of(), null);
        final int perDatagram = RingDescriptor.length(23);
        final int sent = RING / perDatagram + 5;

        for (int i = 0; i < sent; i++) {
            send(records(23));
        }

        await().until(() -> value("datagrams_received") == sent);
        assertThat(value("ring_dropped")).isPositive();
        assertThat(value("records_accepted") + value("ring_dropped")).isEqualTo(sent * 23L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldJoinAMulticastGroupAndHearIt(final boolean named) throws IOException {
        final NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        Assumptions.assumeTrue(loopback != null, "no loopback interface");
        final InetAddress group = InetAddress.getByName("239.255.84.76");
        open("0.0.0.0", List.of(group), named ? loopback : null);

        try (DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            sender.send(
                    records(1), new InetSocketAddress(group, receiver.address().getPort()));
        }

        await().until(() -> value("records_accepted") == 1);
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws IOException {
        open("127.0.0.1", List.of(), null);
        final InetSocketAddress taken = receiver.address();

        assertThatThrownBy(() -> UdpReceiver.open(
                        new IngestContext(taken, List.of(), null, 65536),
                        intake(new Counters()),
                        new WallClock(),
                        () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("feed socket not bound: udp=127.0.0.1:" + taken.getPort());
    }

    private void open(final String host, final List<InetAddress> groups, final NetworkInterface networkInterface)
            throws IOException {
        receiver = UdpReceiver.open(
                new IngestContext(new InetSocketAddress(host, 0), groups, networkInterface, 1 << 20),
                intake(counters),
                new WallClock(),
                () -> {});
    }

    private DatagramIntake intake(final Counters listed) {
        return new DatagramIntake(ring, () -> registry, TimeWindow.DEFAULT, listed);
    }

    private long value(final String name) {
        return counters.all().stream()
                .filter(counter -> counter.name().equals(name))
                .findAny()
                .orElseThrow()
                .value();
    }

    private void send(final ByteBuffer datagram) throws IOException {
        try (DatagramChannel sender = DatagramChannel.open()) {
            sender.send(datagram, receiver.address());
        }
    }

    private static ByteBuffer records(final int count) {
        final ByteBuffer copy = ByteBuffer.allocate(count * 64);
        final DatagramEncoder encoder = new DatagramEncoder(1, 2, 3, null, copy::put);
        for (int i = 0; i < count; i++) {
            encoder.position(i, 0, 1, 1_000_000_000L, 0, 0, 0, 0, 0);
        }
        encoder.flush();
        return copy.flip();
    }
}
