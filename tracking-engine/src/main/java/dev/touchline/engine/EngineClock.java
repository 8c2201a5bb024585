package dev.touchline.engine;

import java.util.Arrays;

/**
 * Engine time of a match: the lower median, over the sources that are not left behind, of each one's newest capture time;
 * never backwards. One fast source among several cannot move it, and a source that is a second behind the newest no longer
 * holds it back. Engine thread only; a new source allocates, a record does not.
 */
final class EngineClock {
    private static final long LEFT_BEHIND_NS = 1_000_000_000L;
    private static final int MAX_SOURCES = 64;

    private final long[] newest = new long[MAX_SOURCES];
    /** Source numbers in the order of their newest capture times. */
    private final int[] order = new int[MAX_SOURCES];

    private int sources;
    private long timeNs;

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
        newest[source] = captureNs;
        int rank = 0;
        while (order[rank] != source) {
            rank++;
        }
        while (rank + 1 < sources && newest[order[rank + 1]] < captureNs) {
            order[rank] = order[++rank];
        }
        order[rank] = source;
        final long oldest = newest[order[sources - 1]] - LEFT_BEHIND_NS;
        int first = 0;
        while (newest[order[first]] < oldest) {
            first++;
        }
        timeNs = Math.max(timeNs, newest[order[first + (sources - 1 - first) / 2]]);
        return timeNs;
    }

    /** Engine time, ns TAI; 0 before the first record. */
    long timeNs() {
        return timeNs;
    }

    /** Starts anew; sources keep their numbers. */
    void clear() {
        timeNs = 0;
        Arrays.fill(newest, 0, sources, Long.MIN_VALUE);
    }
}
