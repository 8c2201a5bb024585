package dev.touchline.engine.track;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * The distance that every object has covered by what was published of it: the sum of straight steps of at least
 * {@value #STEP_MILLIMETRES} mm; shorter ones are mostly noise, which would make a standing player walk. Engine thread only;
 * allocates nothing after it was made.
 */
public final class Distances {
    private static final int STEP_MILLIMETRES = 250;
    private static final long LONGEST = 4_294_967_294L;

    private final int[] stepX = new int[ObjectStates.OBJECTS];
    private final int[] stepY = new int[ObjectStates.OBJECTS];
    private final boolean[] stepping = new boolean[ObjectStates.OBJECTS];
    private final double[] millimetres = new double[ObjectStates.OBJECTS];

    /** Everybody is shown where these states have them. */
    public void add(final ObjectStates states) {
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            if (states.isPresent(objectId)) {
                moveTo(objectId, states.xMillimetres(objectId), states.yMillimetres(objectId));
            } else {
                stepping[objectId] = false;
            }
        }
    }

    private void moveTo(final int objectId, final int x, final int y) {
        if (!stepping[objectId]) {
            stepping[objectId] = true;
            stepX[objectId] = x;
            stepY[objectId] = y;
            return;
        }
        final double dx = (double) x - stepX[objectId];
        final double dy = (double) y - stepY[objectId];
        final double squared = dx * dx + dy * dy;
        if (squared >= (double) STEP_MILLIMETRES * STEP_MILLIMETRES) {
            millimetres[objectId] += Math.sqrt(squared);
            stepX[objectId] = x;
            stepY[objectId] = y;
        }
    }

    /** An object was taken for another: the next place is no way that it went. */
    public void breakPath(final int objectId) {
        stepping[objectId] = false;
    }

    /** Millimetres that an object has covered, as far as a frame can say. */
    public long millimetres(final int objectId) {
        return (long) Math.min(millimetres[objectId], LONGEST);
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(stepping, false);
        Arrays.fill(millimetres, 0);
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section("distances");
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            out.putBoolean(stepping[objectId]);
        }
        out.putInts(stepX, stepX.length);
        out.putInts(stepY, stepY.length);
        out.putDoubles(millimetres, millimetres.length);
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.section("distances");
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            stepping[objectId] = in.getBoolean();
        }
        in.getInts(stepX, stepX.length);
        in.getInts(stepY, stepY.length);
        in.getDoubles(millimetres, millimetres.length);
    }
}
