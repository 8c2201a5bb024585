package dev.touchline.overlay.heat;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of a heat map's parameters and of their values, alike in channels and in addresses. Pure functions. */
public final class HeatNames {
    private static final Map<String, HeatWindow> WINDOWS = ordered(
            List.of("1m", "5m", "10m", "15m", "half", "match"),
            List.of(
                    HeatWindow.ONE_MINUTE,
                    HeatWindow.FIVE_MINUTES,
                    HeatWindow.TEN_MINUTES,
                    HeatWindow.FIFTEEN_MINUTES,
                    HeatWindow.HALF,
                    HeatWindow.MATCH));
    private static final Map<String, HeatWhen> WHENS = ordered(
            List.of("all", "inplay", "in", "out"),
            List.of(HeatWhen.ALL, HeatWhen.IN_PLAY, HeatWhen.IN_POSSESSION, HeatWhen.OUT_OF_POSSESSION));
    private static final Map<String, HeatGrid> GRIDS = ordered(
            List.of("1m", "8x13", "16x25", "32x50", "64x100"),
            List.of(
                    HeatGrid.ONE_METRE,
                    HeatGrid.GRID_8X13,
                    HeatGrid.GRID_16X25,
                    HeatGrid.GRID_32X50,
                    HeatGrid.GRID_64X100));
    private static final Map<String, HeatDirection> DIRECTIONS =
            ordered(List.of("absolute", "attacking"), List.of(HeatDirection.ABSOLUTE, HeatDirection.ATTACKING));

    /** The names of the parameters that say which map it is. */
    public static final List<String> PARAMETERS = List.of("window", "when", "grid", "direction");

    private HeatNames() {}

    /**
     * The heat map of a scope that parameters name; those that are not given are {@code match}, {@code all}, {@code 1m} and
     * {@code absolute}. Throws {@link IllegalArgumentException} naming the parameter, the value and what is allowed.
     */
    public static HeatRequest request(final HeatScope scope, final int objectId, final Map<String, String> parameters) {
        return new HeatRequest(
                scope,
                objectId,
                value("window", WINDOWS, parameters.getOrDefault("window", "match")),
                value("grid", GRIDS, parameters.getOrDefault("grid", "1m")),
                value("when", WHENS, parameters.getOrDefault("when", "all")),
                value("direction", DIRECTIONS, parameters.getOrDefault("direction", "absolute")));
    }

    private static <T> T value(final String parameter, final Map<String, T> values, final String given) {
        final T value = values.get(given);
        if (value == null) {
            throw new IllegalArgumentException(
                    parameter + " is one of " + String.join(", ", values.keySet()) + ": " + parameter + "=" + given);
        }
        return value;
    }

    private static <T> Map<String, T> ordered(final List<String> names, final List<T> values) {
        final Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }

    /** A map as the end of a channel's name, with what differs from the defaults. */
    public static String channel(final HeatRequest map) {
        final String scope = switch (map.scope()) {
            case HOME, AWAY -> "team/" + map.scope().name().toLowerCase(Locale.ROOT);
            case PLAYER -> "player/" + map.objectId();
            default -> "ball";
        };
        final HeatRequest plain = request(map.scope(), map.objectId(), Map.of());
        final List<String> parameters = new ArrayList<>();
        if (map.window() != plain.window()) {
            parameters.add("window=" + of(map.window()));
        }
        if (map.when() != plain.when()) {
            parameters.add("when=" + of(map.when()));
        }
        if (map.grid() != plain.grid()) {
            parameters.add("grid=" + of(map.grid()));
        }
        if (map.direction() != plain.direction()) {
            parameters.add("direction=" + of(map.direction()));
        }
        return parameters.isEmpty() ? scope : scope + "?" + String.join("&", parameters);
    }

    /** The name of a window. */
    public static String of(final HeatWindow window) {
        return nameOf(WINDOWS, window);
    }

    /** The name of a filter. */
    public static String of(final HeatWhen when) {
        return nameOf(WHENS, when);
    }

    /** The name of a grid. */
    public static String of(final HeatGrid grid) {
        return nameOf(GRIDS, grid);
    }

    /** The name of a direction. */
    public static String of(final HeatDirection direction) {
        return nameOf(DIRECTIONS, direction);
    }

    private static <T> String nameOf(final Map<String, T> values, final T value) {
        for (final Map.Entry<String, T> entry : values.entrySet()) {
            if (entry.getValue().equals(value)) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("has no name: value=" + value);
    }
}
