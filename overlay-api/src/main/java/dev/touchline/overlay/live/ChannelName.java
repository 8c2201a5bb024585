package dev.touchline.overlay.live;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.heat.HeatNames;
import dev.touchline.protocol.overlay.HeatScope;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the name of a channel: {@code match/{id}/frames}, {@code match/{id}/events} or
 * {@code match/{id}/heat/{scope}?window=...&when=...}. Pure functions.
 */
final class ChannelName {
    private static final Pattern NAME = Pattern.compile("match/(\\d{1,10})/([a-z]+)(?:/([a-z0-9/]+))?(?:\\?(.*))?");
    private static final Pattern PLAYER = Pattern.compile("player/(\\d{1,2})");
    private static final int LAST_PLAYER = 63;

    /** What a channel carries. */
    enum Kind {
        FRAMES,
        EVENTS,
        HEAT
    }

    /** A channel's match, and its heat map when it is one of those. */
    record Parsed(long matchId, Kind kind, HeatRequest heat) {}

    private ChannelName() {}

    /** Reads a name; throws {@link SubscribeException} with what is wrong. */
    static Parsed parse(final String name) {
        final Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new SubscribeException(ErrorCode.UNKNOWN_CHANNEL, "no such channel: channel=" + name);
        }
        final long matchId = Long.parseLong(matcher.group(1));
        final boolean bare = matcher.group(3) == null;
        final boolean plain = bare && matcher.group(4) == null;
        if (matcher.group(2).equals("frames") && plain) {
            return new Parsed(matchId, Kind.FRAMES, null);
        }
        if (matcher.group(2).equals("events") && plain) {
            return new Parsed(matchId, Kind.EVENTS, null);
        }
        if (matcher.group(2).equals("heat") && !bare) {
            return new Parsed(matchId, Kind.HEAT, heat(name, matcher.group(3), matcher.group(4)));
        }
        throw new SubscribeException(ErrorCode.UNKNOWN_CHANNEL, "no such channel: channel=" + name);
    }

    private static HeatRequest heat(final String name, final String scope, final String query) {
        return switch (scope) {
            case "ball" -> request(HeatScope.BALL, HeatRequest.NO_OBJECT, query);
            case "team/home" -> request(HeatScope.HOME, HeatRequest.NO_OBJECT, query);
            case "team/away" -> request(HeatScope.AWAY, HeatRequest.NO_OBJECT, query);
            default -> request(HeatScope.PLAYER, player(name, scope), query);
        };
    }

    private static HeatRequest request(final HeatScope scope, final int objectId, final String query) {
        try {
            return HeatNames.request(scope, objectId, parameters(query));
        } catch (final IllegalArgumentException e) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, e.getMessage());
        }
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

    private static Map<String, String> parameters(final String query) {
        final Map<String, String> parameters = new HashMap<>();
        if (query == null) {
            return parameters;
        }
        for (final String parameter : query.split("&", -1)) {
            final String[] pair = parameter.split("=", 2);
            if (!HeatNames.PARAMETERS.contains(pair[0])) {
                throw new IllegalArgumentException("not a parameter of a heat map: " + parameter);
            }
            parameters.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return parameters;
    }
}
