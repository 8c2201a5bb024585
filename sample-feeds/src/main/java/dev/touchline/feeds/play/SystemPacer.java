package dev.touchline.feeds.play;

import dev.touchline.protocol.TaiTime;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The machine's own clocks. Waits by parking and spins the last stretch, because a parked thread wakes some 60
 * microseconds late. Any thread; a waiting thread is woken early by {@link LockSupport#unpark}.
 */
public final class SystemPacer implements Pacer {
    private static final long SPIN_NS = 100_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int taiOffsetSeconds;

    /** Clocks whose UTC is so many seconds behind TAI. */
    public SystemPacer(final int taiOffsetSeconds) {
        this.taiOffsetSeconds = taiOffsetSeconds;
    }

    @Override
    public long monotonicNs() {
        return System.nanoTime();
    }

    @Override
    public long taiNs() {
        final Instant now = Instant.now();
        return TaiTime.fromUtcNs(now.getEpochSecond() * NANOS_PER_SECOND + now.getNano(), taiOffsetSeconds);
    }

    @Override
    public void awaitUntil(final long deadlineNs, final BooleanSupplier cancelled) {
        long left = deadlineNs - System.nanoTime();
        while (left > 0 && !cancelled.getAsBoolean()) {
            if (left > SPIN_NS) {
                LockSupport.parkNanos(left - SPIN_NS);
            } else {
                Thread.onSpinWait();
            }
            left = deadlineNs - System.nanoTime();
        }
    }
}
