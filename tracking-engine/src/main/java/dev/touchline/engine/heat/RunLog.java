package dev.touchline.engine.heat;

import java.util.Arrays;

/**
 * The recent past of one object as runs of time in one cell, oldest first, in a ring that grows up to a bound; then the
 * oldest is pushed out before its time. Entries are named by their ordinal, which only grows. Engine thread only.
 */
final class RunLog {
    /** A run shorter than 7 ms in each of 15 minutes' cells: no body moves so, and noise on a line hardly. */
    private static final int MOST = 1 << 17;

    private static final int INITIAL = 1024;

    private long[] startUs = new long[INITIAL];
    private long[] endUs = new long[INITIAL];
    private int[] cell = new int[INITIAL];
    private long first;
    private long next;

    /** Adds time spent in a cell: to the last run when it goes on, else as a new one. */
    void add(final long fromUs, final long toUs, final int inCell) {
        if (next > first) {
            final int last = index(next - 1);
            if (cell[last] == inCell && endUs[last] == fromUs) {
                endUs[last] = toUs;
                return;
            }
        }
        if (next - first == cell.length) {
            if (cell.length < MOST) {
                grow();
            } else {
                first++;
            }
        }
        final int at = index(next++);
        startUs[at] = fromUs;
        endUs[at] = toUs;
        cell[at] = inCell;
    }

    /** Whether the next new run pushes out the oldest. */
    boolean isFull() {
        return next - first == MOST;
    }

    /** The ordinal of the oldest run. */
    long first() {
        return first;
    }

    /** The ordinal after the newest run. */
    long next() {
        return next;
    }

    /** Forgets the runs that ended by an instant. */
    void forgetEndedBy(final long instantUs) {
        while (first < next && endUs[index(first)] <= instantUs) {
            first++;
        }
    }

    long startUs(final long ordinal) {
        return startUs[index(ordinal)];
    }

    long endUs(final long ordinal) {
        return endUs[index(ordinal)];
    }

    int cell(final long ordinal) {
        return cell[index(ordinal)];
    }

    void clear() {
        first = next;
    }

    private int index(final long ordinal) {
        return (int) ordinal & (cell.length - 1);
    }

    private void grow() {
        final int length = cell.length;
        final long[] starts = Arrays.copyOf(startUs, 2 * length);
        final long[] ends = Arrays.copyOf(endUs, 2 * length);
        final int[] cells = Arrays.copyOf(cell, 2 * length);
        for (long ordinal = first; ordinal < next; ordinal++) {
            final int to = (int) ordinal & (2 * length - 1);
            starts[to] = startUs[index(ordinal)];
            ends[to] = endUs[index(ordinal)];
            cells[to] = cell[index(ordinal)];
        }
        startUs = starts;
        endUs = ends;
        cell = cells;
    }
}
