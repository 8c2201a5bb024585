package dev.touchline.load;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.ProcessMemory;
import dev.touchline.load.control.WorstMatches;
import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.JoinResult;
import dev.touchline.load.scenario.RatePattern;
import dev.touchline.load.series.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a scenario adds to a report for people. One thread. */
final class ScenarioTable {
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final String UNKNOWN = "?";

    private final LoadReport report;
    private final TableRows out;

    ScenarioTable(final LoadReport report, final TableRows out) {
        this.report = report;
        this.out = out;
    }

    /** What was played, where that is more than one match at an even rate. */
    void staging() {
        final LoadSettings settings = report.settings();
        final int matches = settings.staging().matches();
        if (matches > 1
                || !(settings.staging().pattern() instanceof RatePattern.Steady)
                || settings.staging().difficult().total() > 0) {
            out.row(
                    "scenario",
                    "%s: matches %d, rate %s, difficult clients %d",
                    settings.staging().scenario(),
                    matches,
                    settings.staging().pattern().label(),
                    settings.staging().difficult().total());
        }
    }

    /** The worst of several matches, and the server's memory. */
    void matchesAndMemory() {
        if (report.settings().staging().matches() > 1) {
            final WorstMatches worst = report.measured().worst();
            out.row(
                    "worst",
                    "match %d lost %d records; match %d has p99 %d us to engine",
                    worst.mostLostMatch(),
                    worst.mostLost(),
                    worst.slowestMatch(),
                    worst.slowestP99Micros());
        }
        report.sidelines().memory().ifPresent(this::memory);
    }

    /** The measured clients with difficult ones and without, how these fared, and the parts of the match. */
    void details() {
        if (!report.alone().isEmpty()) {
            withAndWithout();
            difficult();
        }
        final List<Stretch> thirds =
                Stretch.thirds(report.sidelines().series(), report.live().seconds());
        if (!thirds.isEmpty()) {
            thirds(thirds);
        }
    }

    private void memory(final ProcessMemory memory) {
        out.row(
                "memory",
                "%.0f MiB of the server's process, %.0f MiB at most (VmRSS, VmHWM)",
                memory.residentBytes() / BYTES_PER_MIB,
                memory.peakBytes() / BYTES_PER_MIB);
    }

    private void withAndWithout() {
        out.latencyTitle();
        out.latency("alone before, to client", report.alone().get(0).clientLatency());
        out.latency("with difficult ones", report.clientLatency());
        report.alone().stream().skip(1).forEach(after -> out.latency("alone after", after.clientLatency()));
        out.latency("alone before, to engine", report.alone().get(0).feed().engineLatencyMicros());
        out.latency("with difficult ones", report.engineLatency());
        report.alone().stream()
                .skip(1)
                .forEach(after -> out.latency("alone after", after.feed().engineLatencyMicros()));
    }

    private void difficult() {
        out.title("difficult clients");
        for (final ClientKind kind : ClientKind.values()) {
            final JoinResult joined = report.sidelines().difficult().get(kind);
            if (joined != null && joined.clients() > 0) {
                out.row(
                        kind.label(),
                        " %d clients, %d connections, accepted %d, subscribed %d, served %d, failed %d",
                        joined.clients(),
                        joined.attempts(),
                        joined.connected(),
                        joined.subscribed(),
                        joined.served(),
                        joined.failed());
                if (!joined.closed().isEmpty()) {
                    out.row("", " closed by the server, by code: %s", TableRows.counts(joined.closed()));
                }
            }
        }
        out.latencyTitle();
        for (final ClientKind kind : ClientKind.values()) {
            final JoinResult joined = report.sidelines().difficult().get(kind);
            if (joined != null && joined.clients() > 0) {
                out.latency(kind.label() + " welcome", LatencyMicros.of(joined.welcomeMicros()));
                if (kind.reads()) {
                    out.latency(kind.label() + " first frame", LatencyMicros.of(joined.firstFrameMicros()));
                }
            }
        }
    }

    private void thirds(final List<Stretch> thirds) {
        out.title(String.format(
                Locale.ROOT,
                "%-16s%9s%8s%8s%9s%9s%9s%8s%8s%5s%7s%7s",
                "from s to s",
                "sent/s",
                "kernel",
                "ring",
                "engine",
                "client",
                "worst",
                "MiB",
                "heap",
                "gc",
                "server",
                "others"));
        for (final Stretch third : thirds) {
            out.row(
                    String.format(Locale.ROOT, "%.0f to %.0f", third.fromSeconds(), third.toSeconds()),
                    "    %9.0f%8s%8d%9d%9s%9s%8s%8s%5s%7s%7s",
                    third.sentPerSecond(),
                    text(third.kernelDrops()),
                    third.ringDropped(),
                    third.engineSoFar().p99(),
                    text(third.clientP99Micros()),
                    text(third.clientWorstMicros()),
                    mebibytes(third.residentBytes()),
                    mebibytes(third.heapBytes()),
                    text(third.gcPauses()),
                    text(third.serverCores()),
                    text(third.foreignCores()));
        }
        out.row("", "kernel: datagrams, ring: records dropped; engine: p99 us since the beginning;");
        out.row("", "client: median and worst of the seconds' p99, us; MiB, heap: at the end; server, others: cores");
    }

    private static String text(final OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : UNKNOWN;
    }

    private static String text(final OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : UNKNOWN;
    }

    private static String mebibytes(final OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.0f", bytes.getAsLong() / BYTES_PER_MIB) : UNKNOWN;
    }
}
