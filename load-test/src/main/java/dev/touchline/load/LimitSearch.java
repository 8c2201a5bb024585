package dev.touchline.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches the highest rate that passes, one trial after the other: from the first rate up in steps of a half until one
 * fails, or down by halves until one passes, then the geometric middle until the two are 3 % apart. A rate that fails is tried
 * once more before it counts as failed, because a shared machine takes itself away at times; one that passes is believed. One
 * thread.
 */
final class LimitSearch {
    private static final double STEP = 1.5;
    private static final double CLOSE_ENOUGH = 1.03;

    private final List<LimitTrial> trials = new ArrayList<>();
    private final long first;
    private final long lowest;
    private final long highest;
    private Optional<LimitTrial> passed = Optional.empty();
    private Optional<LimitTrial> failed = Optional.empty();
    private boolean again;

    /** A search between two rates, records/s, that begins at a third. */
    LimitSearch(final long first, final long lowest, final long highest) {
        this.first = first;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Whether the limit is found. */
    boolean isDone() {
        if (again) {
            return false;
        }
        if (failed.isEmpty()) {
            return limit() >= highest;
        }
        final long failedRate = failed.get().recordsPerSecond();
        return passed.isEmpty() ? failedRate <= lowest : failedRate <= limit() * CLOSE_ENOUGH;
    }

    /** The rate to try next. */
    long next() {
        if (trials.isEmpty()) {
            return first;
        }
        if (again) {
            return trials.get(trials.size() - 1).recordsPerSecond();
        }
        if (failed.isEmpty()) {
            return Math.min(highest, (long) (limit() * STEP));
        }
        final long failedRate = failed.get().recordsPerSecond();
        return passed.isEmpty() ? Math.max(lowest, failedRate / 2) : (long) Math.sqrt((double) limit() * failedRate);
    }

    /** Takes the trial of {@link #next()}. */
    void onTrial(final LimitTrial trial) {
        trials.add(trial);
        if (trial.isPassed()) {
            passed = Optional.of(trial);
            again = false;
        } else if (again) {
            failed = Optional.of(trial);
            again = false;
        } else {
            again = true;
        }
    }

    /** Every trial so far. */
    List<LimitTrial> trials() {
        return List.copyOf(trials);
    }

    /** The highest rate that passed, records/s; 0 when none did. */
    long limit() {
        return passed.map(LimitTrial::recordsPerSecond).orElse(0L);
    }

    /** What made the lowest failed rate fail. */
    LimitTrial.Limiter limiter() {
        return failed.map(LimitTrial::limiter).orElse(LimitTrial.Limiter.NOTHING);
    }
}
