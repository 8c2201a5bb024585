package dev.touchline.engine.identity;

/**
 * How well a motion goes on as another one, as a squared Mahalanobis distance: a player's acceleration is white noise, so that
 * after T seconds position and velocity deviate by q (T^3/3, T^2/2; T^2/2, T) per axis (Bar-Shalom, Li and Kirubarajan 2001,
 * equation 6.2.2-13), and both ends are known with an error of their own. Pure functions; any thread.
 */
final class Continuation {
    /** As the tracks' model of a player: that of 3 m/s2 held for about 0.3 s each way, m2/s3. */
    static final double ACCELERATION_PSD = 5;

    private static final double POSITION_VARIANCE = 2 * 0.2 * 0.2;
    private static final double SPEED_VARIANCE = 2 * 0.7 * 0.7;
    private static final double MICRO = 1e-6;

    private Continuation() {}

    /** By position and velocity: four dimensions. */
    static double distance(final Motion before, final Motion after) {
        final double t = (after.tsUs - before.tsUs) * MICRO;
        final double p00 = ACCELERATION_PSD * t * t * t / 3 + POSITION_VARIANCE;
        final double p01 = ACCELERATION_PSD * t * t / 2;
        final double p11 = ACCELERATION_PSD * t + SPEED_VARIANCE;
        final double determinant = p00 * p11 - p01 * p01;
        return axis(after.x - before.x - before.vx * t, after.vx - before.vx, p00, p01, p11) / determinant
                + axis(after.y - before.y - before.vy * t, after.vy - before.vy, p00, p01, p11) / determinant;
    }

    private static double axis(
            final double position, final double speed, final double p00, final double p01, final double p11) {
        return position * position * p11 - 2 * position * speed * p01 + speed * speed * p00;
    }

    /** By position only, where the velocity after is not known yet: two dimensions. */
    static double positionDistance(final Motion before, final Motion after) {
        final double t = (after.tsUs - before.tsUs) * MICRO;
        final double variance = ACCELERATION_PSD * t * t * t / 3 + POSITION_VARIANCE + SPEED_VARIANCE * t * t;
        final double dx = after.x - before.x - before.vx * t;
        final double dy = after.y - before.y - before.vy * t;
        return (dx * dx + dy * dy) / variance;
    }

    /** The probability of one explanation against another, from their squared distances and its share beforehand. */
    static double posterior(final double distance, final double other, final double prior) {
        return 1 / (1 + (1 - prior) / prior * StrictMath.exp((distance - other) / 2));
    }
}
