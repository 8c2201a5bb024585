package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.wire.SubscribeException;

/** Reads whole numbers of messages: a number in quotes or a fraction is none. Pure functions. */
final class WholeNumber {
    private static final int LONGEST_SHOWN = 40;

    private WholeNumber() {}

    /** A field that must be there; throws {@link SubscribeException} when it is no whole number of 64 bits. */
    static long read(final JsonNode message, final String field) {
        final JsonNode number = message.path(field);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            final String said = number.isMissingNode() ? "nothing" : number.toString();
            throw new SubscribeException(
                    ErrorCode.BAD_REQUEST,
                    field + " is not a whole number: " + field + "="
                            + (said.length() <= LONGEST_SHOWN ? said : said.substring(0, LONGEST_SHOWN)));
        }
        return number.longValue();
    }
}
