package dev.touchline.engine.game;

/** The goal and the ball by the Laws of the Game (IFAB 2024, Laws 1 and 2), mm. */
final class Goal {
    /** Between the posts: 7.32 m. */
    static final int WIDTH_MM = 7_320;
    /** Under the bar: 2.44 m. */
    static final int HEIGHT_MM = 2_440;
    /** Of a ball of 68 to 70 cm circumference: 0.11 m. */
    static final int BALL_RADIUS_MM = 110;

    private Goal() {}

    /** Whether a place on the goal line is between the posts and under the bar, with a margin around. */
    static boolean isMouth(final double yMm, final double zMm, final double marginMm) {
        return Math.abs(yMm) <= WIDTH_MM / 2.0 + marginMm && zMm <= HEIGHT_MM + marginMm;
    }
}
