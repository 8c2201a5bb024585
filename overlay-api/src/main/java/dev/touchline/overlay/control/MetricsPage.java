package dev.touchline.overlay.control;

import dev.touchline.overlay.client.ClientReport;
import dev.touchline.overlay.client.LiveClients;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.SourceRegistration;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;

/** Every counter of the server in Prometheus's text format. Javalin's threads. */
final class MetricsPage {
    private static final int MOST_CLIENTS = 200;
    private static final int PATIENCE_MS = 500;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final Counters counters;
    private final MatchDirectory matches;
    private final LiveClients clients;
    private List<ClientReport> clientReports = List.of();
    private int known;

    MetricsPage(final Counters counters, final MatchDirectory matches, final LiveClients clients) {
        this.counters = counters;
        this.matches = matches;
        this.clients = clients;
        new JvmMemoryMetrics().bindTo(registry);
        // Lives as long as the server does: never closed.
        @SuppressWarnings("resource")
        final JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(registry);
    }

    synchronized String text() {
        final List<Counter> all = counters.all();
        for (; known < all.size(); known++) {
            final Counter counter = all.get(known);
            if (counter.isGauge()) {
                Gauge.builder("touchline_" + counter.name(), counter, Counter::value)
                        .description(counter.description())
                        .register(registry);
            } else {
                FunctionCounter.builder("touchline_" + counter.name(), counter, Counter::value)
                        .description(counter.description())
                        .register(registry);
            }
        }
        sources("received", "Records accepted", source -> source.counters().received());
        sources("lost", "Records missing", source -> source.counters().lost());
        sources("duplicates", "Records seen before", source -> source.counters().duplicates());
        sources("reordered", "Records out of order", source -> source.counters().reordered());
        clientReports = someClients();
        clients("queued_bytes", "Bytes written and not taken", ClientReport::queuedBytes);
        clients("lag", "Numbers behind the head of the stream that it is furthest behind in", ClientReport::lag);
        clients(
                "age_ms",
                "How old the newest frame was when it was drawn, by its own account",
                client -> client.stats() == null || client.stats().ageMs() == null
                        ? Double.NaN
                        : client.stats().ageMs());
        clients(
                "dropped",
                "Frames not drawn in time, by its own account",
                client -> client.stats() == null || client.stats().dropped() == null
                        ? Double.NaN
                        : client.stats().dropped());
        return registry.scrape();
    }

    /** Of so many clients a page of metrics would be of no use to anybody: those who came first are shown. */
    private List<ClientReport> someClients() {
        final CompletableFuture<List<ClientReport>> asked = clients.list("", MOST_CLIENTS);
        try {
            return asked.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (final ExecutionException | TimeoutException e) {
            // The other metrics say why.
            asked.cancel(false);
            return List.of();
        }
    }

    private void clients(final String name, final String description, final ToDoubleFunction<ClientReport> value) {
        final List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (final ClientReport client : clientReports) {
            // Without its name, which is a producer's to see.
            rows.add(MultiGauge.Row.of(Tags.of("client", client.id()), client, value));
        }
        gauges.computeIfAbsent(
                        "client_" + name,
                        unused -> MultiGauge.builder("touchline_client_" + name)
                                .description(description)
                                .register(registry))
                .register(rows, true);
    }

    private void sources(
            final String name, final String description, final ToDoubleFunction<SourceRegistration> value) {
        final List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (final ActiveMatch match : matches.matches()) {
            for (final SourceRegistration source : match.registration().sources()) {
                rows.add(MultiGauge.Row.of(
                        Tags.of("match", Long.toString(match.id()), "source", Integer.toString(source.sourceId())),
                        source,
                        value));
            }
        }
        gauges.computeIfAbsent(
                        name,
                        unused -> MultiGauge.builder("touchline_source_" + name)
                                .description(description)
                                .register(registry))
                .register(rows, true);
    }
}
