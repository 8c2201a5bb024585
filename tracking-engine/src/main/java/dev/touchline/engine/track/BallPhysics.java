package dev.touchline.engine.track;

/**
 * What acts on a ball between kicks: gravity and drag in the air, friction on the ground, and the bounce between the two.
 * Reused by one track; engine thread only.
 *
 * <p>Drag is k |v| v with k = rho C A / 2m = 1.2 x 0.25 x 0.038 / (2 x 0.43) = 0.013 per metre (Asai et al. 2007, C of about
 * 0.2 to 0.3 above the drag crisis). A ball on grass slows by about 0.06 g, and comes up from a bounce with 0.6 of the speed it
 * fell with (FIFA Quality Programme for Football Turf: up to 0.60 to 0.85 m from 2 m, so 0.55 to 0.65).
 */
final class BallPhysics {
    /** Radius, where a resting ball's centre is, m. */
    static final double RADIUS = 0.11;

    static final double GRAVITY = 9.81;
    private static final double DRAG_PER_METRE = 0.013;
    private static final double ROLLING = 0.6;
    private static final double RESTITUTION = 0.6;
    /** A bounce turns a vertical speed into one known to this share of it. */
    private static final double RESTITUTION_DEVIATION = 0.3;
    /** Above this the ball flies, m. */
    private static final double FLYING_HEIGHT = 0.4;
    /** Rising or falling faster than this it flies, m/s. */
    private static final double FLYING_SPEED = 1.5;

    private static final double STANDING_SPEED = 0.2;

    double ax;
    double ay;
    double az;
    boolean flying;

    /** Sets the accelerations on a ball that moves like this. */
    void act(final double vx, final double vy, final boolean heightKnown, final double z, final double vz) {
        flying = heightKnown && (z > FLYING_HEIGHT || vz > FLYING_SPEED || vz < -FLYING_SPEED);
        final double ground = vx * vx + vy * vy;
        if (flying) {
            final double drag = DRAG_PER_METRE * Math.sqrt(ground + vz * vz);
            ax = -drag * vx;
            ay = -drag * vy;
            az = -GRAVITY - drag * vz;
            return;
        }
        final double speed = Math.sqrt(ground);
        final double slowing = speed > STANDING_SPEED ? ROLLING / speed : 0;
        ax = -slowing * vx;
        ay = -slowing * vy;
        az = 0;
    }

    /** How far a ball that moves like this falls in a time, m: not at all unless it flies. */
    double fall(final double vx, final double vy, final HeightFilter height, final double seconds) {
        act(vx, vy, height.known(), height.z, height.vz);
        return flying ? GRAVITY * seconds * seconds / 2 : 0;
    }

    /** Lets a ball that has come down through the ground bounce, or roll on when it came slowly; answers whether it bounced. */
    static boolean bounce(final HeightFilter height) {
        if (!height.known() || height.z >= RADIUS || height.vz >= 0) {
            return false;
        }
        final double falling = -height.vz;
        if (falling < FLYING_SPEED) {
            height.turn(Math.max(height.z, 0), 0, 0);
            return false;
        }
        // The moment of contact by the way fallen since, and from there up again.
        final double contact = Math.sqrt(Math.max(falling * falling - 2 * GRAVITY * (RADIUS - height.z), 0));
        final double since = (falling - contact) / GRAVITY;
        final double rising = RESTITUTION * contact;
        height.turn(
                Math.max(RADIUS + (rising - GRAVITY * since / 2) * since, 0),
                rising - GRAVITY * since,
                RESTITUTION_DEVIATION * contact);
        return true;
    }
}
