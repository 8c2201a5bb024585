package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DatagramSocketTest {
    private static final int LENGTH = 1_472;
    private static final int COUNT = 44;

    private DatagramChannel receiver;
    private InetSocketAddress address;

    @BeforeEach
    void bind() throws IOException {
        receiver = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) receiver.getLocalAddress();
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void shouldArriveAsSingleDatagramsWhenKernelSegments() throws IOException {
        assumeTrue(SegmentingSocket.isAvailable());
        try (DatagramSocket socket = SegmentingSocket.connect(address)) {
            assertThat(socket.maxDatagrams()).isEqualTo(COUNT);
            final ByteBuffer bytes = numbered(COUNT + 1);
            socket.send(bytes, LENGTH, COUNT * LENGTH);

            shouldReceive(1, COUNT);
        }
    }

    @Test
    void shouldArriveAsSingleDatagramsWhenEachHasItsCall() throws IOException {
        try (DatagramSocket socket = PlainSocket.connect(address)) {
            final ByteBuffer bytes = numbered(COUNT);
            socket.send(bytes, 0, 3 * LENGTH);
            socket.send(bytes, LENGTH, LENGTH);

            shouldReceive(0, 3);
            shouldReceive(1, 1);
        }
    }

    @Test
    void shouldFailWhenNobodyListens() throws IOException {
        receiver.close();
        try (FeedSender sender = FeedSender.connect(address, true, new FakeSendClock(0))) {
            // The first datagram brings the refusal back, the second one's call reports it.
            final FeedRun run = new FeedRun(new FeedShape(1, 1, 1), 1, 23, 10, 0);

            assertThatThrownBy(() -> sender.send(run)).isInstanceOf(IOException.class);
        }
    }

    private void shouldReceive(final int first, final int count) throws IOException {
        final ByteBuffer in = ByteBuffer.allocate(2 * LENGTH);
        for (int i = first; i < first + count; i++) {
            in.clear();
            receiver.receive(in);
            assertThat(in.position()).isEqualTo(LENGTH);
            assertThat(in.getInt(0)).isEqualTo(i);
        }
    }

    private static ByteBuffer numbered(final int count) {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(count * LENGTH);
        for (int i = 0; i < count; i++) {
            bytes.putInt(i * LENGTH, i);
        }
        return bytes;
    }
}
