package dev.touchline.load.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What all clients of an event loop count together. That event loop's thread only. */
final class LiveTally {
    private static final long MAX_AGE_MICROS = TimeUnit.MINUTES.toMicros(1);

    private final Histogram ageMicros = new Histogram(MAX_AGE_MICROS, 3);
    private final Map<String, Long> gaps = new TreeMap<>();
    private final Map<String, Long> closed = new TreeMap<>();

    void onFrame(final long age) {
        ageMicros.recordValue(Math.min(Math.max(age, 0), MAX_AGE_MICROS));
    }

    void onGap(final String why) {
        gaps.merge(why, 1L, Long::sum);
    }

    void onClosed(final int code) {
        closed.merge(Integer.toString(code), 1L, Long::sum);
    }

    LiveResult result(final long fewestFrames) {
        return new LiveResult(
                ageMicros.getTotalCount(), fewestFrames, ageMicros.copy(), Map.copyOf(gaps), Map.copyOf(closed));
    }
}
