package dev.touchline.load.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies, us. Immutable; any thread. Without a sample ({@code count} 0) the other values mean nothing.
 *
 * @param count samples
 * @param p50 half of them are at most this
 * @param p99 99 % of them are at most this
 * @param p999 99.9 % of them are at most this
 * @param max the largest
 */
public record LatencyMicros(long count, long p50, long p99, long p999, long max) {
    /** The distribution of a histogram of us. */
    public static LatencyMicros of(final Histogram micros) {
        return new LatencyMicros(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                micros.getMaxValue());
    }

    /** All samples, and each value where it is highest: an upper bound of all together. */
    static LatencyMicros slowest(final Collection<LatencyMicros> all) {
        return new LatencyMicros(
                all.stream().mapToLong(LatencyMicros::count).sum(),
                most(all, LatencyMicros::p50),
                most(all, LatencyMicros::p99),
                most(all, LatencyMicros::p999),
                most(all, LatencyMicros::max));
    }

    private static long most(final Collection<LatencyMicros> all, final ToLongFunction<LatencyMicros> value) {
        return all.stream().mapToLong(value).max().orElse(0);
    }

    static LatencyMicros of(final JsonNode node) {
        return new LatencyMicros(
                node.path("count").asLong(),
                node.path("p50").asLong(),
                node.path("p99").asLong(),
                node.path("p999").asLong(),
                node.path("max").asLong());
    }
}
