package dev.touchline.engine.track;

/**
 * Hindsight: takes what is known at an instant back over the forward pass's grid to an earlier one, step by step (Rauch, Tung
 * and Striebel 1965). What was observed between two
 * instants of the grid counts as of the later one: the process noise of one step is too small to tell. Scratch space, used by
 * one object after the other; engine thread only.
 */
final class BackwardPass {
    private static final double THIRD = 1.0 / 3;

    /** Where it has come to, when somebody has taken that over. */
    final Smoothed here = new Smoothed();

    private final BallPhysics physics = new BallPhysics();
    private double p00;
    private double p01;
    private double p11;
    private double h00;
    private double h01;
    private double h11;
    private double pp00;
    private double pp01;
    private double pp11;
    private double g00;
    private double g01;
    private double g10;
    private double g11;

    double x;
    double y;
    double vx;
    double vy;
    double z;
    double vz;
    /** Velocity one step later than the rest. */
    double nextVx;

    double nextVy;

    /** Begins at the last instant known. */
    void start(final SettledNode node) {
        startPlane(node);
        startHeight(node);
    }

    private void startPlane(final SettledNode node) {
        x = node.x;
        y = node.y;
        vx = node.vx;
        vy = node.vy;
        nextVx = vx;
        nextVy = vy;
        p00 = node.p00;
        p01 = node.p01;
        p11 = node.p11;
    }

    private void startHeight(final SettledNode node) {
        z = node.z;
        vz = node.vz;
        h00 = node.h00;
        h01 = node.h01;
        h11 = node.h11;
    }

    /** Goes from an instant to the one before, {@code dt} seconds earlier. */
    void step(final SettledNode node, final SettledNode next, final double dt, final boolean ball) {
        double ax = 0;
        double ay = 0;
        double az = 0;
        if (ball) {
            physics.act(node.vx, node.vy, node.heightKnown, node.z, node.vz);
            ax = physics.ax;
            ay = physics.ay;
            az = physics.az;
        }
        if (node.kicks == next.kicks) {
            stepPlane(node, next, dt, ax, ay);
        } else {
            startPlane(node);
        }
        stepHeight(node, next, dt, az);
    }

    private void stepPlane(
            final SettledNode node, final SettledNode next, final double dt, final double ax, final double ay) {
        nextVx = vx;
        nextVy = vy;
        gain(node.p00, node.p01, node.p11, next.psd, dt);
        final double dx = x - (node.x + (node.vx + ax * dt / 2) * dt);
        final double dy = y - (node.y + (node.vy + ay * dt / 2) * dt);
        final double dvx = vx - (node.vx + ax * dt);
        final double dvy = vy - (node.vy + ay * dt);
        x = node.x + g00 * dx + g01 * dvx;
        y = node.y + g00 * dy + g01 * dvy;
        vx = node.vx + g10 * dx + g11 * dvx;
        vy = node.vy + g10 * dy + g11 * dvy;
        final double d00 = p00 - pp00;
        final double d01 = p01 - pp01;
        final double d11 = p11 - pp11;
        p00 = node.p00 + smoothed(g00, g01, g00, g01, d00, d01, d11);
        p01 = node.p01 + smoothed(g00, g01, g10, g11, d00, d01, d11);
        p11 = node.p11 + smoothed(g10, g11, g10, g11, d00, d01, d11);
    }

    private void stepHeight(final SettledNode node, final SettledNode next, final double dt, final double az) {
        if (!node.heightKnown || !next.heightKnown || node.hop != next.hop) {
            startHeight(node);
            return;
        }
        gain(node.h00, node.h01, node.h11, next.psd, dt);
        final double dz = z - (node.z + (node.vz + az * dt / 2) * dt);
        final double dvz = vz - (node.vz + az * dt);
        z = node.z + g00 * dz + g01 * dvz;
        vz = node.vz + g10 * dz + g11 * dvz;
        final double d00 = h00 - pp00;
        final double d01 = h01 - pp01;
        final double d11 = h11 - pp11;
        h00 = node.h00 + smoothed(g00, g01, g00, g01, d00, d01, d11);
        h01 = node.h01 + smoothed(g00, g01, g10, g11, d00, d01, d11);
        h11 = node.h11 + smoothed(g10, g11, g10, g11, d00, d01, d11);
    }

    /** The gain P F' (F P F' + Q)^-1, and the predicted covariance. */
    private void gain(final double a00, final double a01, final double a11, final double psd, final double dt) {
        pp00 = a00 + dt * (2 * a01 + dt * a11 + psd * dt * dt * THIRD);
        pp01 = a01 + dt * (a11 + psd * dt / 2);
        pp11 = a11 + psd * dt;
        final double inverse = 1 / (pp00 * pp11 - pp01 * pp01);
        final double c00 = a00 + dt * a01;
        final double c10 = a01 + dt * a11;
        g00 = (c00 * pp11 - a01 * pp01) * inverse;
        g01 = (a01 * pp00 - c00 * pp01) * inverse;
        g10 = (c10 * pp11 - a11 * pp01) * inverse;
        g11 = (a11 * pp00 - c10 * pp01) * inverse;
    }

    /** One element of G D G'. */
    private static double smoothed(
            final double a0,
            final double a1,
            final double b0,
            final double b1,
            final double d00,
            final double d01,
            final double d11) {
        return a0 * (d00 * b0 + d01 * b1) + a1 * (d01 * b0 + d11 * b1);
    }

    /** One standard deviation per axis, m. */
    double sigma() {
        return Math.sqrt(Math.max(p00, 0));
    }
}
