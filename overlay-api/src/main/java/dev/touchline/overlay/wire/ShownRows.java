package dev.touchline.overlay.wire;

import dev.touchline.protocol.overlay.FrameDecoder.RowsDecoder;
import java.util.List;
import java.util.function.LongSupplier;

/** Which rows of a frame a stream shows: those of its objects and its team, in its zone. One thread; allocates nothing. */
public final class ShownRows {
    private static final int ALL_LOW = 64;

    private final boolean everyObject;
    private final Zone zone;
    private final long lowObjects;
    private final long highObjects;
    private final LongSupplier team;

    /**
     * A choice.
     *
     * @param objects ids to show; empty for all, or for the team alone
     * @param team answers the ids of a team's players as bits, or null when no team was asked for
     * @param zone where those are that are shown
     */
    public ShownRows(final List<Integer> objects, final LongSupplier team, final Zone zone) {
        this.zone = zone;
        this.team = team;
        everyObject = objects.isEmpty() && team == null;
        long low = 0;
        long high = 0;
        for (final int object : objects) {
            if (object < ALL_LOW) {
                low |= 1L << object;
            } else {
                high |= 1L << object;
            }
        }
        lowObjects = low;
        highObjects = high;
    }

    /** Whether a row is shown. */
    public boolean shows(final RowsDecoder row) {
        return (everyObject || isChosen(row.objectId())) && zone.contains(row.x(), row.y());
    }

    private boolean isChosen(final int object) {
        if (object >= ALL_LOW) {
            return (highObjects >>> object & 1) == 1;
        }
        final long chosen = team == null ? lowObjects : lowObjects | team.getAsLong();
        return (chosen >>> object & 1) == 1;
    }
}
