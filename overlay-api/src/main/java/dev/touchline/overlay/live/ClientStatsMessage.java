package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.client.ClientStats;

/** Reads a {@code stats}: what is no number was not said. Pure functions. */
final class ClientStatsMessage {
    /** Up to here every whole number has its double. */
    private static final double LARGEST = 1L << 53;

    private ClientStatsMessage() {}

    static ClientStats read(final JsonNode message, final long nowUs) {
        return new ClientStats(
                number(message.path("fps")),
                whole(message.path("dropped")),
                whole(message.path("lastSeq")),
                number(message.path("ageMs")),
                number(message.path("bufMs")),
                whole(message.path("offsetUs")),
                whole(message.path("rttUs")),
                nowUs);
    }

    private static Double number(final JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue()) ? (Double) value.doubleValue() : null;
    }

    private static Long whole(final JsonNode value) {
        final Double number = number(value);
        return number == null || Math.abs(number) > LARGEST ? null : (Long) Math.round(number);
    }
}
