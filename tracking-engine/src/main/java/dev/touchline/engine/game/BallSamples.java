package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The last {@value #CAPACITY} places of the ball, with who was nearest and how far each player reached along the pitch, at
 * least {@value #SPACING_US} us apart: 25 to 50 Hz whatever the feed's rate. A gap of more than {@value #LONGEST_GAP_US} us
 * starts them anew, so nothing is computed across it. Engine thread only; allocates nothing after it was made.
 */
final class BallSamples {
    static final int CAPACITY = 16;
    /** A little under the 20 ms of 50 Hz, so that a jittering 50 Hz feed is not read at 25. */
    static final long SPACING_US = 18_000;

    static final long LONGEST_GAP_US = 200_000;

    private static final int OBJECTS = 64;

    private final long[] tsUs = new long[CAPACITY];
    private final int[] x = new int[CAPACITY];
    private final int[] y = new int[CAPACITY];
    private final int[] z = new int[CAPACITY];
    private final int[] nearest = new int[CAPACITY];
    private final long[] nearestSquared = new long[CAPACITY];
    private final long[] players = new long[CAPACITY];
    private final int[] leastX = new int[CAPACITY * OBJECTS];
    private final int[] mostX = new int[CAPACITY * OBJECTS];
    private int newest;
    private int count;

    /** Whether another sample is due at an instant. */
    boolean isDue(final long nowUs) {
        return count == 0 || nowUs - tsUs[newest] >= SPACING_US;
    }

    /** Takes a sample; answers whether it starts anew, after a gap. The ball must be there. */
    boolean take(final ObjectStates live, final long playing, final BodyPoints body) {
        final boolean anew = count > 0 && live.tsUs() - tsUs[newest] > LONGEST_GAP_US;
        if (anew) {
            count = 0;
        }
        newest = (newest + 1) % CAPACITY;
        count = Math.min(count + 1, CAPACITY);
        tsUs[newest] = live.tsUs();
        x[newest] = live.xMillimetres(0);
        y[newest] = live.yMillimetres(0);
        z[newest] = live.zMillimetres(0);
        players[newest] = playing;
        nearest[newest] = MatchEvent.NO_OBJECT;
        nearestSquared[newest] = Long.MAX_VALUE;
        for (long bits = playing; bits != 0; bits &= bits - 1) {
            takePlayer(live, Long.numberOfTrailingZeros(bits), body);
        }
        return anew;
    }

    private void takePlayer(final ObjectStates live, final int objectId, final BodyPoints body) {
        final long dx = (long) live.xMillimetres(objectId) - x[newest];
        final long dy = (long) live.yMillimetres(objectId) - y[newest];
        final long squared = dx * dx + dy * dy;
        if (squared < nearestSquared[newest]) {
            nearestSquared[newest] = squared;
            nearest[newest] = objectId;
        }
        int least = live.xMillimetres(objectId);
        int most = least;
        boolean hasBody = false;
        for (int point = 1; point <= BodyPoints.LAST; point++) {
            if (BodyPoints.counts(point) && body.present(objectId, point)) {
                final int pointX = (int) Math.floor(body.xMetres(objectId, point) * 1000 + 0.5);
                // The ground point is the body's middle, not a part of it: the first body point takes its place.
                least = hasBody ? Math.min(least, pointX) : pointX;
                most = hasBody ? Math.max(most, pointX) : pointX;
                hasBody = true;
            }
        }
        leastX[newest * OBJECTS + objectId] = least;
        mostX[newest * OBJECTS + objectId] = most;
    }

    int count() {
        return count;
    }

    /** The slot of the sample so many before the newest; {@code back} is below {@link #count}. */
    int slot(final int back) {
        return (newest - back + CAPACITY) % CAPACITY;
    }

    long tsUs(final int slot) {
        return tsUs[slot];
    }

    int x(final int slot) {
        return x[slot];
    }

    int y(final int slot) {
        return y[slot];
    }

    int z(final int slot) {
        return z[slot];
    }

    /** Who was nearest the ball, or {@link MatchEvent#NO_OBJECT}. */
    int nearest(final int slot) {
        return nearest[slot];
    }

    /** How near over the ground, mm squared. */
    long nearestSquared(final int slot) {
        return nearestSquared[slot];
    }

    /** Bits of who was playing. */
    long players(final int slot) {
        return players[slot];
    }

    /** How far a player reached towards the goal that {@code attack} (+1 or -1) points to, mm in that direction. */
    int reach(final int slot, final int objectId, final int attack) {
        final int index = slot * OBJECTS + objectId;
        return attack > 0 ? mostX[index] : -leastX[index];
    }

    /** Two objects have been each other all along: so they were here. */
    void exchange(final int a, final int b) {
        for (int slot = 0; slot < CAPACITY; slot++) {
            if (nearest[slot] == a) {
                nearest[slot] = b;
            } else if (nearest[slot] == b) {
                nearest[slot] = a;
            }
            final long differ = ((players[slot] >>> a) ^ (players[slot] >>> b)) & 1;
            players[slot] ^= (differ << a) | (differ << b);
            exchange(leastX, slot * OBJECTS + a, slot * OBJECTS + b);
            exchange(mostX, slot * OBJECTS + a, slot * OBJECTS + b);
        }
    }

    /** One object has been another all along: where both were seen, that one is believed. */
    void merge(final int from, final int into) {
        for (int slot = 0; slot < CAPACITY; slot++) {
            if (nearest[slot] == from) {
                nearest[slot] = into;
            }
            final boolean fromThere = (players[slot] >>> from & 1) != 0;
            if (fromThere && (players[slot] >>> into & 1) == 0) {
                leastX[slot * OBJECTS + into] = leastX[slot * OBJECTS + from];
                mostX[slot * OBJECTS + into] = mostX[slot * OBJECTS + from];
                players[slot] |= 1L << into;
            }
            players[slot] &= ~(1L << from);
        }
    }

    private static void exchange(final int[] of, final int a, final int b) {
        final int ofA = of[a];
        of[a] = of[b];
        of[b] = ofA;
    }

    void clear() {
        count = 0;
    }

    void save(final StateWriter out) {
        out.putInt(newest);
        out.putInt(count);
        out.putLongs(tsUs, CAPACITY);
        out.putInts(x, CAPACITY);
        out.putInts(y, CAPACITY);
        out.putInts(z, CAPACITY);
        out.putInts(nearest, CAPACITY);
        out.putLongs(nearestSquared, CAPACITY);
        out.putLongs(players, CAPACITY);
        out.putInts(leastX, leastX.length);
        out.putInts(mostX, mostX.length);
    }

    void load(final StateReader in) {
        newest = in.getCount(CAPACITY - 1);
        count = in.getCount(CAPACITY);
        in.getLongs(tsUs, CAPACITY);
        in.getInts(x, CAPACITY);
        in.getInts(y, CAPACITY);
        in.getInts(z, CAPACITY);
        for (int slot = 0; slot < CAPACITY; slot++) {
            nearest[slot] = Hit.loadPlayer(in);
        }
        in.getLongs(nearestSquared, CAPACITY);
        in.getLongs(players, CAPACITY);
        in.getInts(leastX, leastX.length);
        in.getInts(mostX, mostX.length);
    }
}
