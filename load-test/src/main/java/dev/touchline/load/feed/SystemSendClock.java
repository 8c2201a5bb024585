package dev.touchline.load.feed;

import dev.touchline.protocol.WallClock;
import java.util.concurrent.locks.LockSupport;

/** The machine's clock, and its scheduler. Any thread. */
final class SystemSendClock implements SendClock {
    private final WallClock clock = new WallClock();

    @Override
    public long nanoTime() {
        return clock.nanoTime();
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
}
