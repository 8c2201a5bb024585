package dev.touchline.engine.track;

/**
 * How an object may move: the parameters of its filter. Immutable; any thread. The densities were chosen on four
 * minutes of one match, where halving or doubling them changes little; see docs/fusion.md.
 *
 * @param calmPsd power spectral density of the acceleration while the object goes on as it was, m2/s3
 * @param agilePsd the same while it turns, brakes or is kicked, m2/s3; equal to {@code calmPsd}: one model is enough
 * @param agileRate how often it begins to be agile, 1/s
 * @param calmRate how often it calms down, 1/s
 * @param maxSpeedMps the fastest it can be, m/s
 * @param unstatedSigmaMetres the standard deviation to begin with when a source states none, m
 * @param ball whether it flies, bounces and rolls
 */
public record MotionModel(
        double calmPsd,
        double agilePsd,
        double agileRate,
        double calmRate,
        double maxSpeedMps,
        double unstatedSigmaMetres,
        boolean ball) {
    /** A player: at most 12 m/s. */
    public static final MotionModel PLAYER = new MotionModel(0.3, 3, 0.2, 0.2, 12, 0.10, false);

    /** A point of a body: hands and feet swing at up to 25 m/s; one model, because there are 28 of them on every body. */
    public static final MotionModel BODY_POINT = new MotionModel(40, 40, 0, 0, 25, 0.05, false);

    /** A ball: at most 60 m/s; flying or rolling it is calm, kicked it is agile. */
    public static final MotionModel BALL = new MotionModel(6, 1_200, 0.5, 8, 60, 0.15, true);

    private static final double FASTEST_KICK_MPS = 40;
    private static final double LONGEST_KICK_SECONDS = 0.1;
    private static final double FRAME_SECONDS = 0.04;

    /**
     * Whether an observation that far from what is expected may be of a ball that was kicked since the last one. Only where a
     * kick carries it much further in a frame than the source errs: else a wrong observation would look the same, and a kick is not far
     * enough to be refused.
     */
    boolean mayBeKick(final double distanceSquared, final double dt, final double variance) {
        final double sigma = Math.sqrt(variance);
        final double reach = FASTEST_KICK_MPS * Math.min(dt, LONGEST_KICK_SECONDS) + 3 * sigma;
        return ball && FASTEST_KICK_MPS * FRAME_SECONDS > 6 * sigma && distanceSquared <= reach * reach;
    }

    /** Whether there are two models to choose between. */
    boolean switches() {
        return agilePsd > calmPsd;
    }
}
