package dev.touchline.engine.debs;

/**
 * The challenge's field: half a pitch across, x from touchline to touchline, y from goal to goal, mm. Constants and pure
 * functions; any thread.
 */
public final class DebsField {
    /** The field as a rectangle around its four surveyed corners. */
    public static final int MIN_X = 0;

    public static final int MAX_X = 52_483;
    public static final int MIN_Y = -33_960;
    public static final int MAX_Y = 33_965;
    public static final int WIDTH = MAX_X - MIN_X;
    public static final int LENGTH = MAX_Y - MIN_Y;
    /** Height of the bar. */
    public static final int GOAL_HEIGHT = 2_440;

    /** The goal at the end of large y. */
    public static final int GOAL_A_Y = 33_941;

    /** The goal at the end of small y. */
    public static final int GOAL_B_Y = -33_968;

    private static final int GOAL_A_MIN_X_DOUBLED = 45_157;
    private static final int GOAL_A_MAX_X_DOUBLED = 59_797;
    private static final int GOAL_B_MIN_X_DOUBLED = 45_120;
    private static final int GOAL_B_MAX_X_DOUBLED = 59_760;

    private DebsField() {}

    /** Whether a point lies on the field, lines included. */
    public static boolean contains(final int x, final int y) {
        return x >= MIN_X && x <= MAX_X && y >= MIN_Y && y <= MAX_Y;
    }

    /** Whether x lies between the posts of the goal at the end of large y, or of the other. */
    static boolean betweenPosts(final boolean goalA, final long x) {
        return goalA
                ? 2 * x >= GOAL_A_MIN_X_DOUBLED && 2 * x <= GOAL_A_MAX_X_DOUBLED
                : 2 * x >= GOAL_B_MIN_X_DOUBLED && 2 * x <= GOAL_B_MAX_X_DOUBLED;
    }
}
