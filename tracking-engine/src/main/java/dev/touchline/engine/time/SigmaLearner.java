package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The variance of a source's observations, learnt from how far they are from what was expected of them: the squared innovation
 * is the sum of the prediction's variance and the observation's (Mehra 1970, covariance matching). Engine thread only.
 */
final class SigmaLearner {
    private static final double LEAST_SIGMA = 0.02;
    private static final double LARGEST_SIGMA = 3;
    /** One observation's share, once there were many. */
    private static final double SHARE = 1.0 / 1024;
    /** More than so many times what is expected tells of a wrong observation, not of an inexact one. */
    private static final double MOST = 6;
    /** A prediction that is itself so much less exact than the source, as after a gap, tells nothing of it. */
    private static final double TELLING = 100;

    private double variance;
    private double sigma;
    private int count;

    void start(final double startSigma) {
        sigma = startSigma;
        variance = startSigma * startSigma;
        count = 0;
    }

    double sigma() {
        return sigma;
    }

    /**
     * Takes an observation in two dimensions.
     *
     * @param innovationSquared m2, both axes together
     * @param predictedVariance m2 per axis
     */
    void onInnovation(final double innovationSquared, final double predictedVariance) {
        if (predictedVariance > TELLING * variance) {
            return;
        }
        final double expected = predictedVariance + variance;
        final double seen = Math.min(innovationSquared / 2, MOST * expected) - predictedVariance;
        final double share = Math.max(SHARE, 1.0 / (16 + count));
        count += count < 1_024 ? 1 : 0;
        variance += share * (seen - variance);
        variance = Math.min(Math.max(variance, LEAST_SIGMA * LEAST_SIGMA), LARGEST_SIGMA * LARGEST_SIGMA);
        sigma = Math.sqrt(variance);
    }

    void save(final StateWriter out) {
        out.putDouble(variance);
        out.putDouble(sigma);
        out.putInt(count);
    }

    void load(final StateReader in) {
        variance = in.getDouble();
        sigma = in.getDouble();
        count = in.getInt();
    }
}
