package dev.touchline.overlay.control;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.heat.HeatNames;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.protocol.overlay.HeatScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which heat map a request asks for, and how it wants to see it. Immutable.
 *
 * @param sigmaMetres standard deviation of the smoothing; 0 for none
 * @param width of the image, pixels
 */
record HeatQuery(HeatRequest map, double sigmaMetres, int width) {
    private static final Pattern PLAYER = Pattern.compile("player-([1-9]\\d?)");
    private static final int LAST_PLAYER = 63;
    private static final double LEAST_SIGMA = 1.5;
    private static final double MOST_SIGMA = 2.5;
    private static final int LEAST_WIDTH = 200;
    private static final int MOST_WIDTH = 2000;
    /** Ten pixels a metre on a pitch of 105 m. */
    private static final String DEFAULT_WIDTH = "1090";

    /** Reads a scope and a query; throws {@link DocumentException} naming what is wrong, its value and what is allowed. */
    static HeatQuery of(final String scope, final Map<String, List<String>> query, final String defaultSigma) {
        final Map<String, String> parameters = new HashMap<>();
        query.forEach((name, values) -> {
            if (!HeatNames.PARAMETERS.contains(name) && !name.equals("sigma") && !name.equals("width")) {
                throw wrong("parameter is one of window, when, grid, direction, sigma, width: parameter=" + name);
            }
            if (values.size() != 1) {
                throw wrong(name + " is given once: " + name + "=" + String.join(",", values));
            }
            parameters.put(name, values.get(0));
        });
        try {
            return new HeatQuery(
                    map(scope, parameters),
                    sigma(parameters.getOrDefault("sigma", defaultSigma)),
                    width(parameters.getOrDefault("width", DEFAULT_WIDTH)));
        } catch (final IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private static HeatRequest map(final String scope, final Map<String, String> parameters) {
        return switch (scope) {
            case "ball" -> HeatNames.request(HeatScope.BALL, HeatRequest.NO_OBJECT, parameters);
            case "home" -> HeatNames.request(HeatScope.HOME, HeatRequest.NO_OBJECT, parameters);
            case "away" -> HeatNames.request(HeatScope.AWAY, HeatRequest.NO_OBJECT, parameters);
            default -> HeatNames.request(HeatScope.PLAYER, player(scope), parameters);
        };
    }

    private static int player(final String scope) {
        final Matcher player = PLAYER.matcher(scope);
        if (player.matches() && Integer.parseInt(player.group(1)) <= LAST_PLAYER) {
            return Integer.parseInt(player.group(1));
        }
        throw new DocumentException(
                ErrorCode.NOT_FOUND, "scope is ball, home, away or player-1 to player-63: scope=" + scope);
    }

    private static double sigma(final String text) {
        try {
            final double sigma = Double.parseDouble(text);
            if (sigma == 0 || (sigma >= LEAST_SIGMA && sigma <= MOST_SIGMA)) {
                return sigma;
            }
        } catch (final NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw new IllegalArgumentException(
                "sigma is 0 or " + LEAST_SIGMA + " to " + MOST_SIGMA + " metres: sigma=" + text);
    }

    private static int width(final String text) {
        try {
            final int width = Integer.parseInt(text);
            if (width >= LEAST_WIDTH && width <= MOST_WIDTH) {
                return width;
            }
        } catch (final NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw new IllegalArgumentException("width is " + LEAST_WIDTH + " to " + MOST_WIDTH + " pixels: width=" + text);
    }

    private static DocumentException wrong(final String detail) {
        return new DocumentException(ErrorCode.BAD_REQUEST, detail);
    }
}
