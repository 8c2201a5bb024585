package dev.touchline.server.debs;

import dev.touchline.engine.debs.DebsCounters;
import dev.touchline.engine.debs.DebsEngine;
import dev.touchline.engine.debs.DebsMetadata;
import dev.touchline.engine.debs.DebsPlayer;
import dev.touchline.engine.debs.DebsWindow;
import dev.touchline.engine.debs.HeatGrid;
import dev.touchline.engine.debs.Intensity;
import dev.touchline.engine.debs.IntensityTotals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The whole game as a table, read from the queries at the end. One thread. */
public final class DebsSummary {
    private static final int COARSEST = 0;
    private static final double PS_PER_S = 1e12;
    private static final double MICROMETRES_PER_METRE = 1e6;

    private final DebsMetadata metadata;
    private final DebsEngine engine;
    private final StringBuilder text = new StringBuilder();

    private DebsSummary(final DebsMetadata metadata, final DebsEngine engine) {
        this.metadata = metadata;
        this.engine = engine;
    }

    /** The table; {@code elapsedNs} is how long the file took. */
    public static String of(final DebsMetadata metadata, final DebsEngine engine, final long elapsedNs) {
        final DebsSummary summary = new DebsSummary(metadata, engine);
        summary.players();
        summary.teams();
        summary.counters(elapsedNs);
        return summary.text.toString();
    }

    private void line(final String format, final Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void players() {
        final StringBuilder heading = new StringBuilder(String.format(Locale.ROOT, "%-18s%5s", "player", "team"));
        for (final Intensity intensity : Intensity.values()) {
            heading.append(String.format(Locale.ROOT, "%10s", intensity.label()));
        }
        line("%s%10s%6s%10s  %s", heading, "total", "hits", "ball", "busiest cell of 8x13");
        final List<DebsPlayer> players = metadata.players();
        for (int player = 0; player < players.size(); player++) {
            final IntensityTotals totals = engine.running().totals(player, DebsWindow.GAME);
            final StringBuilder row = new StringBuilder();
            double metres = 0;
            for (int i = 0; i < Intensity.values().length; i++) {
                final double inIntensity = totals.distanceMicrometres(i) / MICROMETRES_PER_METRE;
                row.append(String.format(Locale.ROOT, "%8.0f m", inIntensity));
                metres += inIntensity;
            }
            line(
                    "%-18s%5s%s%8.0f m%6d%8.1f s  %s",
                    players.get(player).name(),
                    metadata.teams().get(players.get(player).team()),
                    row,
                    metres,
                    engine.possession().hits(player),
                    engine.possession().playerPossessionPs(player) / PS_PER_S,
                    busiest(player));
        }
    }

    private String busiest(final int player) {
        final int all = engine.heat().allSamples(player, DebsWindow.GAME);
        int cell = 0;
        for (int other = 1; other < HeatGrid.cells(COARSEST); other++) {
            if (samples(player, other) > samples(player, cell)) {
                cell = other;
            }
        }
        return all == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "x=%d-%d y=%d-%d %.1f %%",
                        HeatGrid.x(COARSEST, cell, 0),
                        HeatGrid.x(COARSEST, cell, 1),
                        HeatGrid.y(COARSEST, cell, 0),
                        HeatGrid.y(COARSEST, cell, 1),
                        100.0 * samples(player, cell) / all);
    }

    private int samples(final int player, final int cell) {
        return engine.heat().samples(player, COARSEST, DebsWindow.GAME, cell);
    }

    private void teams() {
        final long first = engine.possession().teamPossessionPs(0, DebsWindow.GAME);
        final long second = engine.possession().teamPossessionPs(1, DebsWindow.GAME);
        final double both = Math.max(1, first + second);
        line(
                "possession: %s %.1f s (%.1f %%), %s %.1f s (%.1f %%)",
                metadata.teams().get(0),
                first / PS_PER_S,
                100 * first / both,
                metadata.teams().get(1),
                second / PS_PER_S,
                100 * second / both);
        line("shots on goal: %d", engine.shots().shots());
    }

    private void counters(final long elapsedNs) {
        final DebsCounters counters = engine.counters();
        line(
                "game: %.1f s, events: %d in %.2f s, %.0f a second",
                engine.gameMs() / 1e3,
                counters.events(),
                elapsedNs / 1e9,
                counters.events() * 1e9 / Math.max(1, elapsedNs));
        line(
                "dropped: malformed=%d, unknownSensor=%d, late=%d, outsideGame=%d",
                counters.malformed(), counters.unknownSensors(), counters.late(), counters.outsideGame());
        if (counters.malformed() > 0) {
            line("first malformed lines: %s", Arrays.toString(counters.malformedLines()));
        }
    }
}
