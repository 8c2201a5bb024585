package dev.touchline.load.series;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.control.ServerUse;
import dev.touchline.load.live.LiveSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A part of a load test, to be compared with another part. Immutable; any thread.
 *
 * @param fromSeconds its beginning, s after the first reading
 * @param toSeconds its end
 * @param sentPerSecond records handed to the kernel
 * @param kernelDrops datagrams dropped at the feed socket; empty when the kernel does not say
 * @param ringDropped records dropped before the engine
 * @param engineSoFar latency to the engine from the match's beginning to the end of this part, us
 * @param clientP99Micros the median of its seconds' 99th percentiles of age at the clients, us; empty without frames
 * @param clientWorstMicros the highest of them, us; empty without frames
 * @param residentBytes of the server's process at its end; empty when it is elsewhere
 * @param heapBytes of the server at its end, garbage included; empty when it does not say
 * @param gcPauses collections that stopped the server; empty when it does not say
 * @param serverCores processors that the server took; empty when nobody says
 * @param foreignCores processors that other programs took; empty where the system does not say
 */
public record Stretch(
        double fromSeconds,
        double toSeconds,
        double sentPerSecond,
        OptionalLong kernelDrops,
        long ringDropped,
        LatencyMicros engineSoFar,
        OptionalLong clientP99Micros,
        OptionalLong clientWorstMicros,
        OptionalLong residentBytes,
        OptionalLong heapBytes,
        OptionalLong gcPauses,
        OptionalDouble serverCores,
        OptionalDouble foreignCores) {
    private static final int PARTS = 3;
    // A part needs a few samples, or its middle is chance.
    private static final int FEWEST = 2 * PARTS;

    /** The series in three parts with equally many samples each, or nothing when there are fewer than six. */
    public static List<Stretch> thirds(final List<Sample> series, final List<LiveSecond> seconds) {
        final List<Stretch> thirds = new ArrayList<>();
        if (series.size() >= FEWEST) {
            for (int part = 0; part < PARTS; part++) {
                final int from = series.size() * part / PARTS;
                final int to = series.size() * (part + 1) / PARTS;
                thirds.add(of(series, from, to, seconds));
            }
        }
        return List.copyOf(thirds);
    }

    private static Stretch of(final List<Sample> series, final int from, final int to, final List<LiveSecond> seconds) {
        final List<Sample> part = series.subList(from, to);
        final Sample last = part.get(part.size() - 1);
        final double begin = from == 0 ? 0 : series.get(from - 1).atSeconds();
        final long firstSecond =
                from == 0 ? Long.MIN_VALUE : series.get(from - 1).epochSecond() + 1;
        final long[] p99 = seconds.stream()
                .filter(second -> second.epochSecond() >= firstSecond && second.epochSecond() <= last.epochSecond())
                .mapToLong(LiveSecond::p99Micros)
                .sorted()
                .toArray();
        return new Stretch(
                begin,
                last.atSeconds(),
                sent(series, from, to) / (last.atSeconds() - begin),
                part.stream().allMatch(sample -> sample.kernelDrops().isPresent())
                        ? OptionalLong.of(part.stream()
                                .mapToLong(sample -> sample.kernelDrops().getAsLong())
                                .sum())
                        : OptionalLong.empty(),
                part.stream().mapToLong(Sample::ringDropped).sum(),
                last.engine(),
                p99.length == 0 ? OptionalLong.empty() : OptionalLong.of(p99[p99.length / 2]),
                p99.length == 0 ? OptionalLong.empty() : OptionalLong.of(p99[p99.length - 1]),
                last.residentBytes(),
                last.heapBytes(),
                part.stream().anyMatch(sample -> sample.gcPauses().isPresent())
                        ? OptionalLong.of(part.stream()
                                .flatMap(sample -> sample.observed().server().stream())
                                .mapToLong(ServerUse::pauses)
                                .sum())
                        : OptionalLong.empty(),
                part.stream()
                        .flatMapToDouble(sample -> sample.observed().serverCores().stream())
                        .average(),
                part.stream()
                        .flatMap(sample -> sample.observed().machine().stream())
                        .mapToDouble(MachineLoad::foreignCores)
                        .average());
    }

    private static double sent(final List<Sample> series, final int from, final int to) {
        double records = 0;
        for (int i = from; i < to; i++) {
            final double begin = i == 0 ? 0 : series.get(i - 1).atSeconds();
            records += series.get(i).sentPerSecond() * (series.get(i).atSeconds() - begin);
        }
        return records;
    }
}
