package dev.touchline.overlay.live;

import dev.touchline.engine.HeatWatch;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the name of a channel: {@code match/{id}/frames} or {@code match/{id}/heat/{scope}?window=...}. Pure functions.
 */
final class ChannelName {
    private static final Pattern NAME = Pattern.compile("match/(\\d{1,10})/([a-z]+)(?:/([a-z0-9/]+))?(?:\\?(.*))?");
    private static final Pattern PLAYER = Pattern.compile("player/(\\d{1,2})");
    private static final int LAST_PLAYER = 63;
    private static final Map<String, HeatWindow> WINDOWS = Map.of(
            "1m", HeatWindow.ONE_MINUTE,
            "5m", HeatWindow.FIVE_MINUTES,
            "10m", HeatWindow.TEN_MINUTES,
            "15m", HeatWindow.FIFTEEN_MINUTES,
            "half", HeatWindow.HALF,
            "match", HeatWindow.MATCH);

    /** A channel's match, and its heat map unless it is one of frames. */
    record Parsed(long matchId, HeatWatch heat) {
        boolean isFrames() {
            return heat == null;
        }
    }

    private ChannelName() {}

    /** Reads a name; throws {@link SubscribeException} with what is wrong. */
    static Parsed parse(final String name) {
        final Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new SubscribeException(ErrorCode.UNKNOWN_CHANNEL, "no such channel: channel=" + name);
        }
        final long matchId = Long.parseLong(matcher.group(1));
        final boolean bare = matcher.group(3) == null;
        if (matcher.group(2).equals("frames") && bare && matcher.group(4) == null) {
            return new Parsed(matchId, null);
        }
        if (matcher.group(2).equals("heat") && !bare) {
            return new Parsed(matchId, heat(name, matcher.group(3), matcher.group(4)));
        }
        throw new SubscribeException(ErrorCode.UNKNOWN_CHANNEL, "no such channel: channel=" + name);
    }

    private static HeatWatch heat(final String name, final String scope, final String query) {
        final HeatWindow window = window(query);
        return switch (scope) {
            case "ball" -> new HeatWatch(HeatScope.BALL, HeatWatch.NO_OBJECT, window);
            case "team/home" -> new HeatWatch(HeatScope.HOME, HeatWatch.NO_OBJECT, window);
            case "team/away" -> new HeatWatch(HeatScope.AWAY, HeatWatch.NO_OBJECT, window);
            default -> new HeatWatch(HeatScope.PLAYER, player(name, scope), window);
        };
    }

    private static int player(final String name, final String scope) {
        final Matcher player = PLAYER.matcher(scope);
        if (player.matches()) {
            final int object = Integer.parseInt(player.group(1));
            if (object >= 1 && object <= LAST_PLAYER) {
                return object;
            }
        }
        throw new SubscribeException(ErrorCode.UNKNOWN_CHANNEL, "no such heat map: channel=" + name);
    }

    private static HeatWindow window(final String query) {
        HeatWindow window = HeatWindow.MATCH;
        if (query == null) {
            return window;
        }
        for (final String parameter : query.split("&", -1)) {
            final String[] pair = parameter.split("=", 2);
            final String value = pair.length == 2 ? pair[1] : "";
            if (pair[0].equals("window") && WINDOWS.containsKey(value)) {
                window = WINDOWS.get(value);
            } else if (pair[0].equals("when") && !value.equals("all")) {
                throw new SubscribeException(ErrorCode.NOT_SUPPORTED, "heat maps are of all time: when=" + value);
            } else if (!pair[0].equals("when")) {
                throw new SubscribeException(
                        ErrorCode.BAD_REQUEST, "not a parameter of a heat map: " + pair[0] + "=" + value);
            }
        }
        return window;
    }
}
