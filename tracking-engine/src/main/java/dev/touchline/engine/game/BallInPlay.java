package dev.touchline.engine.game;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Whether the ball is in play as far as the lines tell (IFAB 2024, Law 9): it is out once the whole of it has crossed a line,
 * its centre {@value Goal#BALL_RADIUS_MM} mm beyond, in two samples running, so that a single jump is not believed. It is in
 * again once the whole of it is inside and has moved faster than {@value #THROWN_MMPS} mm/s for {@value #BACK_AFTER_US} us:
 * thrown or kicked, not carried (DEBS 2013 lets a trot end at 11 km/h).
 *
 * <p>A ball that is missing, or to the millimetre where it was, for {@value #LOST_AFTER_US} us says nothing any more: unknown.
 * Whistles cannot be seen: fouls and offsides stay in play here. Engine thread only.
 */
final class BallInPlay {
    static final int THROWN_MMPS = 4_000;
    static final long BACK_AFTER_US = 200_000;
    static final long LOST_AFTER_US = 5_000_000;

    private final Pitch pitch;
    private InPlay derived = InPlay.UNKNOWN;
    private int beyondInARow;
    private long fastSinceUs;
    private boolean fast;
    private long movedUs;
    private int lastX;
    private int lastY;
    private int lastZ;
    private boolean seen;
    private int crossedX;
    private int crossedY;
    private int crossedZ;

    BallInPlay(final Pitch pitch) {
        this.pitch = pitch;
    }

    /** Takes where the ball is. */
    void onBall(final ObjectStates live) {
        final int x = live.xMillimetres(0);
        final int y = live.yMillimetres(0);
        final int z = live.zMillimetres(0);
        if (!seen || x != lastX || y != lastY || z != lastZ) {
            seen = true;
            movedUs = live.tsUs();
        }
        lastX = x;
        lastY = y;
        lastZ = z;
        if (live.tsUs() - movedUs >= LOST_AFTER_US) {
            forget();
            return;
        }
        if (isBeyond(x, y, Goal.BALL_RADIUS_MM)) {
            onBeyond(x, y, z);
        } else {
            beyondInARow = 0;
            onInside(live, !isBeyond(x, y, -Goal.BALL_RADIUS_MM));
        }
    }

    private void onBeyond(final int x, final int y, final int z) {
        fast = false;
        beyondInARow++;
        if (beyondInARow == 1) {
            crossedX = x;
            crossedY = y;
            crossedZ = z;
        } else {
            derived = InPlay.NO;
        }
    }

    private void onInside(final ObjectStates live, final boolean wholly) {
        if (derived == InPlay.UNKNOWN) {
            derived = InPlay.YES;
        }
        final double vx = live.vxMillimetres(0);
        final double vy = live.vyMillimetres(0);
        if (!wholly || vx * vx + vy * vy < (double) THROWN_MMPS * THROWN_MMPS) {
            fast = false;
            return;
        }
        if (!fast) {
            fast = true;
            fastSinceUs = live.tsUs();
        }
        if (derived == InPlay.NO && live.tsUs() - fastSinceUs >= BACK_AFTER_US) {
            derived = InPlay.YES;
        }
    }

    /** The ball is not there at this instant. */
    void onNoBall(final long nowUs) {
        if (seen && nowUs - movedUs >= LOST_AFTER_US) {
            forget();
        }
    }

    private void forget() {
        derived = InPlay.UNKNOWN;
        beyondInARow = 0;
        fast = false;
    }

    /** Whether a place is so far beyond the lines; a negative distance is one inside them. */
    boolean isBeyond(final int x, final int y, final int distance) {
        return 2L * Math.abs((long) x) > pitch.lengthMillimetres() + 2L * distance
                || 2L * Math.abs((long) y) > pitch.widthMillimetres() + 2L * distance;
    }

    /** What the lines tell. */
    InPlay derived() {
        return derived;
    }

    /** Where the ball was when it was first seen beyond a line the last time. */
    int crossedX() {
        return crossedX;
    }

    int crossedY() {
        return crossedY;
    }

    int crossedZ() {
        return crossedZ;
    }

    void clear() {
        forget();
        seen = false;
        movedUs = 0;
    }

    void save(final StateWriter out) {
        out.putInt(derived == InPlay.UNKNOWN ? 0 : derived == InPlay.NO ? 1 : 2);
        out.putInt(beyondInARow);
        out.putLong(fastSinceUs);
        out.putBoolean(fast);
        out.putLong(movedUs);
        out.putInt(lastX);
        out.putInt(lastY);
        out.putInt(lastZ);
        out.putBoolean(seen);
        out.putInt(crossedX);
        out.putInt(crossedY);
        out.putInt(crossedZ);
    }

    void load(final StateReader in) {
        final int code = in.getCount(2);
        derived = code == 0 ? InPlay.UNKNOWN : code == 1 ? InPlay.NO : InPlay.YES;
        beyondInARow = in.getInt();
        fastSinceUs = in.getLong();
        fast = in.getBoolean();
        movedUs = in.getLong();
        lastX = in.getInt();
        lastY = in.getInt();
        lastZ = in.getInt();
        seen = in.getBoolean();
        crossedX = in.getInt();
        crossedY = in.getInt();
        crossedZ = in.getInt();
    }
}
