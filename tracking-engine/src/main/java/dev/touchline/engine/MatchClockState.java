package dev.touchline.engine;

import dev.touchline.protocol.feed.Flag;
import dev.touchline.protocol.feed.MatchClockDecoder;

/** Period and clock as the newest match clock record states them. Engine thread only. */
final class MatchClockState {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private int period;
    private int lastPlayed;
    private boolean running;
    private long clockMs;
    private long atNs;

    /**
     * Takes a record; answers whether another period of play has begun: a break is none, and the same one going on is not
     * another. One from before the newest is passed over.
     */
    boolean onRecord(final MatchClockDecoder clock) {
        if (clock.captureTime() < atNs) {
            return false;
        }
        final boolean begins = clock.period() > 0 && clock.period() != lastPlayed;
        if (begins) {
            lastPlayed = clock.period();
        }
        atNs = clock.captureTime();
        period = clock.period();
        clockMs = clock.clockMs();
        running = clock.running() == Flag.YES;
        return begins;
    }

    int period() {
        return period;
    }

    boolean running() {
        return running;
    }

    /** Milliseconds of the period at an instant of engine time. */
    long clockMsAt(final long timeNs) {
        return running ? clockMs + Math.max(timeNs - atNs, 0) / NANOS_PER_MILLI : clockMs;
    }

    void clear() {
        period = 0;
        lastPlayed = 0;
        running = false;
        clockMs = 0;
        atNs = 0;
    }
}
