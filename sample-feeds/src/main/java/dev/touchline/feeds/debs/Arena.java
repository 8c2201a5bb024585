package dev.touchline.feeds.debs;

/** The challenge's field in metres: x from touchline to touchline, y from goal to goal. Constants; any thread. */
final class Arena {
    static final double WIDTH = 52.483;
    static final double HALF_LENGTH = 33.95;
    static final double CENTRE_X = 26.24;
    static final double GOAL_HALF_WIDTH = 3.66;
    static final double GOAL_HEIGHT = 2.44;
    /** How far the ball is over a line before play stops. */
    static final double OVER_LINE = 0.15;

    private Arena() {}

    static boolean isOut(final double x, final double y) {
        return x < -OVER_LINE || x > WIDTH + OVER_LINE || Math.abs(y) > HALF_LENGTH + OVER_LINE;
    }

    static double clampX(final double x, final double margin) {
        return Math.max(margin, Math.min(WIDTH - margin, x));
    }

    static double clampY(final double y, final double margin) {
        return Math.max(-HALF_LENGTH + margin, Math.min(HALF_LENGTH - margin, y));
    }
}
