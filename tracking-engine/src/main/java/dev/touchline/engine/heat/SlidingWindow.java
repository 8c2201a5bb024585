package dev.touchline.engine.heat;

import java.util.Arrays;

/**
 * Dwell per cell over the last so many microseconds, exact: what enters is added, what leaves is taken back from the run log,
 * a run at a time or part of it. Engine thread only; a sample costs the runs that expire with it, one on average.
 */
final class SlidingWindow {
    private final long lengthUs;
    private final RunLog log;
    private final int[] dwellUs;
    private long outsideUs;
    /** The oldest run of which part is in the window, and from when on it is counted. */
    private long oldest;

    private long countedFromUs = Long.MIN_VALUE;

    SlidingWindow(final long lengthUs, final RunLog log, final int cells) {
        this.lengthUs = lengthUs;
        this.log = log;
        dwellUs = new int[cells];
    }

    void add(final int cell, final long durationUs) {
        if (cell < 0) {
            outsideUs += durationUs;
        } else {
            dwellUs[cell] += (int) durationUs;
        }
    }

    /** Moves the window's end to an instant. */
    void advanceTo(final long nowUs) {
        final long fromUs = nowUs - lengthUs;
        if (fromUs <= countedFromUs) {
            return;
        }
        while (oldest < log.next() && log.startUs(oldest) < fromUs) {
            final long from = Math.max(log.startUs(oldest), countedFromUs);
            final long to = Math.min(log.endUs(oldest), fromUs);
            if (to > from) {
                add(log.cell(oldest), from - to);
            }
            if (log.endUs(oldest) > fromUs) {
                break;
            }
            oldest++;
        }
        countedFromUs = fromUs;
    }

    long oldest() {
        return oldest;
    }

    long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    long outsideUs() {
        return outsideUs;
    }

    void clear() {
        Arrays.fill(dwellUs, 0);
        outsideUs = 0;
        oldest = log.next();
        countedFromUs = Long.MIN_VALUE;
    }
}
