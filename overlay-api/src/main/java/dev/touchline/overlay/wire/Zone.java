package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;

/**
 * A part of the pitch and of what lies around it, whose rows a stream shows: millimetres from the centre spot, both ends included.
 * Immutable; any thread.
 */
public record Zone(int minX, int maxX, int minY, int maxY) {
    /** No part is left out. */
    public static final Zone EVERYWHERE =
            new Zone(Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);

    private static final int MILLI = 1_000;
    private static final int FURTHEST_METRES = 1_000;

    /** Reads {@code {"x":[from,to],"y":[from,to]}}, metres, of which one may be left out; throws {@link SubscribeException}. */
    public static Zone parse(final JsonNode zone) {
        if (zone.isMissingNode() || zone.isNull()) {
            return EVERYWHERE;
        }
        final JsonNode x = zone.path("x");
        final JsonNode y = zone.path("y");
        if (!zone.isObject() || (x.isMissingNode() && y.isMissingNode())) {
            throw wrong(zone);
        }
        return new Zone(
                x.isMissingNode() ? EVERYWHERE.minX : millimetres(zone, x, 0),
                x.isMissingNode() ? EVERYWHERE.maxX : millimetres(zone, x, 1),
                y.isMissingNode() ? EVERYWHERE.minY : millimetres(zone, y, 0),
                y.isMissingNode() ? EVERYWHERE.maxY : millimetres(zone, y, 1));
    }

    private static int millimetres(final JsonNode zone, final JsonNode range, final int end) {
        if (!range.isArray()
                || range.size() != 2
                || !range.get(0).isNumber()
                || !range.get(1).isNumber()) {
            throw wrong(zone);
        }
        final double metres = range.get(end).doubleValue();
        if (!(Math.abs(metres) <= FURTHEST_METRES)
                || range.get(0).doubleValue() > range.get(1).doubleValue()) {
            throw wrong(zone);
        }
        return (int) Math.round(metres * MILLI);
    }

    private static SubscribeException wrong(final JsonNode zone) {
        return new SubscribeException(
                ErrorCode.BAD_REQUEST,
                "zone is {\"x\":[from,to],\"y\":[from,to]}, metres from -" + FURTHEST_METRES + " to " + FURTHEST_METRES
                        + ": zone=" + zone);
    }

    /** Whether a position lies in it, mm. */
    public boolean contains(final int x, final int y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }
}
