package dev.touchline.feeds.stats;

import dev.touchline.feeds.csv.CsvFeed;
import dev.touchline.feeds.sim.SimulatedMatch;
import dev.touchline.feeds.sim.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * Holds the simulator against a recorded match and writes the table of {@code docs/simulator.md}. Any thread; takes a
 * second or two for each half an hour simulated.
 */
public final class SimulatorReport {
    /** The matches of the table in {@code docs/simulator.md}. */
    public static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    /** How much of each. */
    public static final int MINUTES = 30;

    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    private SimulatorReport() {}

    /**
     * Puts the table into a document, between its two marks.
     *
     * @param document with the lines {@code <!-- table: begin -->} and {@code <!-- table: end -->}
     * @return the document with its table
     * @throws IllegalArgumentException when it has no marks
     */
    public static String withTable(final String document, final String table) {
        final int begin = document.indexOf(BEGIN);
        final int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("document has no marks: begin=" + begin + ", end=" + end);
        }
        return document.substring(0, begin + BEGIN.length()) + table + document.substring(end);
    }

    /** Measures a recording from beginning to end. */
    public static MatchStatistics real(final Path csv) throws IOException {
        try (CsvFeed feed = CsvFeed.open(csv)) {
            return FeedStatistics.measure(feed, 0);
        }
    }

    /** Measures the first minutes of the match of a seed. */
    public static MatchStatistics simulated(final long seed, final int minutes) throws IOException {
        try (SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(seed))) {
            return FeedStatistics.measure(
                    match,
                    Math.round(minutes * 60 * match.description().frameRate().perSecond()));
        }
    }

    /**
     * The table: every figure of the recording, of each seed, and how far the seed that is furthest off is off.
     *
     * @param csv the recording
     * @param seeds the matches to simulate, at least one
     * @param minutes how much of each
     */
    public static String markdown(final Path csv, final List<Long> seeds, final int minutes) throws IOException {
        final MatchStatistics real = real(csv);
        final List<Comparison> comparisons = new ArrayList<>();
        final StringBuilder text = new StringBuilder("| figure | unit | real |");
        final StringBuilder rule = new StringBuilder("|---|---|---|");
        for (final long seed : seeds) {
            comparisons.add(Comparison.of(real, simulated(seed, minutes)));
            text.append(" seed ").append(seed).append(" |");
            rule.append("---|");
        }
        text.append(" largest difference | allowed |\n").append(rule).append("---|---|\n");
        try (Formatter lines = new Formatter(text, Locale.ROOT)) {
            for (int row = 0; row < comparisons.get(0).rows().size(); row++) {
                line(lines, comparisons, row);
            }
        }
        return text.toString();
    }

    private static void line(final Formatter lines, final List<Comparison> comparisons, final int row) {
        final Comparison.Row first = comparisons.get(0).rows().get(row);
        final int decimals = first.real() >= 20 ? 1 : 2;
        final String number = " %." + decimals + "f |";
        lines.format("| %s | %s |" + number, first.name(), first.unit(), first.real());
        double worst = 0;
        for (final Comparison comparison : comparisons) {
            final Comparison.Row cell = comparison.rows().get(row);
            lines.format(number, cell.simulated());
            worst = Math.abs(cell.difference()) > Math.abs(worst) ? cell.difference() : worst;
        }
        lines.format(
                first.points() ? " %+.2f points | %.0f points |\n" : " %+.1f %% | %.0f %% |\n", worst, first.allowed());
    }
}
