package dev.touchline.load.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The machine's monotonic clock, offset to the epoch once. Any thread.
 *
 * <p>The offset is the tightest of many readings of the wall clock between two of the monotonic one: right to about a
 * microsecond. Agrona's OffsetEpochNanoClock reads the wall clock in milliseconds and was 0.3 to 0.9 ms off here, which is
 * more than the latencies that this tool measures.
 */
final class SystemSendClock implements SendClock {
    private static final int READINGS = 1_000;

    private final long epochOffsetNs = sampleOffset(Clock.systemUTC());

    @Override
    public long nanoTime() {
        return System.nanoTime() + epochOffsetNs;
    }

    @Override
    public void park(final long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck")
    public void spin() {
        // With two cores the server may be waiting for this one.
        Thread.yield();
    }

    private static long sampleOffset(final Clock wallClock) {
        long tightest = Long.MAX_VALUE;
        long offset = 0;
        for (int i = 0; i < READINGS; i++) {
            final long before = System.nanoTime();
            final Instant wall = wallClock.instant();
            final long width = System.nanoTime() - before;
            if (width < tightest) {
                tightest = width;
                offset = TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano() - (before + width / 2);
            }
        }
        return offset;
    }
}
