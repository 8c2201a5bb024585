package dev.touchline.feeds.debs;

/**
 * The ball: rolls, flies and bounces; a kick is an acceleration of 10 ms, so that every kick of more than 0.55 m/s is a hit by the
 * challenge's 55 m/s2. One thread.
 */
final class Ball extends Motion {
    static final double RADIUS = 0.11;
    private static final double KICK_SECONDS = 0.010;
    private static final double GRAVITY = 9.80665;
    private static final double ROLLING = 0.9;
    private static final double DRAG = 0.008;
    private static final double BOUNCE = 0.6;
    private static final double LEAST_BOUNCE = 0.7;

    private double kickX;
    private double kickY;
    private double kickZ;
    private double kickLeft;

    void place(final double atX, final double atY) {
        x = atX;
        y = atY;
        z = RADIUS;
        vx = 0;
        vy = 0;
        vz = 0;
        kickLeft = 0;
    }

    /** Begins a kick after which the ball has a velocity. */
    void kick(final double toVx, final double toVy, final double toVz) {
        kickX = (toVx - vx) / KICK_SECONDS;
        kickY = (toVy - vy) / KICK_SECONDS;
        kickZ = (toVz - vz) / KICK_SECONDS;
        kickLeft = KICK_SECONDS;
    }

    double groundSpeed() {
        return Math.sqrt(vx * vx + vy * vy);
    }

    void step(final double dt) {
        if (kickLeft > dt / 2) {
            ax = kickX;
            ay = kickY;
            az = kickZ;
            kickLeft -= dt;
        } else {
            free(dt);
        }
        vx += ax * dt;
        vy += ay * dt;
        vz += az * dt;
        x += vx * dt;
        y += vy * dt;
        z += vz * dt;
        if (z < RADIUS) {
            land();
        }
    }

    private void free(final double dt) {
        final double speed = groundSpeed();
        final boolean flies = z > RADIUS + 0.005 || vz > 0.05;
        final double braking = DRAG * speed * speed + (flies ? 0 : ROLLING);
        final double perSpeed = speed < 1e-6 ? 0 : Math.min(braking, speed / dt) / speed;
        ax = -vx * perSpeed;
        ay = -vy * perSpeed;
        az = flies ? -GRAVITY : 0;
    }

    private void land() {
        z = RADIUS;
        vz = vz < -LEAST_BOUNCE ? -BOUNCE * vz : Math.max(0, vz);
    }
}
