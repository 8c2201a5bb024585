package dev.touchline.load;

import dev.touchline.load.html.Chart;
import dev.touchline.load.html.Line;
import dev.touchline.load.html.Line.Point;
import dev.touchline.load.html.LinearScale;
import dev.touchline.load.html.LogScale;
import dev.touchline.load.html.Page;
import dev.touchline.load.html.Table;
import dev.touchline.load.html.TickLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A search for the limit as a page for a browser. One thread. */
final class LimitPage {
    private static final List<String> HEAD = List.of(
            "Trial",
            "records/s",
            "held, records/s",
            "lost",
            "kernel, datagrams",
            "ring",
            "p99, µs",
            "sender lag p99, µs");

    private final LimitReport report;

    private LimitPage(final LimitReport report) {
        this.report = report;
    }

    static Page of(final LimitReport report) {
        return new LimitPage(report).page();
    }

    private Page page() {
        final List<Table> tables = new ArrayList<>();
        tables.add(table("server", report.server()));
        report.bare().ifPresent(bare -> tables.add(table("bare receiver (" + bare.kind() + ")", bare.search())));
        return new Page(
                "Highest rate without loss: " + report.settings().profile().label() + ", " + report.way(),
                verdict(),
                report.exitCode() == LoadReport.NOTHING_LOST,
                facts(),
                List.of(),
                List.of(
                        chart(
                                "Lost",
                                "Which part of the records was lost at each rate that was tried.",
                                "lost, % of what was sent",
                                LimitPage::lostPercent,
                                false),
                        chart(
                                "Latency",
                                "The 99th percentile of the latency at each rate that was tried.",
                                "99th percentile",
                                trial -> trial.latencyMicros().count() == 0
                                        ? Double.NaN
                                        : trial.latencyMicros().p99(),
                                true)),
                tables);
    }

    private String verdict() {
        final StringBuilder verdict = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d records/s, limited by %s",
                report.server().limit(),
                report.server().limiter().words()));
        report.bare()
                .ifPresent(bare -> verdict.append(String.format(
                        Locale.ROOT,
                        "; a bare receiver %,d records/s, limited by %s",
                        bare.search().limit(),
                        bare.search().limiter().words())));
        report.ratio().ifPresent(ratio -> verdict.append(String.format(Locale.ROOT, "; ratio %.2f", ratio)));
        return verdict.toString();
    }

    private List<List<String>> facts() {
        final List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("machine", report.machine()));
        if (report.settings().serves()) {
            facts.add(List.of("server", String.join(" ", report.settings().serverCommand())));
        }
        facts.add(List.of(
                "trials",
                report.settings().trialSeconds().orElseThrow() + " s each; a rate that fails is tried once more"));
        return facts;
    }

    private Chart chart(
            final String title,
            final String description,
            final String yLabel,
            final ToDoubleFunction<LimitTrial> value,
            final boolean logarithmic) {
        final List<Line> lines = new ArrayList<>();
        lines.add(line("server", report.server(), value));
        report.bare().ifPresent(bare -> lines.add(line("bare receiver", bare.search(), value)));
        final double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> !Double.isNaN(y))
                .max()
                .orElse(1);
        final double fastest = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(1);
        return new Chart(
                title,
                description,
                "records/s",
                yLabel,
                LinearScale.upTo(fastest, TickLabels::count),
                logarithmic ? LogScale.of(1, most, TickLabels::micros) : LinearScale.upTo(most, TickLabels::plain),
                lines,
                false);
    }

    private static Line line(final String name, final LimitSearch search, final ToDoubleFunction<LimitTrial> value) {
        return new Line(
                name,
                search.trials().stream()
                        .sorted(Comparator.comparingLong(LimitTrial::recordsPerSecond))
                        .map(trial -> new Point(trial.recordsPerSecond(), value.applyAsDouble(trial)))
                        .toList(),
                true);
    }

    private static double lostPercent(final LimitTrial trial) {
        return 100.0 * trial.lost() / Math.max(trial.sent(), 1);
    }

    private static Table table(final String name, final LimitSearch search) {
        return new Table(
                "Trials, " + name,
                HEAD,
                search.trials().stream()
                        .map(trial -> List.of(
                                trial.isPassed() ? "passed" : trial.rateHeld() ? "failed" : "failed, rate not held",
                                number(trial.recordsPerSecond()),
                                number(Math.round(trial.heldRate())),
                                number(trial.lost()),
                                trial.kernelDrops().isPresent()
                                        ? number(trial.kernelDrops().getAsLong())
                                        : "?",
                                number(trial.ringDropped()),
                                number(trial.latencyMicros().p99()),
                                number(trial.lagMicros().p99())))
                        .toList());
    }

    private static String number(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
