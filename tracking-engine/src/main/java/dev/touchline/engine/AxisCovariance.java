package dev.touchline.engine;

/**
 * Covariance and gain of position and velocity on one axis, in a Kalman filter whose acceleration is white noise
 * (Bar-Shalom, Li and Kirubarajan 2001, equations 6.2.2-13 and 5.2.3-17). Engine thread only.
 */
final class AxisCovariance {
    double p00;
    double p01;
    double p11;
    /** Gain of the position, set by {@link #correct}. */
    double k0;
    /** Gain of the velocity, 1/s, set by {@link #correct}. */
    double k1;

    void start(final double positionVariance, final double speedVariance) {
        p00 = positionVariance;
        p01 = 0;
        p11 = speedVariance;
    }

    /** Ages by {@code dt} seconds under an acceleration of spectral density {@code psd}. */
    void predict(final double dt, final double psd) {
        p00 = variance(dt, psd);
        p01 += dt * p11 + psd * dt * dt / 2;
        p11 += psd * dt;
    }

    /** The position's variance {@code dt} seconds on. */
    double variance(final double dt, final double psd) {
        return p00 + 2 * dt * p01 + dt * dt * p11 + psd * dt * dt * dt / 3;
    }

    /** Takes in an observation of the position with this variance, and leaves the gains for the mean. */
    void correct(final double variance) {
        final double s = p00 + variance;
        k0 = p00 / s;
        k1 = p01 / s;
        p11 -= k1 * p01;
        p01 *= 1 - k0;
        p00 *= 1 - k0;
    }

    /** Lets the velocity go: as if it had changed {@code dt} seconds ago by what carried the position so far. */
    void loosen(final double distanceSquared, final double dt) {
        final double since = Math.max(dt, 1e-3);
        p00 += distanceSquared;
        p01 += distanceSquared / since;
        p11 += distanceSquared / (since * since);
    }
}
