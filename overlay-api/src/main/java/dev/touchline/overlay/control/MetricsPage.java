package dev.touchline.overlay.control;

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
import java.util.function.ToDoubleFunction;

/** Every counter of the server in Prometheus's text format. Javalin's threads. */
final class MetricsPage {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, MultiGauge> sourceGauges = new HashMap<>();
    private final Counters counters;
    private final MatchDirectory matches;
    private int known;

    MetricsPage(final Counters counters, final MatchDirectory matches) {
        this.counters = counters;
        this.matches = matches;
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
        return registry.scrape();
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
        sourceGauges
                .computeIfAbsent(
                        name,
                        unused -> MultiGauge.builder("touchline_source_" + name)
                                .description(description)
                                .register(registry))
                .register(rows, true);
    }
}
