package dev.touchline.feeds.sim;

/**
 * The ball: metres, metres a second. Flies with quadratic drag, bounces, rolls. Drag is that of a size 5 ball above its
 * drag crisis (Asai, Seo, Kobayashi and Sakashita 2007: Cd about 0.2): 0.5 rho Cd A / m = 0.0107 a metre. One thread.
 */
final class Ball {
    static final double RADIUS = 0.11;
    static final double DRAG = 0.0107;
    /** Deceleration of a ball rolling on grass, m/s2. */
    static final double ROLLING = 1.15;

    static final double GRAVITY = 9.81;
    private static final double BOUNCE = 0.62;
    private static final double BOUNCE_GRIP = 0.78;
    private static final double LEAST_BOUNCE = 0.7;

    double x;
    double y;
    double z = RADIUS;
    double vx;
    double vy;
    double vz;

    void place(final double newX, final double newY, final double newZ) {
        x = newX;
        y = newY;
        z = newZ;
        vx = 0;
        vy = 0;
        vz = 0;
    }

    void kick(final double newVx, final double newVy, final double newVz) {
        vx = newVx;
        vy = newVy;
        vz = newVz;
    }

    void copyFrom(final Ball other) {
        place(other.x, other.y, other.z);
        kick(other.vx, other.vy, other.vz);
    }

    double groundSpeed() {
        return Geometry.length(vx, vy);
    }

    double speed() {
        return Math.sqrt(vx * vx + vy * vy + vz * vz);
    }

    /** One step of flight, bounce or roll. */
    void step(final double dt) {
        final double drag = DRAG * speed() * dt;
        vx -= drag * vx;
        vy -= drag * vy;
        vz -= drag * vz;
        if (z > RADIUS + 1e-3 || vz > 0) {
            vz -= GRAVITY * dt;
        } else {
            roll(dt);
        }
        x += vx * dt;
        y += vy * dt;
        z += vz * dt;
        if (z < RADIUS) {
            land();
        }
    }

    /** The ground speed a rolling ball needs to cover a distance and arrive with {@code arrival}: dv2/dx = -2a - 2kv2. */
    static double rollingSpeed(final double distance, final double arrival) {
        final double growth = StrictMath.exp(2 * DRAG * distance);
        return Math.sqrt(arrival * arrival * growth + ROLLING / DRAG * (growth - 1));
    }

    /** The speed with which a ball kicked up at a slope first lands at a distance; found by trying with this ball. */
    double loftedSpeed(final double distance, final double slope) {
        double low = 3;
        double high = 38;
        for (int i = 0; i < 14; i++) {
            final double speed = (low + high) / 2;
            if (landing(speed, slope) < distance) {
                low = speed;
            } else {
                high = speed;
            }
        }
        return (low + high) / 2;
    }

    private double landing(final double speed, final double slope) {
        final double flat = speed / Math.sqrt(1 + slope * slope);
        place(0, 0, RADIUS);
        kick(flat, 0, flat * slope);
        do {
            step(0.02);
        } while (vz > 0 || z > 0.3);
        return x;
    }

    private void roll(final double dt) {
        final double speed = groundSpeed();
        final double kept = speed <= ROLLING * dt ? 0 : 1 - ROLLING * dt / speed;
        vx *= kept;
        vy *= kept;
    }

    private void land() {
        z = RADIUS;
        if (vz < -LEAST_BOUNCE) {
            vz = -BOUNCE * vz;
            vx *= BOUNCE_GRIP;
            vy *= BOUNCE_GRIP;
        } else {
            vz = 0;
        }
    }
}
