package dev.touchline.load.feed;

/**
 * Where the objects are: each player runs an ellipse around his own place on the pitch at 2 to 6.3 m/s, the ball a wide one
 * at 6.5 m/s, and every observation is off by up to 20 mm each way. A pure function of time, object, point and sequence:
 * all sources see the same players. Integers and a sine table only, no allocation. Immutable; any thread.
 */
final class Motion {
    /** Stated standard deviation of every position, mm. */
    static final int SIGMA_MILLIMETRES = 100;
    /** The largest deviation of an observation from the path, mm per axis. */
    static final int NOISE_MILLIMETRES = 20;

    private static final int TABLE_BITS = 14;
    private static final int TABLE_SIZE = 1 << TABLE_BITS;
    private static final int AMPLITUDE_BITS = 14;
    private static final int QUARTER_TURN = 1 << 30;
    private static final int BALL_HEIGHT = 110;
    private static final int BODY_HEIGHT = 1_800;
    private static final int BODY_RADIUS = 300;
    private static final double TURN = 0x1p32;

    private final short[] sine = new short[TABLE_SIZE];
    private final int[] homeX = new int[FeedShape.OBJECTS];
    private final int[] homeY = new int[FeedShape.OBJECTS];
    private final int[] radiusX = new int[FeedShape.OBJECTS];
    private final int[] radiusY = new int[FeedShape.OBJECTS];
    private final int[] startPhase = new int[FeedShape.OBJECTS];
    private final long[] phasePerMicro = new long[FeedShape.OBJECTS];
    private final int[] pointX;
    private final int[] pointY;

    Motion(final int points) {
        for (int i = 0; i < TABLE_SIZE; i++) {
            sine[i] = (short) Math.round(Math.sin(2 * Math.PI * i / TABLE_SIZE) * ((1 << AMPLITUDE_BITS) - 1));
        }
        path(0, 0, 0, 20_000, 15_000, 6.5);
        for (int player = 1; player < FeedShape.OBJECTS; player++) {
            final int column = (player - 1) % 6;
            final int row = (player - 1) / 6;
            path(
                    player,
                    -37_500 + 15_000 * column,
                    -22_500 + 15_000 * row,
                    5_000 + 200 * player,
                    7_500 - 150 * player,
                    2.0 + 0.195 * player);
        }
        pointX = new int[points];
        pointY = new int[points];
        for (int point = 1; point < points; point++) {
            pointX[point] = (int) Math.round(BODY_RADIUS * Math.cos(2.4 * point));
            pointY[point] = (int) Math.round(BODY_RADIUS * Math.sin(2.4 * point));
        }
    }

    /** Height of a point, mm: it does not change. */
    int zMillimetres(final int object, final int point) {
        if (object == 0) {
            return BALL_HEIGHT;
        }
        return point == 0 ? 0 : BODY_HEIGHT * point / pointX.length;
    }

    /** x of a point as observed, mm. */
    int xMillimetres(final int object, final int point, final long timeMicros, final int noiseSeed) {
        final int phase = phase(object, timeMicros) + QUARTER_TURN;
        return homeX[object] + swing(radiusX[object], phase) + offset(pointX, object, point) + noise(noiseSeed);
    }

    /** y of a point as observed, mm. */
    int yMillimetres(final int object, final int point, final long timeMicros, final int noiseSeed) {
        final int phase = phase(object, timeMicros);
        return homeY[object] + swing(radiusY[object], phase) + offset(pointY, object, point) + noise(~noiseSeed);
    }

    private void path(
            final int object,
            final int x,
            final int y,
            final int alongX,
            final int alongY,
            final double metresPerSecond) {
        homeX[object] = x;
        homeY[object] = y;
        radiusX[object] = alongX;
        radiusY[object] = alongY;
        startPhase[object] = object * 0x2f6b_1d3b;
        // The fastest point of an ellipse moves at the angular speed times its longer semi-axis.
        final double radiansPerSecond = metresPerSecond * 1_000 / Math.max(alongX, alongY);
        final long step = Math.round(radiansPerSecond / (2 * Math.PI) * TURN / 1e6);
        phasePerMicro[object] = (object & 1) == 0 ? step : -step;
    }

    /** Phase as a 32-bit fraction of a turn; the product wraps as angles do. */
    private int phase(final int object, final long timeMicros) {
        return (int) (timeMicros * phasePerMicro[object]) + startPhase[object];
    }

    private int swing(final int radius, final int phase) {
        return (radius * sine[phase >>> (Integer.SIZE - TABLE_BITS)]) >> AMPLITUDE_BITS;
    }

    private static int offset(final int[] offsets, final int object, final int point) {
        return object == 0 ? 0 : offsets[point];
    }

    /** Uniform in -20..20, from the upper bits of a multiplicative hash (Knuth, TAOCP 3, 6.4). */
    private static int noise(final int seed) {
        final int hash = seed * 0x9E37_79B1;
        return (((hash >>> 16) * (2 * NOISE_MILLIMETRES + 1)) >>> 16) - NOISE_MILLIMETRES;
    }
}
