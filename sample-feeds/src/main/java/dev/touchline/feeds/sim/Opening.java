package dev.touchline.feeds.sim;

/**
 * The first quarter of a minute after a kick-off: a team does not jump from its line-up into its shape. Each player takes a
 * moment of his own to react, then his place drifts from where he stood to where play wants him, and he only jogs after it;
 * those who go to the ball or run in behind are not held back. One thread.
 */
final class Opening {
    private static final double QUICKEST_REACTION = 0.1;
    private static final double SLOWEST_REACTION = 2;
    /** How long a place drifts, s. */
    private static final double DRIFT = 4.5;
    /** How fast he jogs, m/s, and for how long, s; after that he may go faster by 1 m/s every second. */
    private static final double JOG = 2.8;

    private static final double JOGGING = 15;
    private static final double PICKING_UP = 1;

    private final World world;
    private final double[] fromX = new double[2 * Side.PLAYERS];
    private final double[] fromY = new double[2 * Side.PLAYERS];
    private final double[] reactAt = new double[2 * Side.PLAYERS];

    Opening(final World world) {
        this.world = world;
    }

    /** The ball is kicked off: remembers where everybody stands. */
    void begin() {
        for (final Athlete athlete : world.athletes) {
            final int i = index(athlete);
            fromX[i] = athlete.x;
            fromY[i] = athlete.y;
            reactAt[i] = world.time + world.random.between(QUICKEST_REACTION, SLOWEST_REACTION);
        }
    }

    /** As {@link Athlete#seek}, but only as far towards the place and as fast as the opening has come. */
    void seek(final Athlete athlete, final double x, final double y, final double urgency, final double cap) {
        final int i = index(athlete);
        final double since = world.time - reactAt[i];
        final double share = Geometry.clamp(since / DRIFT, 0, 1);
        final double most = JOG + PICKING_UP * Math.max(0, since - JOGGING);
        athlete.seek(Geometry.mix(fromX[i], x, share), Geometry.mix(fromY[i], y, share), urgency, Math.min(cap, most));
    }

    private static int index(final Athlete athlete) {
        return athlete.side.index * Side.PLAYERS + athlete.slot;
    }
}
