package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads query and path parameters strictly: a wrong one is refused with its name, its value and what it may be. */
final class QueryParameters {
    private static final long LARGEST_ID = 0xffff_ffffL;
    /** One way to write a number, so that an address is one and the same: no plus, no leading zeros, digits of ASCII, and never too many. */
    private static final Pattern PLAIN = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private QueryParameters() {}

    /** A match's id, or another one, from the path. */
    static long id(final Context request, final String parameter) {
        final String text = request.pathParam(parameter);
        if (PLAIN.matcher(text).matches() && text.charAt(0) != '-' && Long.parseLong(text) <= LARGEST_ID) {
            return Long.parseLong(text);
        }
        throw new DocumentException(ErrorCode.NOT_FOUND, "not an id: " + parameter + "=" + text);
    }

    /** Refuses a query that has others than these, or one of them twice. */
    static void only(final Context request, final String... parameters) {
        final List<String> known = List.of(parameters);
        request.queryParamMap().forEach((parameter, values) -> {
            if (!known.contains(parameter)) {
                throw new DocumentException(
                        ErrorCode.BAD_REQUEST,
                        "parameter is one of " + String.join(", ", known) + ": parameter=" + parameter);
            }
            if (values.size() > 1) {
                throw new DocumentException(
                        ErrorCode.BAD_REQUEST,
                        parameter + " is given once: " + parameter + "=" + String.join(",", values));
            }
        });
    }

    /** One of some words, named in their map's order when it is none; the default when it is not given. */
    static <T> Map.Entry<String, T> word(
            final Context request, final String parameter, final Map<String, T> words, final String otherwise) {
        final String given = request.queryParam(parameter);
        final String text = given == null ? otherwise : given;
        final T value = words.get(text);
        if (value == null) {
            throw new DocumentException(
                    ErrorCode.BAD_REQUEST,
                    parameter + " is one of " + String.join(", ", words.keySet()) + ": " + parameter + "=" + text);
        }
        return Map.entry(text, value);
    }

    /** A whole number from {@code least} to {@code most}; the default when it is not given. */
    static long number(
            final Context request, final String parameter, final long least, final long most, final long otherwise) {
        final String given = request.queryParam(parameter);
        if (given == null) {
            return otherwise;
        }
        if (PLAIN.matcher(given).matches()) {
            final long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new DocumentException(
                ErrorCode.BAD_REQUEST,
                parameter + " is not a whole number from " + least + " to " + most + ": " + parameter + "=" + given);
    }
}
