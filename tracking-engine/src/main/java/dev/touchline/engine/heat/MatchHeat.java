package dev.touchline.engine.heat;

import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;

/**
 * All heat maps of a match: one set for each object, made when it is first seen; a team's map is the sum of its players'.
 * Engine thread only.
 */
public final class MatchHeat {
    /** Object ids with a heat map: the ball and the roster slots. */
    private static final int OBJECTS = 64;

    private final ObjectHeat[] objects = new ObjectHeat[OBJECTS];
    private final int cells;

    /** Heat maps of so many cells. */
    public MatchHeat(final int cells) {
        this.cells = cells;
    }

    /** Counts every open sample's time up to an instant. */
    public void advanceTo(final long nowUs) {
        for (final ObjectHeat object : objects) {
            if (object != null) {
                object.advanceTo(nowUs);
            }
        }
    }

    /** Opens a sample of an object. Objects without identity have no heat map. */
    public void sample(final int objectId, final long nowUs, final int cell) {
        if (objectId < OBJECTS) {
            if (objects[objectId] == null) {
                objects[objectId] = new ObjectHeat(cells);
            }
            objects[objectId].sample(nowUs, cell);
        }
    }

    /**
     * Reads one heat map, as of the last instant advanced to.
     *
     * @param objectId the player, when the scope is a player's
     * @param members bits of the team's object ids, when the scope is a team's
     */
    public void read(
            final HeatScope scope,
            final int objectId,
            final long members,
            final HeatWindow window,
            final HeatSum into) {
        into.clear();
        final long wanted = switch (scope) {
            case BALL -> 1L;
            case PLAYER -> 1L << objectId;
            case HOME, AWAY -> members & ~1L;
            case NULL_VAL -> 0L;
        };
        for (long bits = wanted; bits != 0; bits &= bits - 1) {
            final ObjectHeat object = objects[Long.numberOfTrailingZeros(bits)];
            if (object != null) {
                object.addTo(into, window);
            }
        }
    }

    /** Another half begins. */
    public void startHalf() {
        for (final ObjectHeat object : objects) {
            if (object != null) {
                object.startHalf();
            }
        }
    }

    /** Empties everything. */
    public void clear() {
        for (final ObjectHeat object : objects) {
            if (object != null) {
                object.clear();
            }
        }
    }
}
