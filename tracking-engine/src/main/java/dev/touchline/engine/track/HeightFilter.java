package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Height and vertical speed: one axis of the same Kalman filter (Bar-Shalom, Li and Kirubarajan 2001, section 6.2.2), known only
 * while a source tells heights. Engine thread only.
 */
final class HeightFilter {
    /** Squared deviations beyond which a height is not believed. */
    private static final double GATE = 16;

    private static final double GATE_FLOOR = 0.4 * 0.4;
    private static final int AGREEING = 3;
    private static final double THIRD = 1.0 / 3;
    private static final double START_SPEED_VARIANCE = 25;

    double z;
    double vz;
    double p00;
    double p01;
    double p11;
    private long seenNs;
    private int refused;
    private boolean known;

    void start(final double height, final double variance, final long atNs) {
        known = !Double.isNaN(height);
        z = known ? height : 0;
        vz = 0;
        p00 = variance;
        p01 = 0;
        p11 = START_SPEED_VARIANCE;
        refused = 0;
        seenNs = atNs;
    }

    boolean known() {
        return known;
    }

    /** Ages by {@code dt} seconds under a known acceleration; forgets a height that nobody has seen for too long. */
    void predict(final double dt, final double carried, final double psd, final double az) {
        if (!known) {
            return;
        }
        z += (vz + az * carried / 2) * carried;
        vz += az * carried;
        p00 += dt * (2 * p01 + dt * p11 + psd * dt * dt * THIRD);
        p01 += dt * (p11 + psd * dt / 2);
        p11 += psd * dt;
    }

    /** The vertical speed has become another one, known to {@code deviation} m/s. */
    void turn(final double height, final double speed, final double deviation) {
        z = height;
        vz = speed;
        p01 = 0;
        p11 += deviation * deviation;
    }

    /** Nobody tells the height any more: it is that of the ground. */
    void forgetUnseen(final long atNs, final long longestNs) {
        if (known && atNs - seenNs > longestNs) {
            known = false;
            z = 0;
            vz = 0;
        }
    }

    /** Takes in a height from {@code late} seconds before the filter's time. */
    void correct(final double seen, final double variance, final double late, final double psd, final long atNs) {
        if (!known) {
            start(seen, variance, atNs);
            return;
        }
        final double s = p00 + late * (late * p11 - 2 * p01 + psd * late * late * THIRD) + variance;
        final double dz = seen - (z - late * vz);
        if (dz * dz > GATE * s && dz * dz > GATE_FLOOR) {
            if (++refused >= AGREEING) {
                start(seen, variance, atNs);
            }
            return;
        }
        refused = 0;
        seenNs = Math.max(seenNs, atNs);
        final double g0 = p00 - late * p01;
        final double g1 = p01 - late * p11;
        final double inverse = 1 / s;
        final double k0 = g0 * inverse;
        final double k1 = g1 * inverse;
        z += k0 * dz;
        vz += k1 * dz;
        p00 -= k0 * g0;
        p01 -= k0 * g1;
        p11 -= k1 * g1;
    }

    /** Reads a word. */
    long touch() {
        return seenNs;
    }

    void save(final StateWriter out) {
        out.putDouble(z);
        out.putDouble(vz);
        out.putDouble(p00);
        out.putDouble(p01);
        out.putDouble(p11);
        out.putLong(seenNs);
        out.putInt(refused);
        out.putBoolean(known);
    }

    void load(final StateReader in) {
        z = in.getDouble();
        vz = in.getDouble();
        p00 = in.getDouble();
        p01 = in.getDouble();
        p11 = in.getDouble();
        seenNs = in.getLong();
        refused = in.getInt();
        known = in.getBoolean();
    }
}
