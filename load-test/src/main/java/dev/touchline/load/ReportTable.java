package dev.touchline.load;

import dev.touchline.load.control.LatencyMicros;
import java.util.Locale;
import java.util.Map;

/** A report for people. One thread. */
final class ReportTable {
    private final LoadReport report;
    private final StringBuilder out = new StringBuilder();

    private ReportTable(final LoadReport report) {
        this.report = report;
    }

    static String of(final LoadReport report) {
        return new ReportTable(report).write();
    }

    private String write() {
        final LoadSettings settings = report.settings();
        row("profile", "%s, %d s", settings.profile().label(), settings.seconds());
        row("machine", "%s", report.machine());
        row(
                "sent",
                "%d records, %.0f/s (%s)",
                report.sent(),
                report.heldRate(),
                report.send().path());
        row(
                "received",
                "%d records, duplicates %d",
                report.received(),
                report.feed().duplicates());
        row("lost", "%d records", report.lost());
        row(
                "sender",
                "%.0f %% of a core",
                100.0 * report.send().cpuNs() / Math.max(report.send().tookNs(), 1));
        report.serverCores().ifPresent(cores -> row("server", "%.0f %% of a core", 100 * cores));
        row(
                "clients",
                "%d at %s, %d frames, fewest %d",
                settings.clients(),
                settings.clientRate().map(rate -> rate + " frames/s").orElse("every frame"),
                report.live().frames(),
                report.live().fewestFrames());
        row("gaps", "%s", counts(report.live().gaps()));
        out.append(String.format(
                Locale.ROOT, "%n%-20s%12s%10s%10s%10s%10s%n", "us", "count", "p50", "p99", "p99.9", "max"));
        latency("sender lag", report.senderLag());
        latency("capture to engine", report.engineLatency());
        latency("capture to client", report.clientLatency());
        if (report.lost() != 0) {
            whereLost();
        }
        report.notes().forEach(note -> out.append(String.format(Locale.ROOT, "%nnote: %s%n", note)));
        return out.toString();
    }

    private void whereLost() {
        out.append(String.format(Locale.ROOT, "%nwhere records were lost%n"));
        row(
                "kernel",
                "%s",
                report.evidence().kernelDrops().isPresent()
                        ? report.evidence().kernelDrops().getAsLong()
                                + " datagrams dropped before the feed socket (/proc/net/udp)"
                        : "not readable: the feed socket is not in this machine's /proc/net/udp");
        row("rejected", "%s", counts(report.feed().rejected()));
        row("missing", "%d records, by their sequence numbers", report.feed().missing());
        row("counters", "%s", counts(report.evidence().counters()));
    }

    private void latency(final String name, final LatencyMicros latency) {
        if (latency.count() == 0) {
            out.append(String.format(Locale.ROOT, "%-20s%12d%10s%10s%10s%10s%n", name, 0, "-", "-", "-", "-"));
        } else {
            out.append(String.format(
                    Locale.ROOT,
                    "%-20s%12d%10d%10d%10d%10d%n",
                    name,
                    latency.count(),
                    latency.p50(),
                    latency.p99(),
                    latency.p999(),
                    latency.max()));
        }
    }

    private void row(final String name, final String format, final Object... values) {
        out.append(String.format(Locale.ROOT, "%-12s", name)).append(String.format(Locale.ROOT, format, values));
        out.append(System.lineSeparator());
    }

    private static String counts(final Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
    }
}
