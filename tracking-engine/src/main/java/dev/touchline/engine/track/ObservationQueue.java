package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * What was seen of one object and not yet gone over again, in the order of capture times. Grows from {@value #FEWEST} to
 * {@value #MOST}; when full, the oldest is lost. Engine thread only.
 */
final class ObservationQueue {
    static final int MOST = 4_096;
    private static final int FEWEST = 32;

    private static final int FIELDS = 5;
    private static final int X = 0;
    private static final int Y = 1;
    private static final int Z = 2;
    private static final int VARIANCE = 3;
    private static final int PSD = 4;

    private long[] timeNs = new long[FEWEST];
    /** Side by side what belongs together, so that an observation touches a line or two of the processor's cache. */
    private double[] seen = new double[FEWEST * FIELDS];

    private int head;
    private int end;

    /** Adds an observation behind all that are not newer. */
    void add(
            final long captureNs,
            final double xMetres,
            final double yMetres,
            final double zMetres,
            final double newVariance,
            final double newPsd) {
        if (end == timeNs.length) {
            makeRoom();
        }
        int at = end;
        while (at > head && timeNs[at - 1] > captureNs) {
            at--;
        }
        final int moved = end - at;
        if (moved > 0) {
            System.arraycopy(timeNs, at, timeNs, at + 1, moved);
            System.arraycopy(seen, at * FIELDS, seen, (at + 1) * FIELDS, moved * FIELDS);
        }
        timeNs[at] = captureNs;
        final int to = at * FIELDS;
        seen[to + X] = xMetres;
        seen[to + Y] = yMetres;
        seen[to + Z] = zMetres;
        seen[to + VARIANCE] = newVariance;
        seen[to + PSD] = newPsd;
        end++;
    }

    /** Reads a word of where the next one goes. */
    long touch() {
        final int at = Math.min(end, timeNs.length - 1);
        return timeNs[at] ^ Double.doubleToRawLongBits(seen[at * FIELDS]);
    }

    private void makeRoom() {
        final int count = size();
        if (count > timeNs.length / 2 && timeNs.length < MOST) {
            final int length = 2 * timeNs.length;
            timeNs = Arrays.copyOf(timeNs, length);
            seen = Arrays.copyOf(seen, length * FIELDS);
        }
        if (count == timeNs.length) {
            head++;
        }
        System.arraycopy(timeNs, head, timeNs, 0, end - head);
        System.arraycopy(seen, head * FIELDS, seen, 0, (end - head) * FIELDS);
        end -= head;
        head = 0;
    }

    int size() {
        return end - head;
    }

    /** Capture time of the first; there must be one. */
    long firstNs() {
        return timeNs[head];
    }

    /** Whether there is one captured by then. */
    boolean hasUntil(final long untilNs) {
        return head < end && timeNs[head] <= untilNs;
    }

    /** Takes the first one off; the accessors tell of it until the next call. */
    void take() {
        head++;
    }

    long takenNs() {
        return timeNs[head - 1];
    }

    double takenX() {
        return seen[(head - 1) * FIELDS + X];
    }

    double takenY() {
        return seen[(head - 1) * FIELDS + Y];
    }

    double takenZ() {
        return seen[(head - 1) * FIELDS + Z];
    }

    double takenVariance() {
        return seen[(head - 1) * FIELDS + VARIANCE];
    }

    /** The liveliest that the object was by then, by the observations that wait; {@code otherwise} when there are none. */
    double psdUntil(final long untilNs, final double otherwise) {
        double most = -1;
        for (int i = head; i < end && timeNs[i] <= untilNs; i++) {
            most = Math.max(most, seen[i * FIELDS + PSD]);
        }
        return most < 0 ? otherwise : most;
    }

    void clear() {
        head = 0;
        end = 0;
    }

    void save(final StateWriter out) {
        out.putInt(size());
        for (int i = head; i < end; i++) {
            out.putLong(timeNs[i]);
            out.putDouble(seen[i * FIELDS + X]);
            out.putDouble(seen[i * FIELDS + Y]);
            out.putDouble(seen[i * FIELDS + Z]);
            out.putDouble(seen[i * FIELDS + VARIANCE]);
            out.putDouble(seen[i * FIELDS + PSD]);
        }
    }

    void load(final StateReader in) {
        clear();
        for (int left = in.getCount(MOST); left > 0; left--) {
            add(in.getLong(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
        }
    }
}
