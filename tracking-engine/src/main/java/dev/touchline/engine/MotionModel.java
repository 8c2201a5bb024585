package dev.touchline.engine;

/**
 * How an object may move: the parameters of its filter. Immutable.
 *
 * @param accelerationPsd power spectral density of the acceleration, m2/s3: how much the velocity wanders
 * @param maxSpeedMps the fastest it can be, m/s
 * @param unstatedSigmaMetres the standard deviation taken when a record states none, m
 * @param kicked whether its velocity can change at once, as a ball's does
 */
record MotionModel(double accelerationPsd, double maxSpeedMps, double unstatedSigmaMetres, boolean kicked) {
    /**
     * A player: at most 12 m/s. The density is that of 3 m/s2 held for about 0.3 s each way, twice the variance times
     * the time constant (Singer 1970, low-frequency limit).
     */
    static final MotionModel PLAYER = new MotionModel(5, 12, 0.10, false);

    /** A ball: at most 60 m/s, rolling and flying between kicks at up to 10 m/s2, and kicked at any moment. */
    static final MotionModel BALL = new MotionModel(60, 60, 0.15, true);
}
