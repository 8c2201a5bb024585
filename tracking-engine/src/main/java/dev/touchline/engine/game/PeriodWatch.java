package dev.touchline.engine.game;

import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Period and clock as stated, and what follows from their changes. A clock of more than {@value #LONGEST_PERIOD_MS} ms in one
 * period is not plausible: 45 minutes with half an hour added; nobody has ended it. Engine thread only.
 */
final class PeriodWatch {
    static final long LONGEST_PERIOD_MS = 75 * 60_000L;

    private int period;
    private int played;
    private boolean running;
    private boolean clockSeen;
    private long clockMs;
    private boolean begun;

    /** Takes what is stated; answers whether the period has changed. */
    boolean onFrame(final PlayState stated) {
        final boolean changed = stated.period() != period;
        period = stated.period();
        running = stated.running();
        clockMs = stated.clockMs();
        clockSeen |= running || period != 0;
        begun = period != 0 && period != played;
        if (begun) {
            played = period;
        }
        return changed;
    }

    /** Whether another period of play than the last has begun with the newest frame: a break's end is none. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether play may be going on: a period's clock runs, or nobody has ever said anything of a clock. */
    boolean isPlayable() {
        return !clockSeen || (running && period != 0);
    }

    /** Whether the clock says that no period is played: before, between and after them. */
    boolean isBreak() {
        return clockSeen && period == 0;
    }

    int period() {
        return period;
    }

    boolean running() {
        return running;
    }

    long clockMs() {
        return clockMs;
    }

    boolean isClockImplausible() {
        return period != 0 && clockMs > LONGEST_PERIOD_MS;
    }

    void clear() {
        period = 0;
        played = 0;
        running = false;
        clockSeen = false;
        clockMs = 0;
        begun = false;
    }

    void save(final StateWriter out) {
        out.putInt(period);
        out.putInt(played);
        out.putBoolean(running);
        out.putBoolean(clockSeen);
        out.putLong(clockMs);
        out.putBoolean(begun);
    }

    void load(final StateReader in) {
        period = in.getInt();
        played = in.getInt();
        running = in.getBoolean();
        clockSeen = in.getBoolean();
        clockMs = in.getLong();
        begun = in.getBoolean();
    }
}
