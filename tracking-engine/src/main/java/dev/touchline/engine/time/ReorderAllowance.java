package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * How late a source's records come, on average, behind the newest of the same source: 0 in order, about half the spread of the
 * delays when they are sent or carried one by one. Frames show an instant that much earlier, so that of what was captured at it
 * the better part is there. Engine thread only.
 */
final class ReorderAllowance {
    /** One record's share in the mean. */
    private static final double SHARE = 1.0 / 1024;
    /** Later than this is not reordering, ns. */
    private static final long LONGEST_NS = 100_000_000L;

    private final double[] meanNs;
    private double sumNs;
    private int heard;

    ReorderAllowance(final int sources) {
        meanNs = new double[sources];
        Arrays.fill(meanNs, Double.NaN);
    }

    /** A record came so many ns of capture time behind its source's newest. */
    void onRecord(final int source, final long lateNs) {
        final double mean = meanNs[source];
        if (Double.isNaN(mean)) {
            meanNs[source] = 0;
            heard++;
        } else if (mean > 0 || lateNs > 0) {
            final double change = SHARE * (Math.min(Math.max(lateNs, 0), LONGEST_NS) - mean);
            meanNs[source] = mean + change;
            sumNs += change;
        }
    }

    /** The mean over all sources. */
    long meanNs() {
        return heard == 0 ? 0 : (long) (Math.max(sumNs, 0) / heard);
    }

    void clear() {
        Arrays.fill(meanNs, Double.NaN);
        sumNs = 0;
        heard = 0;
    }

    void save(final StateWriter out, final int sources) {
        out.putDoubles(meanNs, sources);
        out.putDouble(sumNs);
        out.putInt(heard);
    }

    void load(final StateReader in, final int sources) {
        in.getDoubles(meanNs, sources);
        sumNs = in.getDouble();
        heard = in.getInt();
    }
}
