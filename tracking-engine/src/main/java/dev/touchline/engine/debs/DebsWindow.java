package dev.touchline.engine.debs;

/** The windows over which the challenge asks for statistics, by minutes of game time. */
public final class DebsWindow {
    /** Of running and possession; the last is the whole game. */
    public static final DebsWindow ACTIVITY = new DebsWindow(1, 5, 20);
    /** Of the heat map; the last is the whole game. */
    public static final DebsWindow HEAT = new DebsWindow(1, 5, 10);
    /** Windows in each set. */
    public static final int COUNT = 4;
    /** The index of the whole game. */
    public static final int GAME = 3;

    private static final int TICKS_PER_MINUTE = 3_000;

    private final int[] minutes;

    private DebsWindow(final int... minutes) {
        this.minutes = minutes;
    }

    /** As in names of results: 1m, 5m, 20m, game. */
    public String label(final int window) {
        return window == GAME ? "game" : minutes[window] + "m";
    }

    int ticks(final int window) {
        return minutes[window] * TICKS_PER_MINUTE;
    }

    long lengthPs(final int window) {
        return minutes[window] * (TICKS_PER_MINUTE * GameClock.TICK_PS);
    }
}
