package dev.touchline.load;

import dev.touchline.load.baseline.BaselineResult;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.control.ServerUse;
import dev.touchline.load.feed.RecordKind;
import java.util.Map;
import java.util.Optional;

/** A report for people. One thread. */
final class ReportTable {
    private static final double WORTH_SAYING = 0.005;
    private static final long BYTES_PER_MIB = 1 << 20;

    private final LoadReport report;
    private final TableRows out = new TableRows();

    private ReportTable(final LoadReport report) {
        this.report = report;
    }

    static String of(final LoadReport report) {
        return new ReportTable(report).write();
    }

    private String write() {
        traffic();
        use();
        latencies();
        report.baseline().ifPresent(this::baseline);
        if (report.lost() != 0) {
            whereLost();
        }
        report.notes().forEach(note -> out.title("note: " + note));
        return out.text();
    }

    private void traffic() {
        final LoadSettings settings = report.settings();
        out.row(
                "profile",
                "%s, %d s%s",
                settings.profile().label(),
                settings.seconds(),
                settings.records() == RecordKind.SENSOR ? ", sensor samples: the engine has no work" : "");
        out.row("machine", "%s", report.machine());
        out.row(
                "sent",
                "%d records, %.0f/s (%s)",
                report.sent(),
                report.heldRate(),
                report.send().path());
        out.row(
                "received",
                "%d records, duplicates %d",
                report.received(),
                report.feed().duplicates());
        out.row("lost", "%d records", report.lost());
        out.row(
                "clients",
                "%d at %s, %d frames, fewest %d",
                settings.clients(),
                settings.clientRate().map(rate -> rate + " frames/s").orElse("every frame"),
                report.live().frames(),
                report.live().fewestFrames());
        out.row("gaps", "%s", TableRows.counts(report.live().gaps()));
    }

    private void use() {
        final CostPerRecord cost = CostPerRecord.of(report.measured());
        out.row(
                "sender",
                "%.0f %% of a core, %.3f CPU s per million records",
                100.0 * report.send().cpuNs() / Math.max(report.send().tookNs(), 1),
                cost.sender());
        report.observed()
                .serverCores()
                .ifPresent(cores -> out.row(
                        "server",
                        "%.0f %% of a core, %.3f CPU s per million records",
                        100 * cores,
                        cost.server().orElse(0)));
        threads("of these", cost.serverThreads());
        threads("B/record", cost.allocated());
        report.observed().server().ifPresent(this::server);
        report.observed().machine().ifPresent(this::others);
        kernel(report.evidence());
    }

    /** A line for each thread that did something worth a line. */
    private void threads(final String name, final Map<String, Double> byThread) {
        byThread.forEach((thread, value) -> {
            if (value >= WORTH_SAYING) {
                out.row("  " + name, "%-32s %10.3f", thread, value);
            }
        });
    }

    private void server(final ServerUse server) {
        out.row(
                "collector",
                "%d pauses, %d ms together, longest %d ms; heap %d of %d MiB",
                server.pauses(),
                server.pausedMs(),
                server.longestPauseMs(),
                server.heapUsedBytes() / BYTES_PER_MIB,
                server.heapMaxBytes() / BYTES_PER_MIB);
        out.row("buffer", "%d B for the feed's socket, as the kernel counts", server.receiveBufferBytes());
    }

    private void others(final MachineLoad machine) {
        out.row(
                "others",
                "%.2f of %d cores taken by other programs; stolen %.2f s, %.1f %%",
                machine.foreignCores(),
                machine.processors(),
                machine.stealSeconds(),
                machine.stealPercent());
    }

    private void kernel(final LossEvidence evidence) {
        if (evidence.kernelDrops().isPresent()) {
            out.row(
                    "kernel",
                    "%d datagrams dropped at the feed socket%s",
                    evidence.kernelDrops().getAsLong(),
                    evidence.udp()
                            .map(udp -> "; all sockets: RcvbufErrors " + udp.rcvbufErrors() + ", InErrors "
                                    + udp.inErrors())
                            .orElse(""));
        }
    }

    private void latencies() {
        out.latencyTitle();
        out.latency("sender lag", report.senderLag());
        out.latency("capture to engine", report.engineLatency());
        report.feed().intakeLatencyMicros().ifPresent(intake -> out.latency("  socket to engine", intake));
        out.latency("capture to client", report.clientLatency());
        report.withoutLag().ifPresent(match -> {
            out.latency("sending to engine", match.feed().engineLatencyMicros());
            out.latency("sending to client", match.clientLatency());
        });
        report.baseline()
                .ifPresent(bare -> out.latency(
                        "capture to bare receiver",
                        LatencyMicros.of(bare.count().latencyMicros())));
    }

    private void baseline(final BaselineResult bare) {
        out.title("beside a bare receiver (" + bare.kind() + ")");
        out.row(
                "bare",
                "%d of %d records lost, %.0f %% of a core, buffer %d B, sender lag p99 %d us",
                bare.lost(),
                bare.sent(),
                100 * bare.cores(),
                bare.receiveBufferBytes(),
                LatencyMicros.of(bare.lagMicros()).p99());
        bare.machine().ifPresent(this::others);
        report.ratioOfP99()
                .ifPresent(ratio -> out.row("ratio", "p99 to engine is %.2f times the bare receiver's", ratio));
    }

    private void whereLost() {
        out.title("where records were lost");
        final Optional<String> drops = report.evidence().kernelDrops().isPresent()
                ? Optional.of(report.evidence().kernelDrops().getAsLong()
                        + " datagrams dropped before the feed socket (/proc/net/udp)")
                : Optional.empty();
        out.row("kernel", "%s", drops.orElse("not readable: the feed socket is not in this machine's /proc/net/udp"));
        out.row("rejected", "%s", TableRows.counts(report.feed().rejected()));
        out.row(
                "missing",
                "%d records, by their sequence numbers",
                report.feed().missing());
        out.row("counters", "%s", TableRows.counts(report.evidence().counters()));
    }
}
