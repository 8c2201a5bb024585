package dev.touchline.load.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What all clients of an event loop count together. That event loop's thread only. */
final class LiveTally {
    /** Ages above this count as this. */
    static final long MAX_AGE_MICROS = TimeUnit.MINUTES.toMicros(1);

    private final Histogram ageMicros = new Histogram(MAX_AGE_MICROS, 3);
    private final Histogram secondMicros = new Histogram(MAX_AGE_MICROS, 2);
    private final List<LiveSecond> seconds = new ArrayList<>();
    private final Map<String, Long> gaps = new TreeMap<>();
    private final Map<String, Long> closed = new TreeMap<>();
    private long second;

    /** A frame that arrived at an instant, ns UTC, and was that old, us. */
    void onFrame(final long nowNs, final long age) {
        final long now = TimeUnit.NANOSECONDS.toSeconds(nowNs);
        if (now != second) {
            addSecond(seconds);
            secondMicros.reset();
            second = now;
        }
        ageMicros.recordValue(age);
        secondMicros.recordValue(age);
    }

    void onGap(final String why) {
        gaps.merge(why, 1L, Long::sum);
    }

    void onClosed(final int code) {
        closed.merge(Integer.toString(code), 1L, Long::sum);
    }

    /** All so far; the second that is not over yet counts as one. */
    LiveResult result(final Fairness fairness) {
        final List<LiveSecond> all = new ArrayList<>(seconds);
        addSecond(all);
        return new LiveResult(ageMicros.getTotalCount(), fairness, ageMicros.copy(), all, gaps, closed);
    }

    private void addSecond(final List<LiveSecond> to) {
        if (secondMicros.getTotalCount() > 0) {
            to.add(new LiveSecond(
                    second,
                    secondMicros.getTotalCount(),
                    secondMicros.getValueAtPercentile(50),
                    secondMicros.getValueAtPercentile(99),
                    secondMicros.getMaxValue()));
        }
    }
}
