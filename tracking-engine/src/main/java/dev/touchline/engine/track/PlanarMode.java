package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * A Kalman filter of position and velocity over the ground whose acceleration is white noise (Bar-Shalom, Li and Kirubarajan
 * 2001, section 6.2.2). x and y share one covariance, because their noise is the same. Engine thread only.
 */
final class PlanarMode {
    // A division takes the processor as long as four multiplications, and there is one record in 0.1 us.
    private static final double THIRD = 1.0 / 3;
    private static final double SIXTH = 1.0 / 6;

    double x;
    double y;
    double vx;
    double vy;
    double p00;
    double p01;
    double p11;
    /** Power spectral density of the acceleration, m2/s3. */
    double psd;

    PlanarMode(final double psd) {
        this.psd = psd;
    }

    void start(final double startX, final double startY, final double variance, final double speedVariance) {
        x = startX;
        y = startY;
        vx = 0;
        vy = 0;
        p00 = variance;
        p01 = 0;
        p11 = speedVariance;
    }

    /**
     * Ages by {@code dt} seconds, of which the velocity, changed by a known acceleration, carries the
     * position for {@code carried}.
     */
    void predict(final double dt, final double carried, final double ax, final double ay) {
        x += (vx + ax * carried / 2) * carried;
        y += (vy + ay * carried / 2) * carried;
        vx += ax * carried;
        vy += ay * carried;
        p00 += dt * (2 * p01 + dt * p11 + psd * dt * dt * THIRD);
        p01 += dt * (p11 + psd * dt / 2);
        p11 += psd * dt;
    }

    /**
     * Variance of what an observation from {@code late} seconds ago differs by from where the object was then by this state:
     * the state taken back, the process noise since, and the observation's own.
     */
    double innovationVariance(final double variance, final double late) {
        return p00 + late * (late * p11 - 2 * p01 + psd * late * late * THIRD) + variance;
    }

    /**
     * Takes in an observation from {@code late} seconds before the state's time, 0 when it is of that time: a one-step update
     * with the state taken back to then, where gain and covariance are those of the present state with the past position
     * (after Bar-Shalom 2002, for a state before which nothing is known: the noise since adds to the
     * observation's).
     */
    void correct(final double seenX, final double seenY, final double variance, final double late) {
        final double inverse = 1 / innovationVariance(variance, late);
        final double g0 = p00 - late * p01;
        final double g1 = p01 - late * p11;
        final double k0 = g0 * inverse;
        final double k1 = g1 * inverse;
        final double dx = seenX - (x - late * vx);
        final double dy = seenY - (y - late * vy);
        x += k0 * dx;
        y += k0 * dy;
        vx += k1 * dx;
        vy += k1 * dy;
        p00 -= k0 * g0;
        p01 -= k0 * g1;
        p11 -= k1 * g1;
    }

    /**
     * How likely an observation is that was not taken in yet: a Student t density with 6 degrees of freedom, not normalised, which
     * needs no exponential and lets no single observation decide.
     */
    double likelihood(final double seenX, final double seenY, final double variance, final double late) {
        final double inverse = 1 / innovationVariance(variance, late);
        final double dx = seenX - (x - late * vx);
        final double dy = seenY - (y - late * vy);
        final double t = 1 + (dx * dx + dy * dy) * inverse * SIXTH;
        return inverse / (t * t * t * t);
    }

    /** Lets the velocity go: as if it had changed {@code dt} seconds ago by what carried the object this far from expected. */
    void loosen(final double distanceSquared, final double dt) {
        p00 += distanceSquared;
        p01 += distanceSquared / dt;
        p11 += distanceSquared / (dt * dt);
    }

    /** Becomes a mixture: itself with {@code 1 - share} and another with {@code share}. */
    void mix(
            final double share,
            final double otherX,
            final double otherY,
            final double otherVx,
            final double otherVy,
            final double other00,
            final double other01,
            final double other11) {
        final double dx = otherX - x;
        final double dy = otherY - y;
        final double dvx = otherVx - vx;
        final double dvy = otherVy - vy;
        final double spread = share * (1 - share) / 2;
        p00 += share * (other00 - p00) + spread * (dx * dx + dy * dy);
        p01 += share * (other01 - p01) + spread * (dx * dvx + dy * dvy);
        p11 += share * (other11 - p11) + spread * (dvx * dvx + dvy * dvy);
        x += share * dx;
        y += share * dy;
        vx += share * dvx;
        vy += share * dvy;
    }

    /** Reads a word. */
    long touch() {
        return Double.doubleToRawLongBits(p11);
    }

    void save(final StateWriter out) {
        out.putDouble(x);
        out.putDouble(y);
        out.putDouble(vx);
        out.putDouble(vy);
        out.putDouble(p00);
        out.putDouble(p01);
        out.putDouble(p11);
    }

    void load(final StateReader in) {
        x = in.getDouble();
        y = in.getDouble();
        vx = in.getDouble();
        vy = in.getDouble();
        p00 = in.getDouble();
        p01 = in.getDouble();
        p11 = in.getDouble();
    }
}
