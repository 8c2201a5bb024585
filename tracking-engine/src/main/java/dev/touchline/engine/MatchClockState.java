package dev.touchline.engine;

import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.feed.Flag;
import dev.touchline.protocol.feed.MatchClockDecoder;

/** Period and clock as the newest match clock record, or an operator, states them. Engine thread only. */
final class MatchClockState {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private int period;
    private int lastPlayed;
    private long lastPlayedMs;
    private boolean running;
    private long clockMs;
    private long atNs;
    private boolean flagUsed;
    private boolean recordSeen;
    /** Who attacks where in the period that comes next was said before it. */
    private boolean endsStatedInBreak;

    private final PlayState play = new PlayState();

    /**
     * Takes a record; answers whether another period of play has begun: a break is none, and the same one going on is not
     * another. One from before the newest is passed over.
     */
    boolean onRecord(final MatchClockDecoder clock, final long captureNs) {
        if (captureNs < atNs) {
            return false;
        }
        recordSeen = true;
        return take(
                captureNs,
                clock.period(),
                clock.running() == Flag.YES,
                clock.clockMs(),
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
    }

    /**
     * Takes an operator's statement as of an instant; answers whether another period of play has begun. What it does not say
     * stays as it was. Throws {@link IllegalStateException} when it does not fit the period that runs.
     */
    boolean onStatement(final ClockStatement statement, final long nowNs) {
        if (nowNs == 0) {
            throw new IllegalStateException("nothing has been received yet, so there is no time to count from");
        }
        final long shownMs = clockMsAt(nowNs);
        if (statement instanceof ClockStatement.MatchStart start) {
            if (lastPlayed > 0) {
                throw new IllegalStateException("match has begun already: period=" + lastPlayed);
            }
            return state(
                    nowNs, start.period(), true, start.clockMs(), directionOf(start.period(), start.attacksPlusX()));
        }
        if (statement instanceof ClockStatement.PeriodStart start) {
            requireStarts(start.period());
            return state(
                    nowNs, start.period(), true, start.clockMs(), directionOf(start.period(), start.attacksPlusX()));
        }
        if (statement instanceof ClockStatement.Ends ends) {
            final boolean begun = state(nowNs, period, running, shownMs, direction(ends.attacksPlusX()));
            endsStatedInBreak = period == 0;
            return begun;
        }
        if (period == 0) {
            throw new IllegalStateException("no period runs");
        }
        if (statement instanceof ClockStatement.Clock clock) {
            final long newMs = clock.clockMs() == ClockStatement.UNCHANGED ? shownMs : clock.clockMs();
            return state(nowNs, period, clock.running(), newMs, play.homeAttacks());
        }
        if (statement instanceof ClockStatement.PeriodEnd end
                && end.period() != ClockStatement.WHICHEVER
                && end.period() != period) {
            throw new IllegalStateException("another period runs: period=" + end.period() + ", running=" + period);
        }
        return state(nowNs, 0, false, 0, play.homeAttacks());
    }

    /** Teams change ends between periods: what was stated of one says nothing of the next. */
    private int directionOf(final int next, final Side attacksPlusX) {
        final boolean goesOn = next == lastPlayed || endsStatedInBreak;
        return attacksPlusX == Side.NONE && !goesOn ? 0 : direction(attacksPlusX);
    }

    private void requireStarts(final int next) {
        if (period == next) {
            throw new IllegalStateException("period runs already: period=" + period);
        }
        if (next < lastPlayed) {
            throw new IllegalStateException("a later period was played: period=" + next + ", played=" + lastPlayed);
        }
    }

    private int direction(final Side attacksPlusX) {
        return switch (attacksPlusX) {
            case HOME -> 1;
            case AWAY -> -1;
            case NONE -> play.homeAttacks();
        };
    }

    private boolean state(
            final long nowNs,
            final int newPeriod,
            final boolean newRunning,
            final long newClockMs,
            final int homeAttacks) {
        return take(nowNs, newPeriod, newRunning, newClockMs, homeAttacks, play.inPlay(), play.possession());
    }

    private boolean take(
            final long captureNs,
            final int newPeriod,
            final boolean newRunning,
            final long newClockMs,
            final int homeAttacks,
            final InPlay inPlay,
            final Side possession) {
        final boolean begins = newPeriod > 0 && newPeriod != lastPlayed;
        if (begins) {
            lastPlayed = newPeriod;
        }
        endsStatedInBreak &= newPeriod == 0;
        if (newPeriod == 0 && period > 0) {
            lastPlayedMs = clockMsAt(captureNs);
        }
        atNs = captureNs;
        period = newPeriod;
        clockMs = newClockMs;
        running = newRunning;
        play.clock(period, running, clockMs, homeAttacks, inPlay, possession);
        return begins;
    }

    /** Who attacks +x, as far as anybody said. */
    Side attacksPlusX() {
        return play.homeAttacks() > 0 ? Side.HOME : play.homeAttacks() < 0 ? Side.AWAY : Side.NONE;
    }

    /**
     * Takes the ball's own flag. It counts for feeds that send no match clock, from the first time that it says 'in play': a feed
     * that never sets it says nothing.
     */
    void onBallFlag(final boolean inPlay) {
        flagUsed |= inPlay;
        if (flagUsed && !recordSeen) {
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

    /** The period that runs, in a break the one that was played last; 0 before the first. */
    int lastPlayed() {
        return lastPlayed;
    }

    /** Milliseconds of that period at an instant of engine time; in a break those at which it ended. */
    long lastPlayedMsAt(final long timeNs) {
        return period == 0 ? lastPlayedMs : clockMsAt(timeNs);
    }

    void clear() {
        period = 0;
        lastPlayed = 0;
        lastPlayedMs = 0;
        running = false;
        clockMs = 0;
        atNs = 0;
        flagUsed = false;
        recordSeen = false;
        endsStatedInBreak = false;
        play.clear();
    }

    void save(final StateWriter out) {
        out.section("clock");
        out.putInt(period);
        out.putInt(lastPlayed);
        out.putLong(lastPlayedMs);
        out.putBoolean(running);
        out.putLong(clockMs);
        out.putLong(atNs);
        out.putBoolean(flagUsed);
        out.putBoolean(recordSeen);
        out.putBoolean(endsStatedInBreak);
        play.save(out);
    }

    void load(final StateReader in) {
        in.section("clock");
        period = in.getInt();
        lastPlayed = in.getInt();
        lastPlayedMs = in.getLong();
        running = in.getBoolean();
        clockMs = in.getLong();
        atNs = in.getLong();
        flagUsed = in.getBoolean();
        recordSeen = in.getBoolean();
        endsStatedInBreak = in.getBoolean();
        play.load(in);
    }
}
