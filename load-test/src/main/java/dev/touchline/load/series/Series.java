package dev.touchline.load.series;

import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Makes samples of readings. One thread. */
final class Series {
    private static final double NANOS_PER_SECOND = 1e9;

    private final BiFunction<Instruments.Reading, Instruments.Reading, Observation> observation;
    private final List<Sample> samples = new ArrayList<>();
    private final Reading first;
    private Reading last;

    /**
     * A series without a sample yet.
     *
     * @param observation what processors did between two readings
     */
    Series(final Reading first, final BiFunction<Instruments.Reading, Instruments.Reading, Observation> observation) {
        this.first = first;
        this.last = first;
        this.observation = observation;
    }

    /** Adds what happened since the reading before. */
    void add(final Reading now) {
        final double seconds = Math.max(1, now.atNs() - last.atNs()) / NANOS_PER_SECOND;
        final OptionalLong received = growth(last.received(), now.received());
        samples.add(new Sample(
                // A reading just after a whole second tells of the second that has ended.
                TimeUnit.NANOSECONDS.toSeconds(now.atNs()) - 1,
                (now.atNs() - first.atNs()) / NANOS_PER_SECOND,
                (now.sent() - last.sent()) / seconds,
                received.isPresent() ? OptionalDouble.of(received.getAsLong() / seconds) : OptionalDouble.empty(),
                now.engine(),
                observation.apply(last.use(), now.use()),
                now.memory(),
                growth(last.kernelDrops(), now.kernelDrops()),
                now.ringDropped() - last.ringDropped(),
                now.clients()));
        last = now;
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    private static OptionalLong growth(final OptionalLong before, final OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }
}
