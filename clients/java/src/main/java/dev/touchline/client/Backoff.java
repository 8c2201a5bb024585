package dev.touchline.client;

import java.util.function.DoubleSupplier;

/**
 * Exponential waits with jitter, so that the clients of a server that went away do not come back as one: each wait is drawn evenly
 * between the lower bound and a ceiling that doubles up to the upper bound. One thread.
 */
final class Backoff {
    private final long leastMs;
    private final long mostMs;
    private final DoubleSupplier random;
    private long ceilingMs;

    /**
     * Waits of so many milliseconds.
     *
     * @param random even in [0, 1)
     */
    Backoff(final long leastMs, final long mostMs, final DoubleSupplier random) {
        this.leastMs = leastMs;
        this.mostMs = mostMs;
        this.random = random;
        reset();
    }

    long nextMs() {
        final long ceiling = Math.min(mostMs, ceilingMs);
        ceilingMs = Math.min(mostMs, ceilingMs * 2);
        return leastMs + (long) (random.getAsDouble() * Math.max(0, ceiling - leastMs));
    }

    /** After a success: the next wait is short again. */
    void reset() {
        ceilingMs = leastMs * 2;
    }
}
