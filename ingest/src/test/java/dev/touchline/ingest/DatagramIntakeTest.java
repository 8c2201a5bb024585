package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatagramIntakeTest {
    private static final long NOW_UTC = 1_750_000_000_000_000_000L;
    private static final long NOW_TAI = NOW_UTC + 37_000_000_000L;
    private static final int TURN = 20_000;

    private final SourceCounters counted = new SourceCounters();
    private final FeedRegistry registry = new FeedRegistry(List.of(new MatchRegistration(
            1, true, new Counter("t", ""), List.of(new SourceRegistration(2, null, null, counted)))));
    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(BufferUtil.allocateDirectAligned((1 << 16) + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    private final DatagramIntake intake = new DatagramIntake(
            new IntakeContext(
                    List.of(ring), () -> registry, TimeWindow.DEFAULT, new WallClock(), shard -> {}, new Counters()),
            false);
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final InetAddress sender = InetAddress.getLoopbackAddress();
    private final MessageHandler drain = (type, buffer, index, length) -> {};
    private final DatagramEncoder source = new DatagramEncoder(1, 2, 3, null, datagram -> {
        view.wrap(datagram);
        intake.onDatagram(registry, view, 0, datagram.remaining(), sender, NOW_UTC);
    });

    @Test
    void shouldAllocateNothingPerDatagram() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        turn();
        turn();

        // The least of five turns: what the JIT allocates on this thread meanwhile is not the intake's.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            turn();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).as("bytes for 460,000 records").isLessThan(1_000);
        assertThat(counted.received()).isEqualTo(7L * TURN * 23);
    }

    @Test
    void shouldNotCountAtTheSourceWhatTheRingDropped() {
        for (int i = 0; i < 100; i++) {
            datagram();
        }

        assertThat(counted.received()).isLessThan(100L * 23).isPositive();
        ring.read(drain);
        datagram();
        assertThat(counted.lost()).as("what was dropped is missing").isPositive();
    }

    @Test
    void shouldTakeAKnownClockOffsetOffEveryTimeInTheRing() {
        final FeedRegistry offset = new FeedRegistry(List.of(new MatchRegistration(
                1, true, new Counter("t", ""), List.of(new SourceRegistration(2, null, null, counted, 250_000_000L)))));
        final byte[] sent = new byte[3 * RecordDescriptor.RECORD_LENGTH];
        final DatagramEncoder ahead = new DatagramEncoder(1, 2, 3, null, datagram -> {
            view.wrap(datagram);
            intake.onDatagram(offset, view, 0, datagram.remaining(), sender, NOW_UTC);
            view.getBytes(0, sent);
        });
        for (int object = 0; object < 3; object++) {
            ahead.position(object, 0, 1, NOW_TAI + 250_000_000L, 0, 0, 0, 20, 0);
        }
        ahead.flush();

        final List<Long> times = new ArrayList<>();
        ring.read((type, buffer, index, length) -> {
            for (int at = index + RingDescriptor.RECORDS_OFFSET;
                    at < index + length;
                    at += RecordDescriptor.RECORD_LENGTH) {
                times.add(buffer.getLong(at + RecordDescriptor.TIME_OFFSET, ByteOrder.LITTLE_ENDIAN));
            }
        });
        assertThat(times).containsExactly(NOW_TAI, NOW_TAI, NOW_TAI);
        assertThat(new UnsafeBuffer(sent).getLong(RecordDescriptor.TIME_OFFSET, ByteOrder.LITTLE_ENDIAN))
                .as("the datagram itself")
                .isEqualTo(NOW_TAI + 250_000_000L);
    }

    private void turn() {
        for (int i = 0; i < TURN; i++) {
            datagram();
            ring.read(drain);
        }
    }

    private void datagram() {
        for (int object = 0; object < 23; object++) {
            source.position(object, 0, 1, NOW_TAI, 0, 0, 0, 20, 0);
        }
    }
}
