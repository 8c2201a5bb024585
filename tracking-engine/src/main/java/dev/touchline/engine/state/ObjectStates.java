package dev.touchline.engine.state;

import dev.touchline.protocol.overlay.Quality;

/**
 * Where every object is at one instant, in the very integers that frames carry: whatever is computed from it can be computed
 * again from what was published. Filled by the engine, read by its parts within the same call. Engine thread only;
 * allocates nothing after it was made.
 */
public final class ObjectStates {
    /** Object ids: 0 the ball, 1 to 63 roster slots, 64 to 127 without identity. */
    public static final int OBJECTS = 128;

    private static final double MILLI = 1e-3;

    private final int[] x = new int[OBJECTS];
    private final int[] y = new int[OBJECTS];
    private final int[] z = new int[OBJECTS];
    private final int[] vx = new int[OBJECTS];
    private final int[] vy = new int[OBJECTS];
    private final int[] vz = new int[OBJECTS];
    private final int[] ax = new int[OBJECTS];
    private final int[] ay = new int[OBJECTS];
    private final int[] sigma = new int[OBJECTS];
    private final int[] ageMs = new int[OBJECTS];
    private final Quality[] quality = new Quality[OBJECTS];
    private long rosterBits;
    private long anonymousBits;
    private long tsUs;

    /** Starts an instant with nobody in it, us UTC. */
    public void begin(final long newTsUs) {
        tsUs = newTsUs;
        rosterBits = 0;
        anonymousBits = 0;
    }

    /** Places an object, mm. */
    public void place(final int objectId, final int xMm, final int yMm, final int zMm) {
        if (objectId < Long.SIZE) {
            rosterBits |= 1L << objectId;
        } else {
            anonymousBits |= 1L << objectId;
        }
        x[objectId] = xMm;
        y[objectId] = yMm;
        z[objectId] = zMm;
    }

    /** Its velocity, mm/s. */
    public void velocity(final int objectId, final int vxMm, final int vyMm, final int vzMm) {
        vx[objectId] = vxMm;
        vy[objectId] = vyMm;
        vz[objectId] = vzMm;
    }

    /** Its acceleration over the ground, mm/s2. */
    public void acceleration(final int objectId, final int axMm, final int ayMm) {
        ax[objectId] = axMm;
        ay[objectId] = ayMm;
    }

    /**
     * How well it is known.
     *
     * @param sigmaMm one standard deviation per axis, mm
     * @param newAgeMs of its newest observation, ms
     */
    public void trust(final int objectId, final Quality newQuality, final int sigmaMm, final int newAgeMs) {
        quality[objectId] = newQuality;
        sigma[objectId] = sigmaMm;
        ageMs[objectId] = newAgeMs;
    }

    /** The instant, us UTC of capture. */
    public long tsUs() {
        return tsUs;
    }

    /** Bits of the ball and the roster slots that are there. */
    public long rosterBits() {
        return rosterBits;
    }

    /** Bits of the objects without identity that are there; bit 0 is object 64. */
    public long anonymousBits() {
        return anonymousBits;
    }

    /** Bits of the ball and the roster slots that are there and not stale. */
    public long believedBits() {
        long bits = rosterBits;
        for (long left = rosterBits; left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            if (quality[objectId] == Quality.STALE) {
                bits &= ~(1L << objectId);
            }
        }
        return bits;
    }

    /** Whether an object is there; its numbers mean something only then. */
    public boolean isPresent(final int objectId) {
        // A shift counts modulo 64: object 64 is bit 0 of the second word.
        return ((objectId < Long.SIZE ? rosterBits : anonymousBits) >>> objectId & 1) != 0;
    }

    public int xMillimetres(final int objectId) {
        return x[objectId];
    }

    public int yMillimetres(final int objectId) {
        return y[objectId];
    }

    public int zMillimetres(final int objectId) {
        return z[objectId];
    }

    public int vxMillimetres(final int objectId) {
        return vx[objectId];
    }

    public int vyMillimetres(final int objectId) {
        return vy[objectId];
    }

    public int vzMillimetres(final int objectId) {
        return vz[objectId];
    }

    public int axMillimetres(final int objectId) {
        return ax[objectId];
    }

    public int ayMillimetres(final int objectId) {
        return ay[objectId];
    }

    public int sigmaMillimetres(final int objectId) {
        return sigma[objectId];
    }

    public int ageMs(final int objectId) {
        return ageMs[objectId];
    }

    public Quality quality(final int objectId) {
        return quality[objectId];
    }

    public double xMetres(final int objectId) {
        return x[objectId] * MILLI;
    }

    public double yMetres(final int objectId) {
        return y[objectId] * MILLI;
    }

    public double zMetres(final int objectId) {
        return z[objectId] * MILLI;
    }

    public double vxMps(final int objectId) {
        return vx[objectId] * MILLI;
    }

    public double vyMps(final int objectId) {
        return vy[objectId] * MILLI;
    }

    public double vzMps(final int objectId) {
        return vz[objectId] * MILLI;
    }
}
