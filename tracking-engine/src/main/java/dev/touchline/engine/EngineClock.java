package dev.touchline.engine;

import java.util.Arrays;

/**
 * Engine time of a match: the lower median, over the sources that still send, of each one's newest capture time; never
 * backwards. One fast source among several cannot move it, and a source that is silent for a second of the others' time
 * no longer holds it back. Engine thread only; a new source allocates, a record does not.
 */
final class EngineClock {
    private static final long SILENT_NS = 1_000_000_000L;
    private static final long LONGEST_STEP_NS = 500_000_000L;
    private static final long AHEAD_NS = 250_000_000L;
    private static final int MAX_SOURCES = 64;

    private final long[] newest = new long[MAX_SOURCES];
    /** The elapsed time when a source was last heard from. */
    private final long[] elapsedAtLast = new long[MAX_SOURCES];
    /** Source numbers in the order of their newest capture times. */
    private final int[] order = new int[MAX_SOURCES];

    private int sources;
    private long timeNs;
    /** Time that has passed by the sources' own steps, free of what their clocks show. */
    private long elapsedNs;

    /** Adds a source and answers its number, or -1 when there are {@value #MAX_SOURCES} already. */
    int addSource() {
        if (sources == MAX_SOURCES) {
            return -1;
        }
        System.arraycopy(order, 0, order, 1, sources);
        order[0] = sources;
        newest[sources] = Long.MIN_VALUE;
        return sources++;
    }

    /** Takes a capture time of a source and answers engine time. */
    long onCaptureTime(final int source, final long captureNs) {
        if (captureNs <= newest[source]) {
            return timeNs;
        }
        if (newest[source] != Long.MIN_VALUE) {
            // How far its own clock went since it was last heard from, whatever that clock shows.
            final long step = Math.min(captureNs - newest[source], LONGEST_STEP_NS);
            elapsedNs = Math.max(elapsedNs, elapsedAtLast[source] + step);
        }
        elapsedAtLast[source] = elapsedNs;
        newest[source] = captureNs;
        int rank = 0;
        while (order[rank] != source) {
            rank++;
        }
        while (rank + 1 < sources && newest[order[rank + 1]] < captureNs) {
            order[rank] = order[++rank];
        }
        order[rank] = source;
        timeNs = Math.max(timeNs, newest[order[medianRank()]]);
        return timeNs;
    }

    /** The rank of the lower median among the sources that still send. */
    private int medianRank() {
        int sending = 0;
        for (int source = 0; source < sources; source++) {
            sending += isSending(source) ? 1 : 0;
        }
        int rank = -1;
        for (int left = (sending - 1) / 2; left >= 0; left--) {
            do {
                rank++;
            } while (!isSending(order[rank]));
        }
        return rank;
    }

    private boolean isSending(final int source) {
        return newest[source] != Long.MIN_VALUE && elapsedNs - elapsedAtLast[source] <= SILENT_NS;
    }

    /**
     * Whether a capture time lies so far ahead of the others that its source's clock must be wrong. Among fewer than three
     * sources nobody can tell which clock it is.
     */
    boolean isAhead(final long captureNs) {
        return sources >= 3 && captureNs > timeNs + AHEAD_NS;
    }

    /** Engine time, ns TAI; 0 before the first record. */
    long timeNs() {
        return timeNs;
    }

    /** Starts anew; sources keep their numbers. */
    void clear() {
        timeNs = 0;
        elapsedNs = 0;
        Arrays.fill(elapsedAtLast, 0, sources, 0);
        Arrays.fill(newest, 0, sources, Long.MIN_VALUE);
    }
}
