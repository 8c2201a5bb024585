package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Position and velocity over the ground by two models side by side, calm and agile, weighed by how well each foretells what is
 * seen: an interacting multiple model (Blom and Bar-Shalom 1988; Bar-Shalom, Li and Kirubarajan 2001, section 11.6.6). An
 * object that needs one model only costs one. Engine thread only; allocates nothing.
 */
final class PlanarFilter {
    private static final double LEAST_WEIGHT = 1e-4;
    private static final double LIKELIEST_SWITCH = 0.5;

    private final MotionModel model;
    private final PlanarMode calm;
    private final PlanarMode agile;
    private double agileWeight;

    double x;
    double y;
    double vx;
    double vy;

    PlanarFilter(final MotionModel model) {
        this.model = model;
        calm = new PlanarMode(model.calmPsd());
        agile = model.switches() ? new PlanarMode(model.agilePsd()) : null;
    }

    void start(final double startX, final double startY, final double variance, final double speedVariance) {
        calm.start(startX, startY, variance, speedVariance);
        if (agile != null) {
            agile.start(startX, startY, variance, speedVariance);
            agileWeight = model.agileRate() / (model.agileRate() + model.calmRate());
        }
        combine();
    }

    void predict(final double dt, final double carried, final double ax, final double ay) {
        if (agile != null) {
            interact(dt);
            agile.predict(dt, carried, ax, ay);
        }
        calm.predict(dt, carried, ax, ay);
        combine();
    }

    private void interact(final double dt) {
        final double toAgile = Math.min(model.agileRate() * dt, LIKELIEST_SWITCH) * (1 - agileWeight);
        final double toCalm = Math.min(model.calmRate() * dt, LIKELIEST_SWITCH) * agileWeight;
        agileWeight += toAgile - toCalm;
        final double x0 = calm.x;
        final double y0 = calm.y;
        final double vx0 = calm.vx;
        final double vy0 = calm.vy;
        final double p00 = calm.p00;
        final double p01 = calm.p01;
        final double p11 = calm.p11;
        calm.mix(toCalm / (1 - agileWeight), agile.x, agile.y, agile.vx, agile.vy, agile.p00, agile.p01, agile.p11);
        agile.mix(toAgile / agileWeight, x0, y0, vx0, vy0, p00, p01, p11);
    }

    /** Variance of an observation's distance on one axis from what is expected, by the more generous model. */
    double innovationVariance(final double variance, final double late) {
        return (agile != null ? agile : calm).innovationVariance(variance, late);
    }

    /** The object has been kicked since it was last seen: the agile model lets the velocity go. */
    void kick(final double distanceSquared, final double dt) {
        (agile != null ? agile : calm).loosen(distanceSquared, dt);
    }

    /** Takes in an observation from {@code late} seconds before the filter's time. */
    void correct(final double seenX, final double seenY, final double variance, final double late) {
        if (agile != null) {
            final double calmFit = calm.likelihood(seenX, seenY, variance, late) * (1 - agileWeight);
            final double agileFit = agile.likelihood(seenX, seenY, variance, late) * agileWeight;
            agileWeight = Math.min(Math.max(agileFit / (agileFit + calmFit), LEAST_WEIGHT), 1 - LEAST_WEIGHT);
            agile.correct(seenX, seenY, variance, late);
        }
        calm.correct(seenX, seenY, variance, late);
        combine();
    }

    /** Reads a word of each part. */
    long touch() {
        return Double.doubleToRawLongBits(x) ^ calm.touch() ^ (agile == null ? 0 : agile.touch());
    }

    private void combine() {
        if (agile == null) {
            x = calm.x;
            y = calm.y;
            vx = calm.vx;
            vy = calm.vy;
            return;
        }
        x = calm.x + agileWeight * (agile.x - calm.x);
        y = calm.y + agileWeight * (agile.y - calm.y);
        vx = calm.vx + agileWeight * (agile.vx - calm.vx);
        vy = calm.vy + agileWeight * (agile.vy - calm.vy);
    }

    /** The position's variance on one axis {@code dt} seconds on, or back when negative. */
    double variance(final double dt) {
        final double calmVariance = calm.innovationVariance(0, -dt) + growth(model.calmPsd(), dt);
        if (agile == null) {
            return calmVariance;
        }
        final double agileVariance = agile.innovationVariance(0, -dt) + growth(model.agilePsd(), dt);
        final double dx = agile.x - calm.x;
        final double dy = agile.y - calm.y;
        return calmVariance
                + agileWeight * (agileVariance - calmVariance + (1 - agileWeight) * (dx * dx + dy * dy) / 2);
    }

    /** What process noise adds ahead: {@link PlanarMode#innovationVariance} counts it with the sign of time. */
    private static double growth(final double psd, final double dt) {
        return dt > 0 ? 2 * psd * dt * dt * dt / 3 : 0;
    }

    /** The density of the acceleration that the object shows now, m2/s3. */
    double psd() {
        return model.calmPsd() + agileWeight * (model.agilePsd() - model.calmPsd());
    }

    void save(final StateWriter out) {
        calm.save(out);
        out.putDouble(agileWeight);
        if (agile != null) {
            agile.save(out);
        }
    }

    void load(final StateReader in) {
        calm.load(in);
        agileWeight = in.getDouble();
        if (agile != null) {
            agile.load(in);
        }
        combine();
    }
}
