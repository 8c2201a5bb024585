package dev.touchline.load.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a bare receiver counted. Immutable by convention; any thread.
 *
 * @param datagrams received
 * @param records in them
 * @param kernelDrops datagrams that the kernel dropped at its socket; empty where it cannot be asked
 * @param cpuNs processor time of its process
 * @param latencyMicros of every datagram: receipt minus newest capture time, us
 */
public record SinkCount(long datagrams, long records, OptionalLong kernelDrops, long cpuNs, Histogram latencyMicros) {
    private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(1);

    /** Nothing yet. */
    static SinkCount none() {
        return new SinkCount(0, 0, OptionalLong.of(0), 0, new Histogram(MAX_MICROS, 3));
    }

    static SinkCount of(final JsonNode json) {
        final Histogram latency = new Histogram(MAX_MICROS, 3);
        for (final JsonNode bucket : json.path("latency")) {
            final long micros = TimeUnit.NANOSECONDS.toMicros(bucket.path(0).asLong());
            latency.recordValueWithCount(
                    Math.min(micros, MAX_MICROS), bucket.path(1).asLong());
        }
        // The program says -1 when the kernel does not tell it, and the one in Java says nothing.
        final long drops = json.path("drops").asLong(-1);
        return new SinkCount(
                json.path("datagrams").asLong(),
                json.path("records").asLong(),
                drops < 0 ? OptionalLong.empty() : OptionalLong.of(drops),
                json.path("cpuNs").asLong(),
                latency);
    }

    /** Both together. */
    public SinkCount plus(final SinkCount other) {
        final Histogram both = latencyMicros.copy();
        both.add(other.latencyMicros);
        return new SinkCount(
                datagrams + other.datagrams,
                records + other.records,
                kernelDrops.isPresent() && other.kernelDrops.isPresent()
                        ? OptionalLong.of(kernelDrops.getAsLong() + other.kernelDrops.getAsLong())
                        : OptionalLong.empty(),
                cpuNs + other.cpuNs,
                both);
    }
}
