package dev.touchline.load.series;

import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Takes a sample at each whole interval of the clock until closed, on a thread of its own. When the server does not answer there
 * is no sample, and the next one is of a longer time.
 */
public final class SeriesSampler implements AutoCloseable {
    private final SeriesSource source;
    private final EpochNanoClock clock;
    private final long intervalNs;
    private final Series series;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "series");

    private SeriesSampler(
            final SeriesSource source,
            final EpochNanoClock clock,
            final long intervalNs,
            final BiFunction<Instruments.Reading, Instruments.Reading, Observation> observation)
            throws IOException {
        this.source = source;
        this.clock = clock;
        this.intervalNs = intervalNs;
        series = new Series(source.read(), observation);
    }

    /**
     * Takes the first reading, and starts.
     *
     * @param interval from one sample to the next
     * @param observation what processors did between two readings
     */
    public static SeriesSampler start(
            final SeriesSource source,
            final EpochNanoClock clock,
            final Duration interval,
            final BiFunction<Instruments.Reading, Instruments.Reading, Observation> observation)
            throws IOException {
        final SeriesSampler sampler = new SeriesSampler(source, clock, interval.toNanos(), observation);
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
            while (!stopped.await(untilNext(clock.nanoTime(), intervalNs), TimeUnit.NANOSECONDS)) {
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
            // The server is busy or gone. The measurement itself will say so, and goes on without this sample.
            return;
        }
    }

    static long untilNext(final long nowNs, final long intervalNs) {
        return intervalNs - nowNs % intervalNs;
    }
}
