package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * By how much each source's clock is ahead of the others, learnt in two ways. A clock that is off by more than any delay can
 * explain shows in the order of arrival: its records come beside others of quite another time. A clock that is off by
 * milliseconds shows in what it sees: objects lie ahead of where they are expected by their speed times the error, which is a
 * regression through the origin of the innovations on the velocities. Engine thread only; allocates nothing.
 *
 * <p>Only differences between clocks can be seen, so the small corrections of all sources add up to nothing.
 */
final class ClockOffsets {
    /** Further behind than this a source is not late but wrong: what it says is too late to count anyway. */
    private static final long BEHIND_NS = 500_000_000L;
    /** Arrivals that must agree. */
    private static final int AGREEING = 64;
    /** How far they may differ. */
    private static final long SPREAD_NS = 200_000_000L;
    /**
     * Sum of squared speeds after which a regression is read, m2/s2: with innovations of 0.3 m its standard deviation is then
     * 0.3 m / 100 m/s = 3 ms.
     */
    private static final double ENOUGH = 10_000;
    /** A regression's share in the offset, once there were several. */
    private static final double LEAST_GAIN = 0.2;

    private static final double LARGEST_STEP_NS = 100e6;
    private static final long LARGEST_FINE_NS = 300_000_000L;
    private static final double NANOS = 1e9;

    private final long[] coarseNs;
    private final long[] fineNs;
    /** How far ahead of engine time a source's newest records come, and how many in a row agree that it is too far. */
    private final long[] strayNs;

    private final int[] strays;
    /** Its own clock and the others' when it began to stray. */
    private final long[] strayedAtNs;

    private final long[] othersAtNs;
    private final double[] sumAlong;
    private final double[] sumSquares;
    private final double[] residualNs;
    private final int[] readings;

    ClockOffsets(final int sources) {
        coarseNs = new long[sources];
        fineNs = new long[sources];
        strayNs = new long[sources];
        strays = new int[sources];
        strayedAtNs = new long[sources];
        othersAtNs = new long[sources];
        sumAlong = new double[sources];
        sumSquares = new double[sources];
        residualNs = new double[sources];
        readings = new int[sources];
    }

    long offsetNs(final int source) {
        return coarseNs[source] + fineNs[source];
    }

    /** Not while it strays, nor until what was corrected by seconds has been regressed to milliseconds. */
    boolean isTrusted(final int source) {
        return strays[source] == 0 && (coarseNs[source] == 0 || readings[source] > 0);
    }

    /** Whether a source strays and it is not known yet by how much. */
    boolean isLearning(final int sources) {
        for (int source = 0; source < sources; source++) {
            if (strays[source] > 0) {
                return true;
            }
        }
        return false;
    }

    /** A source is the only one that sends: there is nothing to stray from. */
    void onAlone(final int source) {
        strays[source] = 0;
    }

    /**
     * The newest record of a source came by its own clock, while the others were at another time. What it strays by counts while
     * the others move, too: they may only have paused.
     */
    void onArrival(final int source, final long rawNs, final long othersNs, final boolean leading) {
        final long rawAheadNs = rawNs - othersNs;
        final long ahead = rawAheadNs - offsetNs(source);
        if (leading || (ahead <= EngineClock.AHEAD_NS && ahead >= -BEHIND_NS)) {
            strays[source] = 0;
            return;
        }
        if (strays[source] > 0 && Math.abs(rawAheadNs - strayNs[source]) > SPREAD_NS) {
            strays[source] = 0;
        }
        if (strays[source] == 0) {
            strayedAtNs[source] = rawNs;
            othersAtNs[source] = othersNs;
        }
        strays[source]++;
        strayNs[source] += (rawAheadNs - strayNs[source]) / strays[source];
        if (strays[source] < AGREEING) {
            return;
        }
        strays[source] = 1;
        if (2 * (othersNs - othersAtNs[source]) < rawNs - strayedAtNs[source]) {
            strayedAtNs[source] = rawNs;
            othersAtNs[source] = othersNs;
            return;
        }
        coarseNs[source] = strayNs[source];
        fineNs[source] = 0;
        strays[source] = 0;
        readings[source] = 0;
        sumAlong[source] = 0;
        sumSquares[source] = 0;
    }

    void onInnovation(final int source, final double alongWay, final double speedSquared, final int sources) {
        sumAlong[source] += alongWay;
        sumSquares[source] += speedSquared;
        if (sumSquares[source] >= ENOUGH) {
            read(source, sources);
        }
    }

    private void read(final int source, final int sources) {
        final double residual = -sumAlong[source] / sumSquares[source] * NANOS;
        residualNs[source] = Math.min(Math.max(residual, -LARGEST_STEP_NS), LARGEST_STEP_NS);
        sumAlong[source] = 0;
        sumSquares[source] = 0;
        readings[source]++;
        double others = 0;
        int heard = 0;
        for (int other = 0; other < sources; other++) {
            if (other != source && readings[other] > 0 && coarseNs[other] == 0) {
                others += residualNs[other];
                heard++;
            }
        }
        if (heard == 0) {
            return;
        }
        final double gain = Math.max(LEAST_GAIN, 1.0 / (1 + readings[source]));
        final double relative = residualNs[source] - others / heard;
        final long step = (long) (gain * relative);
        fineNs[source] = Math.min(Math.max(fineNs[source] + step, -LARGEST_FINE_NS), LARGEST_FINE_NS);
        residualNs[source] -= step;
    }

    void save(final StateWriter out, final int sources) {
        out.putLongs(coarseNs, sources);
        out.putLongs(fineNs, sources);
        out.putLongs(strayNs, sources);
        out.putInts(strays, sources);
        out.putLongs(strayedAtNs, sources);
        out.putLongs(othersAtNs, sources);
        out.putDoubles(sumAlong, sources);
        out.putDoubles(sumSquares, sources);
        out.putDoubles(residualNs, sources);
        out.putInts(readings, sources);
    }

    void load(final StateReader in, final int sources) {
        in.getLongs(coarseNs, sources);
        in.getLongs(fineNs, sources);
        in.getLongs(strayNs, sources);
        in.getInts(strays, sources);
        in.getLongs(strayedAtNs, sources);
        in.getLongs(othersAtNs, sources);
        in.getDoubles(sumAlong, sources);
        in.getDoubles(sumSquares, sources);
        in.getDoubles(residualNs, sources);
        in.getInts(readings, sources);
    }
}
