package dev.touchline.ingest;

import static dev.touchline.ingest.FeedFixture.context;
import static dev.touchline.ingest.FeedFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.agrona.concurrent.MessageHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the event loop's thread allocates from socket to ring, by the JVM's own counter. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReceiverAllocationTest {
    private static final int BATCH = 32;
    private static final int DATAGRAMS = 137 * BATCH;
    private static final long RECORDS = DATAGRAMS * 23L;

    private final FeedFixture feed = new FeedFixture();
    private final MessageHandler drain = (type, buffer, index, length) -> {};
    private volatile long loopThreadId;

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReceiverKind.class,
            names = {"BATCH", "DIRECT", "NIO"})
    void shouldAllocateNothingPerRecordFromSocketToRing(final ReceiverKind kind) throws IOException {
        shouldAllocateNothing(kind);
    }

    @Test
    void shouldAllocateNothingPerRecordWhereSendersAreToldApart() throws IOException {
        feed.registry.set(feed.registry(InetAddress.getByName("127.0.0.1")));

        shouldAllocateNothing(ReceiverKind.BATCH);
    }

    private void shouldAllocateNothing(final ReceiverKind kind) throws IOException {
        Assumptions.assumeTrue(kind == ReceiverKind.NIO || Epoll.isAvailable(), "no epoll");
        feed.receiver = FeedReceivers.open(
                context(kind, "127.0.0.1"),
                new IntakeContext(
                        feed.rings,
                        feed.registry::get,
                        TimeWindow.DEFAULT,
                        new WallClock(),
                        shard -> loopThreadId = Thread.currentThread().getId(),
                        feed.counters));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        try (DatagramChannel sender = DatagramChannel.open().connect(feed.receiver.address())) {
            final ByteBuffer datagram = records(1, 23);
            turn(sender, datagram);
            turn(sender, datagram);
            // The least of five turns: what the JIT and the collector do on this thread meanwhile is not the
            // receiver's.
            for (int i = 0; i < 5; i++) {
                final long before = threads.getThreadAllocatedBytes(loopThreadId);
                turn(sender, datagram);
                least = Math.min(least, threads.getThreadAllocatedBytes(loopThreadId) - before);
            }
        }

        assertThat(feed.value("records_accepted")).isEqualTo(7 * RECORDS);
        assertThat(least).as("bytes for %d records", RECORDS).isLessThan(RECORDS / 100);
    }

    /** Sends in batches that the receive buffer and the ring hold, each when the one before is through. */
    private void turn(final DatagramChannel sender, final ByteBuffer datagram) throws IOException {
        for (int i = 0; i < DATAGRAMS / BATCH; i++) {
            final long through = feed.value("records_accepted") + BATCH * 23L;
            for (int n = 0; n < BATCH; n++) {
                sender.write(datagram.rewind());
            }
            while (feed.value("records_accepted") < through) {
                Thread.onSpinWait();
            }
            while (feed.rings.get(0).size() > 0) {
                feed.rings.get(0).read(drain);
            }
        }
        await().until(() -> loopThreadId != 0);
    }
}
