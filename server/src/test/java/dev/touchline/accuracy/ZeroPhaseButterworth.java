package dev.touchline.accuracy;

/**
 * A second-order Butterworth low-pass by the bilinear transform, run forward and back so that nothing is delayed (Oppenheim and
 * Schafer 2010): looks ahead, and is here for the truth only.
 */
final class ZeroPhaseButterworth {
    private static final int PADDING = 50;

    private final double b;
    private final double a1;
    private final double a2;

    ZeroPhaseButterworth(final double cutoffHz, final double rateHz) {
        final double k = Math.tan(Math.PI * cutoffHz / rateHz);
        final double norm = 1 + Math.sqrt(2) * k + k * k;
        b = k * k / norm;
        a1 = 2 * (k * k - 1) / norm;
        a2 = (1 - Math.sqrt(2) * k + k * k) / norm;
    }

    double[] filter(final double[] values) {
        final int n = values.length;
        // Mirrored at both ends through the end itself, so that the filter has swung in when the values begin.
        final double[] work = new double[n + 2 * PADDING];
        for (int i = 0; i < PADDING; i++) {
            work[i] = 2 * values[0] - values[PADDING - i];
            work[n + PADDING + i] = 2 * values[n - 1] - values[n - 2 - i];
        }
        System.arraycopy(values, 0, work, PADDING, n);
        pass(work);
        reverse(work);
        pass(work);
        reverse(work);
        final double[] filtered = new double[n];
        System.arraycopy(work, PADDING, filtered, 0, n);
        return filtered;
    }

    private void pass(final double[] x) {
        double x1 = x[0];
        double x2 = x[0];
        double y1 = x[0];
        double y2 = x[0];
        for (int i = 0; i < x.length; i++) {
            final double y = b * (x[i] + 2 * x1 + x2) - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x[i];
            y2 = y1;
            y1 = y;
            x[i] = y;
        }
    }

    private static void reverse(final double[] x) {
        for (int i = 0; i < x.length / 2; i++) {
            final double kept = x[i];
            x[i] = x[x.length - 1 - i];
            x[x.length - 1 - i] = kept;
        }
    }
}
