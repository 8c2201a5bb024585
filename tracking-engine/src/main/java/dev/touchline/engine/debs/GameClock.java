package dev.touchline.engine.debs;

/**
 * Game time: ps since the first kick-off, with the break between the halves left out. Immutable; any thread.
 */
final class GameClock {
    /** One tick of game time: the challenge's fastest rate of results, 50 Hz. */
    static final long TICK_PS = 20_000_000_000L;
    /** What is not in the game. */
    static final long OUTSIDE = -1;

    private final long[] starts;
    private final long[] ends;

    GameClock(final long[] starts, final long[] ends) {
        this.starts = starts.clone();
        this.ends = ends.clone();
    }

    /** Game time of a time stamp; {@link #OUTSIDE} before, between and after the halves. A half ends before its end. */
    long gamePs(final long timePs) {
        long before = 0;
        for (int half = 0; half < starts.length; half++) {
            if (timePs < starts[half]) {
                return OUTSIDE;
            }
            if (timePs < ends[half]) {
                return before + timePs - starts[half];
            }
            before += ends[half] - starts[half];
        }
        return OUTSIDE;
    }

    /** The time stamp of a game time; beyond the last half it goes on. */
    long timePs(final long gamePs) {
        long left = gamePs;
        int half = 0;
        while (half + 1 < starts.length && left >= ends[half] - starts[half]) {
            left -= ends[half] - starts[half];
            half++;
        }
        return starts[half] + left;
    }

    /** The half, from 0, of a game time. */
    int half(final long gamePs) {
        long left = gamePs;
        int half = 0;
        while (half + 1 < starts.length && left >= ends[half] - starts[half]) {
            left -= ends[half] - starts[half];
            half++;
        }
        return half;
    }
}
