package dev.touchline.overlay.wire;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.heat.HeatNames;
import dev.touchline.protocol.overlay.HeatScope;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the name of a channel: {@code match/{id}/frames}, {@code /events}, {@code /state}, {@code /team}, {@code /camera/{sourceId}} or
 * {@code /heat/{scope}?window=...&when=...}, and {@code system/health}. Pure functions.
 */
public final class ChannelName {
    private static final Pattern NAME = Pattern.compile("match/(\\d{1,10})/([a-z]+)(?:/([a-z0-9/]+))?(?:\\?(.*))?");
    private static final Pattern PLAYER = Pattern.compile("player/(\\d{1,2})");
    private static final Pattern SOURCE = Pattern.compile("\\d{1,5}");
    private static final String HEALTH = "system/health";
    private static final int LAST_PLAYER = 63;
    private static final int LAST_SOURCE = 0xffff;
    private static final Map<String, Kind> PLAIN =
            Map.of("frames", Kind.FRAMES, "events", Kind.EVENTS, "state", Kind.STATE, "team", Kind.TEAM);

    /** What a channel carries. */
    public enum Kind {
        FRAMES,
        EVENTS,
        HEAT,
        STATE,
        TEAM,
        HEALTH,
        CAMERA
    }

    /** A channel's match, and its heat map or its camera's source when it is one of those. */
    public record Parsed(long matchId, Kind kind, HeatRequest heat, int camera) {
        private static Parsed of(final long matchId, final Kind kind) {
            return new Parsed(matchId, kind, null, 0);
        }
    }

    private ChannelName() {}

    /** Reads a name; throws {@link SubscribeException} with what is wrong. */
    public static Parsed parse(final String name) {
        if (name.equals(HEALTH)) {
            return Parsed.of(StreamKey.NO_MATCH, Kind.HEALTH);
        }
        final Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw unknown(name);
        }
        final long matchId = Long.parseLong(matcher.group(1));
        final String scope = matcher.group(3);
        final String query = matcher.group(4);
        final Kind kind = PLAIN.get(matcher.group(2));
        if (kind != null && scope == null && query == null) {
            return Parsed.of(matchId, kind);
        }
        if (matcher.group(2).equals("heat") && scope != null) {
            return new Parsed(matchId, Kind.HEAT, heat(name, scope, query), 0);
        }
        if (matcher.group(2).equals("camera") && scope != null && query == null) {
            return new Parsed(matchId, Kind.CAMERA, null, camera(name, scope));
        }
        throw unknown(name);
    }

    /** The name of a stream's channel, without what frames are chosen by. */
    public static String of(final StreamKey key) {
        final String match = "match/" + key.matchId();
        if (key instanceof StreamKey.Frames) {
            return match + "/frames";
        } else if (key instanceof StreamKey.Events) {
            return match + "/events";
        } else if (key instanceof StreamKey.Camera camera) {
            return match + "/camera/" + camera.sourceId();
        } else if (key instanceof StreamKey.Heat heat) {
            return match + "/heat/" + HeatNames.channel(heat.watch());
        }
        final DocumentKind kind = ((StreamKey.Document) key).kind();
        return kind == DocumentKind.HEALTH ? HEALTH : match + "/" + kind.label();
    }

    private static SubscribeException unknown(final String name) {
        return new SubscribeException(ErrorCode.UNKNOWN_CHANNEL, "no such channel: channel=" + name);
    }

    private static int camera(final String name, final String source) {
        if (!SOURCE.matcher(source).matches() || Integer.parseInt(source) > LAST_SOURCE) {
            throw unknown(name);
        }
        return Integer.parseInt(source);
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
                throw new IllegalArgumentException("a heat map's parameters are "
                        + String.join(", ", HeatNames.PARAMETERS) + ": parameter=" + parameter + ", query=" + query);
            }
            if (parameters.put(pair[0], pair.length == 2 ? pair[1] : "") != null) {
                throw new IllegalArgumentException(
                        "parameter of a heat map given twice: parameter=" + pair[0] + ", query=" + query);
            }
        }
        return parameters;
    }
}
