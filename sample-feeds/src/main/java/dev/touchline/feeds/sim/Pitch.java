package dev.touchline.feeds.sim;

/**
 * The field of play in metres from the centre spot; markings by Law 1. Immutable; any thread.
 *
 * @param halfLength to the goal lines
 * @param halfWidth to the touchlines
 */
record Pitch(double halfLength, double halfWidth) {
    static final double GOAL_HALF_WIDTH = 3.66;
    static final double GOAL_HEIGHT = 2.44;
    static final double AREA_DEPTH = 16.5;
    static final double AREA_HALF_WIDTH = 20.16;
    static final double GOAL_AREA_DEPTH = 5.5;
    static final double GOAL_AREA_HALF_WIDTH = 9.16;
    static final double FREE_KICK_DISTANCE = 9.15;

    /** Whether a point lies in the penalty area at the end that {@code direction} points to. */
    boolean inArea(final double x, final double y, final int direction) {
        final double depth = halfLength - direction * x;
        return depth >= 0 && depth <= AREA_DEPTH && Math.abs(y) <= AREA_HALF_WIDTH;
    }

    double clampX(final double x, final double margin) {
        return Geometry.clamp(x, -halfLength + margin, halfLength - margin);
    }

    double clampY(final double y, final double margin) {
        return Geometry.clamp(y, -halfWidth + margin, halfWidth - margin);
    }
}
