package dev.touchline.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.control.LatencyMicros;
import java.util.Map;

/** A report for programs. Any thread. */
final class ReportJson {
    private ReportJson() {}

    static String of(final LoadReport report) {
        final LoadSettings settings = report.settings();
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("profile", settings.profile().label())
                .put("rate", settings.recordsPerSecond())
                .put("seconds", settings.seconds())
                .put("warmupSeconds", settings.warmupSeconds())
                .put("sent", report.sent())
                .put("received", report.received())
                .put("lost", report.lost())
                .put("duplicates", report.feed().duplicates())
                .put("sentPerSecond", Math.round(report.heldRate()))
                .put("sendPath", report.send().path());
        latency(json.putObject("engineLatencyMicros"), report.engineLatency());
        latency(json.putObject("clientLatencyMicros"), report.clientLatency());
        latency(json.putObject("senderLagMicros"), report.senderLag());
        json.put("clients", settings.clients())
                .put("clientRate", settings.clientRate().map(Object::toString).orElse("every frame"))
                .put("framesReceived", report.live().frames())
                .put("fewestFramesOfAClient", report.live().fewestFrames());
        counts(json.putObject("gaps"), report.live().gaps());
        counts(json.putObject("clientsClosed"), report.live().closed());
        json.put(
                "senderCores",
                (double) report.send().cpuNs() / Math.max(report.send().tookNs(), 1));
        report.serverCores().ifPresent(cores -> json.put("serverCores", cores));
        where(json.putObject("where"), report);
        json.put("machine", report.machine());
        report.notes().forEach(json.putArray("notes")::add);
        return json.toPrettyString();
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
