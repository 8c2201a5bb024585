package dev.touchline.engine;

import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
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
    private boolean flagUsed;
    private final PlayState play = new PlayState();

    /**
     * Takes a record; answers whether another period of play has begun: a break is none, and the same one going on is not
     * another. One from before the newest is passed over.
     */
    boolean onRecord(final MatchClockDecoder clock, final long captureNs) {
        if (captureNs < atNs) {
            return false;
        }
        final boolean begins = clock.period() > 0 && clock.period() != lastPlayed;
        if (begins) {
            lastPlayed = clock.period();
        }
        atNs = captureNs;
        period = clock.period();
        clockMs = clock.clockMs();
        running = clock.running() == Flag.YES;
        play.clock(
                period,
                running,
                clockMs,
                switch (clock.attacksPlusX()) {
                    case HOME -> 1;
                    case AWAY -> -1;
                    case UNKNOWN, NULL_VAL -> 0;
                },
                clock.ballInPlay() == Flag.NO ? InPlay.NO : InPlay.YES,
                switch (clock.possession()) {
                    case HOME -> Side.HOME;
                    case AWAY -> Side.AWAY;
                    case NONE, NULL_VAL -> Side.NONE;
                });
        return begins;
    }

    /**
     * Takes the ball's own flag. It counts for feeds that send no match clock, from the first time that it says 'in play': a feed
     * that never sets it says nothing.
     */
    void onBallFlag(final boolean inPlay) {
        flagUsed |= inPlay;
        if (flagUsed && atNs == 0) {
            play.inPlay(inPlay ? InPlay.YES : InPlay.NO);
        }
    }

    /** What the feed states, with the clock at an instant of engine time. */
    PlayState playAt(final long timeNs) {
        play.clockMs(clockMsAt(timeNs));
        return play;
    }

    int period() {
        return period;
    }

    boolean running() {
        return running;
    }

    /** Milliseconds of the period at an instant of engine time, which may be before the newest record's. */
    long clockMsAt(final long timeNs) {
        return running ? Math.max(clockMs + (timeNs - atNs) / NANOS_PER_MILLI, 0) : clockMs;
    }

    void clear() {
        period = 0;
        lastPlayed = 0;
        running = false;
        clockMs = 0;
        atNs = 0;
        flagUsed = false;
        play.clear();
    }

    void save(final StateWriter out) {
        out.section("clock");
        out.putInt(period);
        out.putInt(lastPlayed);
        out.putBoolean(running);
        out.putLong(clockMs);
        out.putLong(atNs);
        out.putBoolean(flagUsed);
        play.save(out);
    }

    void load(final StateReader in) {
        in.section("clock");
        period = in.getInt();
        lastPlayed = in.getInt();
        running = in.getBoolean();
        clockMs = in.getLong();
        atNs = in.getLong();
        flagUsed = in.getBoolean();
        play.load(in);
    }
}
