package dev.touchline.engine;

import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.protocol.feed.AttacksPlusX;
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
    private int playClass = PlayClass.NOBODY;

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
        playClass = PlayClass.of(
                clock.ballInPlay() != Flag.NO,
                switch (clock.possession()) {
                    case HOME -> Side.HOME;
                    case AWAY -> Side.AWAY;
                    case NONE, NULL_VAL -> Side.NONE;
                },
                clock.attacksPlusX() == AttacksPlusX.AWAY ? -1 : 1);
        return begins;
    }

    /** The state of play as {@link PlayClass}; in play in nobody's possession while nobody has said. */
    int playClass() {
        return playClass;
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
        playClass = PlayClass.NOBODY;
    }
}
