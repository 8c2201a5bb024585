package dev.touchline.engine.heat;

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

    /** A window over what the log holds, its end at an instant. */
    SlidingWindow(final long lengthUs, final RunLog log, final int cells, final long nowUs) {
        this.lengthUs = lengthUs;
        this.log = log;
        dwellUs = new int[cells];
        oldest = log.first();
        for (long run = oldest; run < log.next(); run++) {
            add(log.cell(run), log.endUs(run) - log.startUs(run));
        }
        advanceTo(nowUs);
    }

    /** Takes back what is left of the log's oldest run, which is about to be pushed out. */
    void forgetOldest() {
        if (oldest == log.first() && oldest < log.next()) {
            final long from = Math.max(log.startUs(oldest), countedFromUs);
            add(log.cell(oldest), Math.min(from - log.endUs(oldest), 0));
            oldest++;
        }
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

    long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    long outsideUs() {
        return outsideUs;
    }
}
