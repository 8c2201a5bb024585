package dev.touchline.feeds.stats;

import java.util.List;

/** Counts speeds in steps of 1 cm/s, with their mean, percentiles and bands. One thread; fixed memory. */
final class SpeedTally {
    private static final int STEPS_PER_MPS = 100;
    private static final double KMH_PER_MPS = 3.6;
    /** The bands' limits in km/h, as FIFA reported them at the World Cup 2022. */
    private static final List<Integer> BAND_LIMITS_KMH = List.of(0, 7, 15, 20, 25);

    private final long[] counts;
    private final long[] bands = new long[BAND_LIMITS_KMH.size()];
    private long count;
    private double sum;

    /** Leaves out speeds above {@code mostMps}. */
    SpeedTally(final int mostMps) {
        counts = new long[mostMps * STEPS_PER_MPS + 1];
    }

    void add(final double mps) {
        final int step = (int) Math.rint(mps * STEPS_PER_MPS);
        if (step < counts.length) {
            counts[step]++;
            count++;
            sum += mps;
            int band = BAND_LIMITS_KMH.size() - 1;
            while (mps * KMH_PER_MPS < BAND_LIMITS_KMH.get(band)) {
                band--;
            }
            bands[band]++;
        }
    }

    long count() {
        return count;
    }

    double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** The speed that a share of all do not exceed, to 1 cm/s. */
    double percentile(final double share) {
        final long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int step = 0; step < counts.length; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return (double) step / STEPS_PER_MPS;
            }
        }
        return 0;
    }

    /** Shares of time from 0 to 1, slowest first. */
    List<Double> bands() {
        final Double[] shares = new Double[bands.length];
        for (int i = 0; i < bands.length; i++) {
            shares[i] = count == 0 ? 0 : (double) bands[i] / count;
        }
        return List.of(shares);
    }
}
