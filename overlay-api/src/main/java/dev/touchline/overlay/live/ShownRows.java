package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameDecoder.RowsDecoder;
import java.util.List;

/** Which rows of a frame a stream shows: those of its objects, in its zone. Immutable; allocates nothing. */
final class ShownRows {
    private static final int ALL_LOW = 64;

    private final boolean everyObject;
    private final Zone zone;
    private final long lowObjects;
    private final long highObjects;

    /**
     * A choice.
     *
     * @param objects ids to show; empty for all
     * @param zone where those are that are shown
     */
    ShownRows(final List<Integer> objects, final Zone zone) {
        this.zone = zone;
        everyObject = objects.isEmpty();
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
    boolean shows(final RowsDecoder row) {
        final int object = row.objectId();
        return (everyObject || ((object < ALL_LOW ? lowObjects : highObjects) >>> object & 1) == 1)
                && zone.contains(row.x(), row.y());
    }
}
