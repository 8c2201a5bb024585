package dev.touchline.feeds.play;

import java.util.function.BooleanSupplier;

/** The player's only way to know and spend time; a test's own makes hours pass at once. Used by the playing thread. */
public interface Pacer {
    /** ns from some fixed point, never backwards. */
    long monotonicNs();

    /** ns since 1970-01-01, TAI. */
    long taiNs();

    /**
     * Waits until {@link #monotonicNs} has reached the deadline, or for less when cancelled. Returns at once when it has.
     *
     * @param cancelled asked after every wake-up
     */
    void awaitUntil(long deadlineNs, BooleanSupplier cancelled);
}
