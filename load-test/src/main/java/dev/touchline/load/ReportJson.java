package dev.touchline.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.baseline.BaselineResult;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.control.ServerUse;
import java.util.Locale;
import java.util.Map;

/** A report for programs. Any thread. */
final class ReportJson {
    private ReportJson() {}

    static String of(final LoadReport report) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        settings(json, report);
        latencies(json, report);
        final MatchResult measured = report.measured();
        json.put("framesReceived", measured.live().frames())
                .put("fewestFramesOfAClient", measured.live().fewestFrames());
        counts(json.putObject("gaps"), measured.live().gaps());
        counts(json.putObject("clientsClosed"), measured.live().closed());
        json.put(
                "senderCores",
                (double) measured.send().cpuNs() / Math.max(measured.send().tookNs(), 1));
        measured.observed().serverCores().ifPresent(cores -> json.put("serverCores", cores));
        costs(json.putObject("cost"), CostPerRecord.of(measured));
        measured.observed().server().ifPresent(server -> server(json.putObject("server"), server));
        measured.observed().machine().ifPresent(load -> machine(json.putObject("machineLoad"), load));
        where(json.putObject("where"), report);
        report.baseline().ifPresent(bare -> baseline(json.putObject("baseline"), bare));
        report.ratioOfP99().ifPresent(ratio -> json.put("p99RatioToBaseline", ratio));
        json.put("machine", report.machine());
        report.notes().forEach(json.putArray("notes")::add);
        return json.toPrettyString();
    }

    private static void settings(final ObjectNode json, final LoadReport report) {
        final LoadSettings settings = report.settings();
        json.put("profile", settings.profile().label())
                .put("records", settings.records().name().toLowerCase(Locale.ROOT))
                .put("rate", settings.recordsPerSecond())
                .put("seconds", settings.seconds())
                .put("warmupSeconds", settings.warmupSeconds())
                .put("clients", settings.clients())
                .put("clientRate", settings.clientRate().map(Object::toString).orElse("every frame"))
                .put("clientProcess", settings.clientProcess());
        settings.serverCommand().forEach(json.putArray("serverCommand")::add);
        json.put("sent", report.sent())
                .put("received", report.received())
                .put("lost", report.lost())
                .put("duplicates", report.feed().duplicates())
                .put("sentPerSecond", Math.round(report.heldRate()))
                .put("sendPath", report.send().path());
    }

    private static void latencies(final ObjectNode json, final LoadReport report) {
        latency(json.putObject("engineLatencyMicros"), report.engineLatency());
        report.feed().intakeLatencyMicros().ifPresent(intake -> latency(json.putObject("intakeLatencyMicros"), intake));
        latency(json.putObject("clientLatencyMicros"), report.clientLatency());
        latency(json.putObject("senderLagMicros"), report.senderLag());
        report.withoutLag().ifPresent(match -> {
            final ObjectNode without = json.putObject("withoutSenderLag");
            without.put("sent", match.send().records()).put("lost", match.lost());
            latency(without.putObject("engineLatencyMicros"), match.feed().engineLatencyMicros());
            latency(without.putObject("clientLatencyMicros"), match.clientLatency());
        });
    }

    private static void costs(final ObjectNode json, final CostPerRecord cost) {
        json.put("senderCpuSecondsPerMillion", cost.sender());
        cost.server().ifPresent(server -> json.put("serverCpuSecondsPerMillion", server));
        final ObjectNode threads = json.putObject("serverThreadCpuSecondsPerMillion");
        cost.serverThreads().forEach(threads::put);
        final ObjectNode allocated = json.putObject("serverThreadBytesPerRecord");
        cost.allocated().forEach(allocated::put);
    }

    private static void server(final ObjectNode json, final ServerUse server) {
        json.put("jvm", server.jvm())
                .put("gcPauses", server.pauses())
                .put("gcPausedMs", server.pausedMs())
                .put("gcLongestPauseMs", server.longestPauseMs())
                .put("heapUsedBytes", server.heapUsedBytes())
                .put("heapMaxBytes", server.heapMaxBytes())
                .put("receiveBufferBytes", server.receiveBufferBytes());
    }

    private static void machine(final ObjectNode json, final MachineLoad load) {
        json.put("seconds", load.seconds())
                .put("processors", load.processors())
                .put("busyCores", load.busyCores())
                .put("foreignCores", load.foreignCores())
                .put("interruptCores", load.interruptCores())
                .put("stealSeconds", load.stealSeconds())
                .put("stealPercent", load.stealPercent());
    }

    private static void baseline(final ObjectNode json, final BaselineResult bare) {
        json.put("kind", bare.kind())
                .put("sent", bare.sent())
                .put("lost", bare.lost())
                .put("cores", bare.cores())
                .put("receiveBufferBytes", bare.receiveBufferBytes());
        bare.count()
                .kernelDrops()
                .ifPresentOrElse(drops -> json.put("kernelDrops", drops), () -> json.putNull("kernelDrops"));
        latency(json.putObject("latencyMicros"), LatencyMicros.of(bare.count().latencyMicros()));
        latency(json.putObject("senderLagMicros"), LatencyMicros.of(bare.lagMicros()));
        bare.machine().ifPresent(load -> machine(json.putObject("machineLoad"), load));
    }

    /** Without a sample there is no latency, which is not the same as none at all: the values are null. */
    private static void latency(final ObjectNode json, final LatencyMicros latency) {
        final boolean some = latency.count() > 0;
        json.put("count", latency.count())
                .put("p50", some ? latency.p50() : null)
                .put("p99", some ? latency.p99() : null)
                .put("p999", some ? latency.p999() : null)
                .put("max", some ? latency.max() : null);
    }

    private static void where(final ObjectNode json, final LoadReport report) {
        report.evidence()
                .kernelDrops()
                .ifPresentOrElse(drops -> json.put("kernelDrops", drops), () -> json.putNull("kernelDrops"));
        report.evidence()
                .udp()
                .ifPresent(udp -> json.put("udpInErrors", udp.inErrors()).put("udpRcvbufErrors", udp.rcvbufErrors()));
        json.put("missing", report.feed().missing());
        counts(json.putObject("rejected"), report.feed().rejected());
        counts(json.putObject("counters"), report.evidence().counters());
    }

    private static void counts(final ObjectNode json, final Map<String, Long> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
    }
}
