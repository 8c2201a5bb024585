package dev.touchline.engine.agent;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * A latency of a match's datagrams up to the end of their processing in the engine, weighted by records and known to 1 %: a
 * server holds some for each of hundreds of matches. The engine's thread records, without allocation; one reader at a time
 * gathers.
 */
public final class LatencyRecorder {
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 2;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_US, DIGITS);
    private final Histogram total = new Histogram(LONGEST_US, DIGITS);
    private Histogram interval;

    /** Percentiles so far, us. */
    public record Snapshot(long count, long p50, long p99, long p999, long max) {}

    /** Records a datagram of so many records. The engine's thread only. Negative latencies count as 0. */
    public void record(final long latencyNs, final long records) {
        final long us = Math.min(Math.max(latencyNs / 1_000, 0), LONGEST_US);
        recorder.recordValueWithCount(us, records);
    }

    /** The percentiles since the match was opened. */
    public synchronized Snapshot snapshot() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        return new Snapshot(
                total.getTotalCount(),
                total.getValueAtPercentile(50),
                total.getValueAtPercentile(99),
                total.getValueAtPercentile(99.9),
                total.getMaxValue());
    }
}
