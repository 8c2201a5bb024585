package dev.touchline.load;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.html.Chart;
import dev.touchline.load.html.Line;
import dev.touchline.load.html.Line.Point;
import dev.touchline.load.html.LinearScale;
import dev.touchline.load.html.LogScale;
import dev.touchline.load.html.NinesScale;
import dev.touchline.load.html.TickLabels;
import dev.touchline.load.live.LiveSecond;
import dev.touchline.load.series.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** The charts of a report: latencies by percentile, and the match second by second. One thread. */
final class ReportCharts {
    private static final double MIB = 1 << 20;
    private static final int POINTS_PER_NINE = 20;
    private static final double P99_9 = 99.9;
    private static final String TIME = "time since the first reading, s";

    private final LoadReport report;
    private final List<Sample> series;

    ReportCharts(final LoadReport report) {
        this.report = report;
        series = report.sidelines().series();
    }

    /** All that there is something to show in. */
    List<Chart> all() {
        final List<Chart> charts = new ArrayList<>();
        charts.add(percentiles());
        if (series.size() > 1) {
            charts.add(latencyOverTime());
            charts.add(overTime(
                    "Records a second",
                    "Records handed to the kernel, and records that reached the engine, in each interval.",
                    "records/s",
                    TickLabels::count,
                    line("sent", Sample::sentPerSecond),
                    line("reached the engine", sample -> orNone(sample.receivedPerSecond()))));
            charts.add(overTime(
                    "The server's memory",
                    "Resident memory of the server's process, and its heap in use with its garbage.",
                    "MiB",
                    TickLabels::plain,
                    line("process", sample -> orNone(sample.residentBytes()) / MIB),
                    line("heap, garbage included", sample -> orNone(sample.heapBytes()) / MIB)));
            charts.add(overTime(
                    "Processors taken",
                    "Processors that the server took, and those that programs took which have no part in the test.",
                    "cores",
                    TickLabels::plain,
                    line("server", sample -> orNone(sample.observed().serverCores())),
                    line(
                            "others",
                            sample -> sample.observed()
                                    .machine()
                                    .map(MachineLoad::foreignCores)
                                    .orElse(Double.NaN))));
        }
        return charts;
    }

    private Chart percentiles() {
        final List<Line> lines = new ArrayList<>();
        add(lines, "sender lag", report.send().lagMicros());
        final LatencyMicros engine = report.engineLatency();
        if (engine.count() > 0) {
            // The server says these only.
            lines.add(new Line(
                    "capture to engine",
                    List.of(
                            new Point(50, engine.p50()),
                            new Point(99, engine.p99()),
                            new Point(P99_9, engine.p999()),
                            new Point(100, engine.max())),
                    true));
        }
        add(lines, "capture to client", report.live().ageMicros());
        report.baseline()
                .ifPresent(bare ->
                        add(lines, "capture to bare receiver", bare.count().latencyMicros()));
        return new Chart(
                "Latency by percentile",
                "How late the given part of all records, datagrams or frames was at most.",
                "percentile",
                "latency",
                new NinesScale(),
                LogScale.of(smallest(lines), largest(lines), TickLabels::micros),
                lines,
                true);
    }

    private static void add(final List<Line> lines, final String name, final Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return;
        }
        final List<Point> points = new ArrayList<>();
        for (int i = 0; i <= NinesScale.NINES * POINTS_PER_NINE; i++) {
            final double percentile = NinesScale.percentile((double) i / POINTS_PER_NINE);
            points.add(new Point(percentile, micros.getValueAtPercentile(percentile)));
        }
        lines.add(new Line(name, points));
    }

    private Chart latencyOverTime() {
        final List<Line> lines = new ArrayList<>();
        lines.add(
                line("to engine, since the beginning", sample -> sample.engine().p99()));
        if (!report.live().seconds().isEmpty()) {
            final double begin = series.get(0).epochSecond() - series.get(0).atSeconds();
            lines.add(line("to client, p99 of the second", begin, LiveSecond::p99Micros));
            lines.add(line("to client, slowest of the second", begin, LiveSecond::maxMicros));
        }
        return new Chart(
                "99th percentile over time",
                "The 99th percentile of the latency to the engine since the beginning of the match, and of the age of"
                        + " frames at the clients in each second, and the oldest of these.",
                TIME,
                "latency",
                time(),
                LogScale.of(smallest(lines), largest(lines), TickLabels::micros),
                lines,
                false);
    }

    private Line line(final String name, final double begin, final ToDoubleFunction<LiveSecond> value) {
        return new Line(
                name,
                report.live().seconds().stream()
                        .map(second -> new Point(second.epochSecond() - begin, value.applyAsDouble(second)))
                        .filter(point -> point.x() >= 0)
                        .toList());
    }

    private Chart overTime(
            final String title,
            final String description,
            final String unit,
            final DoubleFunction<String> label,
            final Line... lines) {
        final List<Line> all = List.of(lines);
        return new Chart(title, description, TIME, unit, time(), LinearScale.upTo(largest(all), label), all, false);
    }

    private Line line(final String name, final Function<Sample, ? extends Number> value) {
        return new Line(
                name,
                series.stream()
                        .map(sample -> new Point(
                                sample.atSeconds(), value.apply(sample).doubleValue()))
                        .toList());
    }

    private LinearScale time() {
        return LinearScale.exactly(series.get(series.size() - 1).atSeconds(), TickLabels::plain);
    }

    private static double smallest(final List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> y > 0)
                .min()
                .orElse(1);
    }

    private static double largest(final List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> !Double.isNaN(y))
                .max()
                .orElse(1);
    }

    private static double orNone(final OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static double orNone(final OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : Double.NaN;
    }
}
