package dev.touchline.feeds.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two matches side by side: for every figure both values and whether they are as near as they should be. Immutable; any
 * thread.
 *
 * @param rows one for each figure
 */
public record Comparison(List<Row> rows) {
    private static final double SHARE_ALLOWED = 0.25;
    private static final double POINTS_ALLOWED = 3;
    private static final List<String> BANDS = List.of("0-7", "7-15", "15-20", "20-25", "over 25");

    /** Copies the list. */
    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * One figure.
     *
     * @param name of the figure
     * @param unit of both values
     * @param real the recorded match's value
     * @param simulated the simulated match's value
     * @param difference percent of the real value, or percentage points
     * @param allowed the most the difference may be, either way
     * @param points whether the difference is in percentage points
     */
    public record Row(
            String name,
            String unit,
            double real,
            double simulated,
            double difference,
            double allowed,
            boolean points) {
        /** Whether the values are near enough. */
        public boolean holds() {
            return Math.abs(difference) <= allowed;
        }
    }

    /** Compares: within a quarter for distances, speeds and time in play, within 3 percentage points for speed bands. */
    public static Comparison of(final MatchStatistics real, final MatchStatistics simulated) {
        final List<Row> rows = new ArrayList<>();
        final Builder builder = new Builder(real, simulated, rows);
        builder.ratio("Distance per player", "m/min", MatchStatistics::metresPerMinute);
        builder.ratio("Distance per outfield player", "m/min", MatchStatistics::outfieldMetresPerMinute);
        builder.ratio("Distance per goalkeeper", "m/min", MatchStatistics::keeperMetresPerMinute);
        builder.ratio("Player speed, mean", "m/s", MatchStatistics::meanSpeed);
        builder.ratio("Player speed, 99th percentile", "m/s", MatchStatistics::p99Speed);
        builder.ratio("Ball speed, median", "m/s", MatchStatistics::ballP50);
        builder.ratio("Ball speed, 90th percentile", "m/s", MatchStatistics::ballP90);
        builder.ratio("Ball speed, 99th percentile", "m/s", MatchStatistics::ballP99);
        builder.ratio("Ball speed in play, median", "m/s", MatchStatistics::ballInPlayP50);
        builder.ratio("Ball speed in play, 90th percentile", "m/s", MatchStatistics::ballInPlayP90);
        builder.ratio("Ball speed in play, 99th percentile", "m/s", MatchStatistics::ballInPlayP99);
        builder.ratio("Ball in play", "% of time", s -> s.inPlay() * 100);
        for (int i = 0; i < BANDS.size(); i++) {
            final int band = i;
            builder.points(
                    "Players at " + BANDS.get(i) + " km/h", s -> s.bands().get(band) * 100);
        }
        return new Comparison(rows);
    }

    /** The rows that do not hold. */
    public List<Row> failures() {
        return rows.stream().filter(row -> !row.holds()).toList();
    }

    private record Builder(MatchStatistics real, MatchStatistics simulated, List<Row> rows) {
        void ratio(final String name, final String unit, final ToDoubleFunction<MatchStatistics> figure) {
            final double a = figure.applyAsDouble(real);
            final double b = figure.applyAsDouble(simulated);
            rows.add(new Row(name, unit, a, b, 100 * (b - a) / a, 100 * SHARE_ALLOWED, false));
        }

        void points(final String name, final ToDoubleFunction<MatchStatistics> figure) {
            final double a = figure.applyAsDouble(real);
            final double b = figure.applyAsDouble(simulated);
            rows.add(new Row(name, "% of time", a, b, b - a, POINTS_ALLOWED, true));
        }
    }
}
