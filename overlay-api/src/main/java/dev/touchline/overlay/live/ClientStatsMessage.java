package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.client.ClientStats;
import dev.touchline.overlay.wire.SubscribeException;

/**
 * Reads a {@code stats}: each field may be left out, but what is said is a number; throws {@link SubscribeException} when one is
 * none. Pure functions.
 */
final class ClientStatsMessage {
    /** Up to here every whole number has its double. */
    private static final double LARGEST = 1L << 53;

    private static final int LONGEST_SHOWN = 40;

    private ClientStatsMessage() {}

    static ClientStats read(final JsonNode message, final long nowUs) {
        return new ClientStats(
                number(message, "fps"),
                whole(message, "dropped"),
                whole(message, "lastSeq"),
                number(message, "ageMs"),
                number(message, "bufMs"),
                whole(message, "offsetUs"),
                whole(message, "rttUs"),
                nowUs);
    }

    private static Double number(final JsonNode message, final String field) {
        final JsonNode value = message.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= LARGEST)) {
            final String said = value.toString();
            throw new SubscribeException(
                    ErrorCode.BAD_REQUEST,
                    field + " is not a number of at most 2^53: " + field + "="
                            + (said.length() <= LONGEST_SHOWN ? said : said.substring(0, LONGEST_SHOWN)));
        }
        return value.doubleValue();
    }

    private static Long whole(final JsonNode message, final String field) {
        final Double number = number(message, field);
        return number == null ? null : (Long) Math.round(number);
    }
}
