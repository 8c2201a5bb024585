package dev.touchline.load;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.html.Page;
import dev.touchline.load.html.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** A report as a page for a browser: the table's figures, and the charts that a table cannot show. One thread. */
final class ReportPage {
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final List<String> LATENCY_HEAD = List.of("Latency, µs", "samples", "p50", "p99", "p99.9", "max");
    private static final String NONE = "–";

    private final LoadReport report;

    private ReportPage(final LoadReport report) {
        this.report = report;
    }

    static Page of(final LoadReport report) {
        return new ReportPage(report).page();
    }

    private Page page() {
        final LoadSettings settings = report.settings();
        return new Page(
                String.format(
                        Locale.ROOT,
                        "Load test: %s, %s, %,d records/s for %d s",
                        settings.profile().label(),
                        settings.staging().scenario(),
                        settings.recordsPerSecond(),
                        settings.seconds()),
                verdict(),
                report.lost() == 0,
                facts(),
                report.notes(),
                new ReportCharts(report).all(),
                tables());
    }

    private String verdict() {
        final String lost = report.lost() == 0
                ? String.format(Locale.ROOT, "Nothing lost of %,d records", report.sent())
                : String.format(Locale.ROOT, "%,d of %,d records lost", report.lost(), report.sent());
        return lost + p99(" to the engine", report.engineLatency()) + p99(" to the clients", report.clientLatency());
    }

    private static String p99(final String where, final LatencyMicros latency) {
        return latency.count() == 0
                ? ""
                : String.format(Locale.ROOT, "; 99 %% within %.2f ms%s", latency.p99() / 1e3, where);
    }

    private List<Table> tables() {
        final List<Table> tables = new ArrayList<>();
        tables.add(new Table("How late", LATENCY_HEAD, latencies()));
        final List<List<String>> threads = threads();
        if (!threads.isEmpty()) {
            tables.add(new Table(
                    "What it cost the server",
                    List.of("Thread", "processor time, s per million records", "allocated, B per record"),
                    threads));
        }
        tables.add(new Table("What was not done", List.of(), losses()));
        return tables;
    }

    private List<List<String>> latencies() {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(row("sender lag", report.senderLag()));
        rows.add(row("capture to engine", report.engineLatency()));
        report.feed().intakeLatencyMicros().ifPresent(intake -> rows.add(row("socket to engine", intake)));
        rows.add(row("capture to client", report.clientLatency()));
        report.withoutLag().ifPresent(match -> {
            rows.add(row("sending to engine", match.feed().engineLatencyMicros()));
            rows.add(row("sending to client", match.clientLatency()));
        });
        for (int i = 0; i < report.alone().size(); i++) {
            final String when = i == 0 ? ", alone before" : ", alone after";
            final MatchResult alone = report.alone().get(i);
            rows.add(row("capture to engine" + when, alone.feed().engineLatencyMicros()));
            rows.add(row("capture to client" + when, alone.clientLatency()));
        }
        report.baseline()
                .ifPresent(bare -> rows.add(row(
                        "capture to bare receiver (" + bare.kind() + ")",
                        LatencyMicros.of(bare.count().latencyMicros()))));
        return rows;
    }

    private static List<String> row(final String name, final LatencyMicros latency) {
        return latency.count() == 0
                ? List.of(name, "0", NONE, NONE, NONE, NONE)
                : List.of(
                        name,
                        number(latency.count()),
                        number(latency.p50()),
                        number(latency.p99()),
                        number(latency.p999()),
                        number(latency.max()));
    }

    private List<List<String>> threads() {
        final CostPerRecord cost = CostPerRecord.of(report.measured());
        return cost.serverThreads().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(entry -> List.of(
                        entry.getKey(),
                        three(entry.getValue()),
                        cost.allocated().containsKey(entry.getKey())
                                ? three(cost.allocated().get(entry.getKey()))
                                : NONE))
                .toList();
    }

    private List<List<String>> losses() {
        return List.of(
                List.of("lost", number(report.lost()) + " records"),
                List.of(
                        "dropped by the kernel at the feed's socket",
                        text(report.evidence().kernelDrops())),
                List.of("turned away", TableRows.counts(report.feed().rejected())),
                List.of("missing by sequence numbers", number(report.feed().missing())),
                List.of("counters that grew", TableRows.counts(report.evidence().counters())),
                List.of(
                        "gaps announced to clients",
                        TableRows.counts(report.live().gaps())));
    }

    private List<List<String>> facts() {
        final List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("machine", report.machine()));
        if (report.settings().serves()) {
            facts.add(List.of("server", String.join(" ", report.settings().serverCommand())));
        }
        facts.add(List.of(
                "sent",
                String.format(
                        Locale.ROOT,
                        "%,.0f records/s, %s",
                        report.heldRate(),
                        report.send().path())));
        facts.add(List.of("clients", clients()));
        report.observed().server().ifPresent(server -> {
            facts.add(List.of("JVM", server.jvm()));
            facts.add(List.of(
                    "collector",
                    String.format(
                            Locale.ROOT,
                            "%d pauses, %d ms together, longest %d ms; heap %.0f of %.0f MiB",
                            server.pauses(),
                            server.pausedMs(),
                            server.longestPauseMs(),
                            server.heapUsedBytes() / BYTES_PER_MIB,
                            server.heapMaxBytes() / BYTES_PER_MIB)));
            facts.add(List.of("receive buffer", number(server.receiveBufferBytes()) + " B, as the kernel counts"));
        });
        report.observed()
                .machine()
                .ifPresent(machine -> facts.add(List.of(
                        "other programs",
                        String.format(
                                Locale.ROOT,
                                "%.2f of %d cores; %.1f %% stolen by the host",
                                machine.foreignCores(),
                                machine.processors(),
                                machine.stealPercent()))));
        report.ratioOfP99()
                .ifPresent(ratio -> facts.add(List.of(
                        "beside the bare receiver",
                        String.format(Locale.ROOT, "p99 to the engine is %.2f times its p99", ratio))));
        return facts;
    }

    private String clients() {
        return String.format(
                Locale.ROOT,
                "%d at %s, %,d frames, fewest %,d",
                report.settings().clients(),
                report.settings().clientRate().map(rate -> rate + " frames/s").orElse("every frame"),
                report.live().frames(),
                report.live().fewestFrames());
    }

    private static String text(final OptionalLong datagrams) {
        return datagrams.isPresent() ? number(datagrams.getAsLong()) + " datagrams" : "not readable from here";
    }

    private static String number(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String three(final double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
