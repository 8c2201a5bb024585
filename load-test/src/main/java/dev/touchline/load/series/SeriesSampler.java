package dev.touchline.load.series;

import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.Observation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Takes a sample at each whole second until closed, on a thread of its own. A second in which the server does not answer has
 * no sample, and the next one is of a longer time.
 */
public final class SeriesSampler implements AutoCloseable {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final SeriesSource source;
    private final EpochNanoClock clock;
    private final Series series;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "series");

    private SeriesSampler(
            final SeriesSource source,
            final EpochNanoClock clock,
            final BiFunction<Instruments.Reading, Instruments.Reading, Observation> observation)
            throws IOException {
        this.source = source;
        this.clock = clock;
        series = new Series(source.read(), observation);
    }

    /**
     * Takes the first reading, and starts.
     *
     * @param observation what processors did between two readings
     */
    public static SeriesSampler start(
            final SeriesSource source,
            final EpochNanoClock clock,
            final BiFunction<Instruments.Reading, Instruments.Reading, Observation> observation)
            throws IOException {
        final SeriesSampler sampler = new SeriesSampler(source, clock, observation);
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    /** Stops, and answers all samples. */
    public List<Sample> stop() throws IOException {
        close();
        return series.samples();
    }

    /** Stops once the reading under way is done. */
    @Override
    public void close() throws IOException {
        stopped.countDown();
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: waiting for the sampler", e);
        }
    }

    private void run() {
        try {
            while (!stopped.await(untilNextSecond(clock.nanoTime()), TimeUnit.NANOSECONDS)) {
                sample();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        try {
            series.add(source.read());
        } catch (final IOException e) {
            // The server is busy or gone. The measurement itself will say so; a second without a sample does not spoil
            // it.
            return;
        }
    }

    static long untilNextSecond(final long nowNs) {
        return SECOND_NS - nowNs % SECOND_NS;
    }
}
