package dev.touchline.engine.kinematics;

/**
 * The smoothing filter: a third-order Butterworth low-pass of 1 Hz run forward and backward, as one symmetric kernel over
 * {@value #REACH} instants of 40 ms either side. Run both ways it has no phase and the squared magnitude response
 * 1 / (1 + (f/fc)^6) (Butterworth 1930); its kernel is the autocorrelation of the one-way impulse response,
 * cut at 1.6 s, where it has fallen to 0.1 % of its peak, and scaled to sum to 1. Cut at 1 s, where 1.2 % are left, distances
 * come out 0.6 % longer. Immutable; any thread.
 */
final class ButterworthKernel {
    /** Instants either side that weigh in: 1.6 s. */
    static final int REACH = 40;

    private static final double CUTOFF_HZ = 1;
    private static final double RATE_HZ = 25;
    /** The impulse response has fallen below 1e-30 by then. */
    private static final int SETTLED = 600;

    private static final double[] WEIGHTS = weights();

    private ButterworthKernel() {}

    /** The weight of positions so many instants away. */
    static double weight(final int lag) {
        return WEIGHTS[lag];
    }

    private static double[] weights() {
        final double[] response = impulseResponse();
        final double[] weights = new double[REACH + 1];
        double sum = 0;
        for (int lag = 0; lag <= REACH; lag++) {
            for (int n = 0; n + lag < SETTLED; n++) {
                weights[lag] += response[n] * response[n + lag];
            }
            sum += lag == 0 ? weights[lag] : 2 * weights[lag];
        }
        for (int lag = 0; lag <= REACH; lag++) {
            weights[lag] /= sum;
        }
        return weights;
    }

    /**
     * One way: k^3 / ((s + k) (s^2 + k s + k^2)) with k = tan(pi fc / fs) under s = (1 - z^-1) / (1 + z^-1), the bilinear
     * transform with its frequency prewarped (Oppenheim and Schafer 2010, section 7.2.2), a first-order section into a
     * second-order one.
     */
    private static double[] impulseResponse() {
        final double k = StrictMath.tan(StrictMath.PI * CUTOFF_HZ / RATE_HZ);
        final double first = 1 + k;
        final double second = 1 + k + k * k;
        final double[] response = new double[SETTLED];
        double in1 = 0;
        double mid1 = 0;
        double mid2 = 0;
        double out1 = 0;
        double out2 = 0;
        for (int n = 0; n < SETTLED; n++) {
            final double in = n == 0 ? 1 : 0;
            final double mid = (k * (in + in1) - (k - 1) * mid1) / first;
            final double out =
                    (k * k * (mid + 2 * mid1 + mid2) - 2 * (k * k - 1) * out1 - (1 - k + k * k) * out2) / second;
            in1 = in;
            mid2 = mid1;
            mid1 = mid;
            out2 = out1;
            out1 = out;
            response[n] = out;
        }
        return response;
    }
}
