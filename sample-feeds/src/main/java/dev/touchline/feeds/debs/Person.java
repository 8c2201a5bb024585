package dev.touchline.feeds.debs;

/**
 * A player or the referee: a body that is driven towards a point with a bounded acceleration, and limbs that swing about it. The
 * shoes' mean is the body: each moves along the heading by a sine whose speed at the ground takes away the body's. One thread.
 */
final class Person extends Motion {
    private static final double MOST_ACCELERATION = 5;
    /** How fast a person still is so many metres before his target, per second. */
    private static final double ARRIVING = 2.5;

    private static final double HIP_HALF_WIDTH = 0.12;
    private static final double HAND_HEIGHT = 1.1;
    private static final double SHOE_HEIGHT = 0.08;
    private static final double STRIDES_AT_REST = 0.8;
    private static final double STRIDES_PER_SPEED = 0.12;
    private static final double LEAST_SPEED = 0.05;
    private static final double TURN_SECONDS = 0.2;

    private double targetX;
    private double targetY;
    private double targetSpeed;
    private double phase;
    private double headingX = 1;
    private double headingY;

    void place(final double atX, final double atY) {
        x = atX;
        y = atY;
        target(atX, atY, 0);
    }

    /** Where to go, and how fast, m/s. */
    void target(final double toX, final double toY, final double speed) {
        targetX = toX;
        targetY = toY;
        targetSpeed = speed;
    }

    /** Moves on by a time, s. */
    void step(final double dt) {
        final double dx = targetX - x;
        final double dy = targetY - y;
        final double distance = Math.sqrt(dx * dx + dy * dy);
        final double wanted = Math.min(targetSpeed, ARRIVING * distance);
        final double scale = distance < 1e-6 ? 0 : wanted / distance;
        final double needX = dx * scale - vx;
        final double needY = dy * scale - vy;
        final double need = Math.sqrt(needX * needX + needY * needY);
        final double given = need < 1e-9 ? 0 : Math.min(1, MOST_ACCELERATION * dt / need);
        ax = needX * given / dt;
        ay = needY * given / dt;
        vx += ax * dt;
        vy += ay * dt;
        x += vx * dt;
        y += vy * dt;
        final double speed = groundSpeed();
        phase += 2 * Math.PI * strides(speed) * dt;
        if (speed > LEAST_SPEED) {
            turn(vx / speed, vy / speed, dt);
        }
    }

    private void turn(final double towardX, final double towardY, final double dt) {
        final double blendedX = headingX + (towardX - headingX) * dt / TURN_SECONDS;
        final double blendedY = headingY + (towardY - headingY) * dt / TURN_SECONDS;
        final double length = Math.sqrt(blendedX * blendedX + blendedY * blendedY);
        if (length > 1e-3) {
            headingX = blendedX / length;
            headingY = blendedY / length;
        }
    }

    double groundSpeed() {
        return Math.sqrt(vx * vx + vy * vy);
    }

    private static double strides(final double speed) {
        return STRIDES_AT_REST + STRIDES_PER_SPEED * speed;
    }

    /** Where a limb is: 0 and 1 the shoes, 2 and 3 the hands. */
    void limb(final int limb, final Motion into) {
        final double side = limb % 2 == 0 ? 1 : -1;
        final double speed = groundSpeed();
        final double omega = 2 * Math.PI * strides(speed);
        final double sine = side * StrictMath.sin(phase);
        final double cosine = side * StrictMath.cos(phase);
        final double along = speed / omega * sine;
        final double alongSpeed = speed * cosine;
        final double alongAcceleration = -speed * omega * sine;
        into.x = x + headingX * along - headingY * side * HIP_HALF_WIDTH;
        into.y = y + headingY * along + headingX * side * HIP_HALF_WIDTH;
        into.z = limb < 2 ? SHOE_HEIGHT + 0.02 * speed * (1 + cosine) : HAND_HEIGHT;
        into.vx = vx + headingX * alongSpeed;
        into.vy = vy + headingY * alongSpeed;
        into.vz = limb < 2 ? -0.02 * speed * omega * sine : 0;
        into.ax = ax + headingX * alongAcceleration;
        into.ay = ay + headingY * alongAcceleration;
        into.az = limb < 2 ? -0.02 * speed * omega * omega * cosine : 0;
    }
}
