package dev.touchline.engine.debs;

import java.util.Arrays;

/**
 * One player's running. Each tick has the class of his speed; he changes to another class once he has kept it for a second,
 * and what came between is counted to the class that follows. The last 20 minutes are kept tick by tick, so that what leaves
 * a window is taken back exactly. One thread; allocates nothing after it was made.
 */
final class Runner {
    /** In no class: not seen, or not yet for a second. */
    static final int NONE = -1;
    /** Ticks that a class is kept before it counts. */
    static final int LEAST_TICKS = 50;
    /** Ten seconds in which no class was kept are counted to the class before: they leave no window before they are counted. */
    static final int MOST_PENDING_TICKS = 500;

    private static final int SLIDING = DebsWindow.GAME;

    private final IntensityTotals[] totals = new IntensityTotals[DebsWindow.COUNT];
    private final byte[] intensity = new byte[DebsWindow.ACTIVITY.ticks(SLIDING - 1)];
    private final int[] micrometres = new int[intensity.length];
    private final int[] sliding = new int[SLIDING];
    private int at;

    private int confirmed = NONE;
    private int candidate = NONE;
    private int candidateTicks;
    private int pendingTicks;
    private long startPs;
    private long stopPs;
    private long distance;

    Runner() {
        for (int window = 0; window < totals.length; window++) {
            totals[window] = new IntensityTotals();
        }
        for (int window = 0; window < SLIDING; window++) {
            sliding[window] = DebsWindow.ACTIVITY.ticks(window);
        }
        Arrays.fill(intensity, (byte) NONE);
    }

    /** A tick at which he was seen, with his speed, um/s. */
    void tick(final long nowPs, final long speed) {
        final int found = Intensity.indexOf(speed);
        candidateTicks = found == candidate ? candidateTicks + 1 : 1;
        candidate = found;
        push((int) (speed / (1_000_000_000_000L / GameClock.TICK_PS)));
        pendingTicks++;
        if (found == confirmed) {
            count(nowPs);
        } else if (candidateTicks >= LEAST_TICKS) {
            startPs = nowPs - pendingTicks * GameClock.TICK_PS;
            distance = 0;
            confirmed = found;
            count(nowPs);
        } else if (pendingTicks == MOST_PENDING_TICKS) {
            if (confirmed == NONE) {
                startPs = nowPs - pendingTicks * GameClock.TICK_PS;
                confirmed = found;
            }
            count(nowPs);
        }
    }

    /** A tick at which he was not seen: what is pending is counted to the class he was in, and he is in none. */
    void absent(final long nowPs) {
        stop(nowPs);
        push(0);
    }

    /** Counts what is pending to the class he was in, and ends it. */
    void stop(final long nowPs) {
        if (confirmed == NONE && pendingTicks > 0) {
            confirmed = candidate;
        }
        count(nowPs);
        confirmed = NONE;
        candidate = NONE;
        candidateTicks = 0;
        distance = 0;
    }

    private void push(final int movedMicrometres) {
        for (int window = 0; window < SLIDING; window++) {
            final int leaves = index(sliding[window]);
            if (intensity[leaves] != NONE) {
                totals[window].remove(intensity[leaves], micrometres[leaves]);
            }
        }
        intensity[at] = NONE;
        micrometres[at] = movedMicrometres;
        at = at + 1 == intensity.length ? 0 : at + 1;
    }

    private void count(final long nowPs) {
        for (; pendingTicks > 0; pendingTicks--) {
            final int tick = index(pendingTicks);
            intensity[tick] = (byte) confirmed;
            distance += micrometres[tick];
            for (final IntensityTotals window : totals) {
                window.add(confirmed, micrometres[tick]);
            }
        }
        stopPs = nowPs;
    }

    private int index(final int ticksAgo) {
        final int index = at - ticksAgo;
        return index < 0 ? index + intensity.length : index;
    }

    /** The class he is in, or {@link #NONE}. */
    int confirmed() {
        return confirmed;
    }

    long startPs() {
        return startPs;
    }

    long stopPs() {
        return stopPs;
    }

    long distanceMicrometres() {
        return distance;
    }

    IntensityTotals totals(final int window) {
        return totals[window];
    }
}
