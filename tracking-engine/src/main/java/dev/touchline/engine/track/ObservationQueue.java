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

    private long[] timeNs = new long[FEWEST];
    private double[] x = new double[FEWEST];
    private double[] y = new double[FEWEST];
    private double[] z = new double[FEWEST];
    private double[] variance = new double[FEWEST];
    private double[] psd = new double[FEWEST];
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
            System.arraycopy(x, at, x, at + 1, moved);
            System.arraycopy(y, at, y, at + 1, moved);
            System.arraycopy(z, at, z, at + 1, moved);
            System.arraycopy(variance, at, variance, at + 1, moved);
            System.arraycopy(psd, at, psd, at + 1, moved);
        }
        timeNs[at] = captureNs;
        x[at] = xMetres;
        y[at] = yMetres;
        z[at] = zMetres;
        variance[at] = newVariance;
        psd[at] = newPsd;
        end++;
    }

    private void makeRoom() {
        final int count = size();
        if (count > timeNs.length / 2 && timeNs.length < MOST) {
            final int length = 2 * timeNs.length;
            timeNs = Arrays.copyOf(timeNs, length);
            x = Arrays.copyOf(x, length);
            y = Arrays.copyOf(y, length);
            z = Arrays.copyOf(z, length);
            variance = Arrays.copyOf(variance, length);
            psd = Arrays.copyOf(psd, length);
        }
        if (count == timeNs.length) {
            head++;
        }
        System.arraycopy(timeNs, head, timeNs, 0, end - head);
        System.arraycopy(x, head, x, 0, end - head);
        System.arraycopy(y, head, y, 0, end - head);
        System.arraycopy(z, head, z, 0, end - head);
        System.arraycopy(variance, head, variance, 0, end - head);
        System.arraycopy(psd, head, psd, 0, end - head);
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
        return x[head - 1];
    }

    double takenY() {
        return y[head - 1];
    }

    double takenZ() {
        return z[head - 1];
    }

    double takenVariance() {
        return variance[head - 1];
    }

    /** The liveliest that the object was by then, by the observations that wait; {@code otherwise} when there are none. */
    double psdUntil(final long untilNs, final double otherwise) {
        double most = -1;
        for (int i = head; i < end && timeNs[i] <= untilNs; i++) {
            most = Math.max(most, psd[i]);
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
            out.putDouble(x[i]);
            out.putDouble(y[i]);
            out.putDouble(z[i]);
            out.putDouble(variance[i]);
            out.putDouble(psd[i]);
        }
    }

    void load(final StateReader in) {
        clear();
        for (int left = in.getCount(MOST); left > 0; left--) {
            add(in.getLong(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
        }
    }
}
