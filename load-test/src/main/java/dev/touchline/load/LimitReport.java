package dev.touchline.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.feed.RecordKind;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The highest loss-free rate that was found, and the trials that it rests on. Immutable by convention; any thread.
 *
 * @param settings what was asked for
 * @param server the search at the server
 * @param bare the search at a bare receiver, if there was one
 * @param machine the machine in one line
 */
record LimitReport(LoadSettings settings, LimitSearch server, Optional<Bare> bare, String machine) implements Report {
    /** The search at a bare receiver, and what that is. */
    record Bare(String kind, LimitSearch search) {}

    /** The server's limit as part of the bare receiver's. */
    OptionalDouble ratio() {
        return bare.isPresent() && bare.get().search().limit() > 0
                ? OptionalDouble.of(
                        (double) server.limit() / bare.get().search().limit())
                : OptionalDouble.empty();
    }

    @Override
    public int exitCode() {
        return server.limit() > 0 ? LoadReport.NOTHING_LOST : LoadReport.RECORDS_LOST;
    }

    @Override
    public String toTable() {
        final StringBuilder out = new StringBuilder();
        line(out, "profile     %s, %s", settings.profile().label(), way());
        line(out, "machine     %s", machine);
        line(
                out,
                "trials      %d s each; a rate that fails is tried once more; others in cores, stolen in s",
                settings.trialSeconds().orElseThrow());
        table(out, "server", server);
        bare.ifPresent(sink -> table(out, "bare receiver (" + sink.kind() + ")", sink.search()));
        line(out, "");
        limit(out, "server", server);
        bare.ifPresent(sink -> limit(out, "bare", sink.search()));
        ratio().ifPresent(ratio -> line(out, "ratio       %.2f of the bare receiver's", ratio));
        return out.toString();
    }

    private static void limit(final StringBuilder out, final String name, final LimitSearch search) {
        line(out, "%-12s%d records/s without loss", name, search.limit());
        line(out, "  limited by %s", search.limiter().words());
    }

    /** What the records are, and so how far they go. */
    String way() {
        return settings.records() == RecordKind.SENSOR
                ? "sensor samples: socket to ring, the engine has no work"
                : "positions: the whole engine";
    }

    private static void table(final StringBuilder out, final String name, final LimitSearch search) {
        line(out, "");
        line(
                out,
                "%-24s%11s%11s%9s%9s%8s%8s%8s%8s",
                name,
                "records/s",
                "lost",
                "kernel",
                "ring",
                "p99 us",
                "lag p99",
                "others",
                "stolen");
        for (final LimitTrial trial : search.trials()) {
            line(
                    out,
                    "%-24s%11d%11d%9s%9d%8d%8d%8s%8s",
                    trial.isPassed() ? "passed" : trial.rateHeld() ? "failed" : "failed, rate not held",
                    trial.recordsPerSecond(),
                    trial.lost(),
                    trial.kernelDrops().isPresent()
                            ? Long.toString(trial.kernelDrops().getAsLong())
                            : "?",
                    trial.ringDropped(),
                    trial.latencyMicros().p99(),
                    trial.lagMicros().p99(),
                    trial.machine().map(load -> two(load.foreignCores())).orElse("?"),
                    trial.machine().map(load -> two(load.stealSeconds())).orElse("?"));
        }
    }

    private static String two(final double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void line(final StringBuilder out, final String format, final Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    @Override
    public String toHtml() {
        return LimitPage.of(this).toHtml();
    }

    @Override
    public String toJson() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("profile", settings.profile().label())
                .put("records", settings.records().name().toLowerCase(Locale.ROOT))
                .put("trialSeconds", settings.trialSeconds().orElseThrow())
                .put("limitRecordsPerSecond", server.limit())
                .put("limitedBy", limiter(server));
        trials(json.putArray("trials"), server);
        bare.ifPresent(sink -> {
            final ObjectNode baseline = json.putObject("baseline");
            baseline.put("kind", sink.kind())
                    .put("limitRecordsPerSecond", sink.search().limit())
                    .put("limitedBy", limiter(sink.search()));
            trials(baseline.putArray("trials"), sink.search());
        });
        ratio().ifPresent(ratio -> json.put("ratioToBaseline", ratio));
        settings.serverCommand().forEach(json.putArray("serverCommand")::add);
        json.put("machine", machine);
        return json.toPrettyString();
    }

    private static String limiter(final LimitSearch search) {
        return search.limiter().name().toLowerCase(Locale.ROOT);
    }

    private static void trials(final ArrayNode json, final LimitSearch search) {
        for (final LimitTrial trial : search.trials()) {
            final ObjectNode one = json.addObject();
            one.put("recordsPerSecond", trial.recordsPerSecond())
                    .put("sentPerSecond", Math.round(trial.heldRate()))
                    .put("passed", trial.isPassed())
                    .put("sent", trial.sent())
                    .put("lost", trial.lost());
            trial.kernelDrops()
                    .ifPresentOrElse(drops -> one.put("kernelDrops", drops), () -> one.putNull("kernelDrops"));
            one.put("ringDropped", trial.ringDropped())
                    .put("p99Micros", trial.latencyMicros().p99())
                    .put("senderLagP99Micros", trial.lagMicros().p99());
            trial.machine()
                    .ifPresent(load ->
                            one.put("foreignCores", load.foreignCores()).put("stealSeconds", load.stealSeconds()));
        }
    }
}
