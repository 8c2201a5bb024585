package dev.touchline.engine.debs;

import java.util.Arrays;

/**
 * Where every limb with a sensor was last, and from it where its player is: the mean of both shoes, or one of them when the
 * other was not heard of for half a second. One thread; allocates nothing after it was made.
 */
final class Bodies {
    /** A limb that was not heard of for longer is nowhere. */
    static final long STALE_PS = 500_000_000_000L;
    /** Nobody. */
    static final int NOBODY = -1;

    private static final int SHOES = 2;

    private final int players;
    private final long[] timePs;
    private final int[] x;
    private final int[] y;
    private final int[] z;
    private final long[] vx;
    private final long[] vy;

    private int locatedX;
    private int locatedY;
    private long locatedSpeed;

    Bodies(final int players) {
        final int limbs = players * DebsMetadata.LIMBS;
        this.players = players;
        timePs = new long[limbs];
        x = new int[limbs];
        y = new int[limbs];
        z = new int[limbs];
        vx = new long[limbs];
        vy = new long[limbs];
        Arrays.fill(timePs, -STALE_PS - 1);
    }

    void move(final int limb, final DebsEvent event) {
        timePs[limb] = event.timePs();
        x[limb] = event.xMillimetres();
        y[limb] = event.yMillimetres();
        z[limb] = event.zMillimetres();
        vx[limb] = event.velocity(0);
        vy[limb] = event.velocity(1);
    }

    /** Looks where a player is; false when neither shoe was heard of. */
    boolean locate(final int player, final long nowPs) {
        final int left = player * DebsMetadata.LIMBS;
        final int right = left + 1;
        final boolean seesLeft = isFresh(left, nowPs);
        final boolean seesRight = isFresh(right, nowPs);
        if (!seesLeft && !seesRight) {
            return false;
        }
        final int a = seesLeft ? left : right;
        final int b = seesRight ? right : left;
        locatedX = Math.floorDiv(x[a] + x[b], SHOES);
        locatedY = Math.floorDiv(y[a] + y[b], SHOES);
        final double sumX = vx[a] + vx[b];
        final double sumY = vy[a] + vy[b];
        locatedSpeed = Math.round(Math.sqrt(sumX * sumX + sumY * sumY) / SHOES);
        return true;
    }

    /** Of the player last located, mm. */
    int xMillimetres() {
        return locatedX;
    }

    /** Of the player last located, mm. */
    int yMillimetres() {
        return locatedY;
    }

    /** Over the ground, of the player last located: the length of the mean of the shoes' velocities, um/s. */
    long speed() {
        return locatedSpeed;
    }

    /** Whose limb is nearest to a point and nearer than so many mm; the first in the metadata when two are as near. */
    int nearest(final int px, final int py, final int pz, final long nowPs, final long withinMillimetres) {
        long least = withinMillimetres * withinMillimetres;
        int limbOfNearest = NOBODY;
        for (int limb = 0; limb < players * DebsMetadata.LIMBS; limb++) {
            final long dx = (long) px - x[limb];
            final long dy = (long) py - y[limb];
            final long dz = (long) pz - z[limb];
            final long squared = dx * dx + dy * dy + dz * dz;
            if (squared < least && isFresh(limb, nowPs)) {
                least = squared;
                limbOfNearest = limb;
            }
        }
        return limbOfNearest == NOBODY ? NOBODY : limbOfNearest / DebsMetadata.LIMBS;
    }

    private boolean isFresh(final int limb, final long nowPs) {
        return nowPs - timePs[limb] <= STALE_PS;
    }
}
