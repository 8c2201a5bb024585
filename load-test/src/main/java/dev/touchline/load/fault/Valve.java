package dev.touchline.load.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds up bytes: until an instant, or to a rate. Told by one thread, passed by those that pump. */
final class Valve {
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private volatile long shutUntilNs = System.nanoTime();
    private volatile long narrowUntilNs = System.nanoTime();
    private volatile int bytesPerSecond = 1;

    void shut(final long ms) {
        shutUntilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    }

    void narrow(final int rate, final long ms) {
        bytesPerSecond = rate;
        narrowUntilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    }

    /** The most to pass at once: while it is narrow, what passes in a twentieth of a second. */
    int portion(final int most) {
        return isNarrow() ? Math.max(1, Math.min(most, bytesPerSecond / 20)) : most;
    }

    private boolean isNarrow() {
        return System.nanoTime() - narrowUntilNs < 0;
    }

    /** Returns when so many bytes may pass. */
    void pass(final int bytes) {
        final long dueNs = System.nanoTime() + bytes * NS_PER_SECOND / bytesPerSecond;
        while (System.nanoTime() - shutUntilNs < 0 || (isNarrow() && System.nanoTime() - dueNs < 0)) {
            LockSupport.parkNanos(NAP_NS);
        }
    }
}
