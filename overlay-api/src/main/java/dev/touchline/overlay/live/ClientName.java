package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Who a client says it is: texts from a network, cut to a length and without control characters, so that they can be shown and logged.
 * Null where it says nothing. Immutable.
 */
record ClientName(String name, String kind, String engine, Double fps) {
    static final ClientName UNKNOWN = new ClientName(null, null, null, null);

    private static final int LONGEST = 60;

    /** Reads the {@code client} of an {@code identify}. */
    static ClientName read(final JsonNode client) {
        final JsonNode fps = client.path("fps");
        return new ClientName(
                text(client.path("name")),
                text(client.path("kind")),
                text(client.path("engine")),
                fps.isNumber() && Double.isFinite(fps.doubleValue()) ? (Double) fps.doubleValue() : null);
    }

    private static String text(final JsonNode text) {
        if (!text.isTextual() || text.textValue().isBlank()) {
            return null;
        }
        final StringBuilder plain = new StringBuilder();
        text.textValue()
                .codePoints()
                .limit(LONGEST)
                .forEach(point -> plain.appendCodePoint(isShown(point) ? point : '?'));
        return plain.toString();
    }

    private static boolean isShown(final int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.FORMAT
                && Character.getType(point) != Character.SURROGATE;
    }
}
