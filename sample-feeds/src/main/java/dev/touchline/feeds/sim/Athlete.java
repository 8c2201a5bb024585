package dev.touchline.feeds.sim;

/**
 * A player's body and what he is up to: metres, metres a second. He wants to be somewhere ({@link #seek}) or to get
 * somewhere fast ({@link #dash}), and his body follows as far as acceleration allows. How fast a player moves who only has
 * to be somewhere grows with how far away he is: he walks for metres, jogs for tens of metres, runs beyond. One thread.
 */
final class Athlete {
    private static final double[] DISTANCES = {0, 0.5, 1.2, 2.5, 4.5, 7, 9, 15, 22, 34};
    private static final double[] SPEEDS = {0, 0.25, 0.78, 1.25, 1.6, 2.42, 3.8, 4.6, 6.4, 8.6};
    /** The time constants of aim, of speed and of force, in seconds. */
    private static final double AIM_LAG = 0.45;

    private static final double SPEED_LAG = 0.28;
    private static final double FORCE_LAG = 0.14;
    private static final double BRAKING = 4.8;
    private static final double PUSH = 5.8;
    private static final double DIVING = 8.5;
    private static final double MOST_WANDER = 3.5;
    private static final double PUSH_AT_TOP = 1.3;

    final Side side;
    final int slot;
    final Role role;
    final double topSpeed;
    private final double restless;

    double x;
    double y;
    double vx;
    double vy;
    /** When he may touch the ball again, and when he may tackle again. */
    double touchAt;

    double tackleAt;
    /** The opponent he looks after, and until when he stays with him. */
    Athlete mark;

    double markUntil;
    /** Where he offers himself, relative to his place in the block, and until when. */
    double offerX;

    double offerY;
    double offerUntil;
    /** A run in behind: from when he may start the next, until when he runs. */
    double nextRunAt;

    double runUntil;
    double runY;
    private double wanderX;
    private double wanderY;
    private double goalX;
    private double goalY;
    private double aimX;
    private double aimY;
    private double urgency = 1;
    private double cap = 2;
    private boolean dashing;
    private boolean diving;
    private double forceX;
    private double forceY;

    Athlete(final Side side, final int slot, final Role role, final double topSpeed) {
        this.side = side;
        this.slot = slot;
        this.role = role;
        this.topSpeed = topSpeed;
        restless = role == Role.GK ? 0.75 : 1;
    }

    void place(final double newX, final double newY) {
        x = newX;
        y = newY;
        goalX = newX;
        goalY = newY;
        aimX = newX;
        aimY = newY;
        vx = 0;
        vy = 0;
        forceX = 0;
        forceY = 0;
    }

    double speed() {
        return Geometry.length(vx, vy);
    }

    double distanceTo(final double px, final double py) {
        return Geometry.distance(x, y, px, py);
    }

    /** Wants to be at a place, at a pace that goes by the distance times {@code newUrgency} and stays below {@code newCap}. */
    void seek(final double newX, final double newY, final double newUrgency, final double newCap) {
        goalX = newX + wanderX * restless;
        goalY = newY + wanderY * restless;
        urgency = newUrgency;
        cap = newCap;
        dashing = false;
        diving = false;
    }

    /** Goes to a place at a speed, straight. */
    void dash(final double newX, final double newY, final double speed) {
        goalX = newX;
        goalY = newY;
        cap = speed;
        dashing = true;
        diving = false;
    }

    /** Throws himself sideways: as {@link #dash}, with all his weight. */
    void dive(final double newX, final double newY) {
        dash(newX, newY, topSpeed);
        diving = true;
    }

    /** Lets his idea of his place drift: nobody stands still for long. */
    void wander(final Prng random, final double dt, final double amplitude) {
        final double keep = 1 - dt / 6;
        final double kick = amplitude * Math.sqrt(2 * dt / 6);
        wanderX = Geometry.clamp(wanderX * keep + kick * random.normal(), -MOST_WANDER, MOST_WANDER);
        wanderY = Geometry.clamp(wanderY * keep + kick * random.normal(), -MOST_WANDER, MOST_WANDER);
    }

    /** One step of the body; {@code awayX, awayY} is how others push it aside, m/s. */
    void move(final double dt, final double awayX, final double awayY) {
        final double follow = dashing ? 1 : dt / AIM_LAG;
        aimX += (goalX - aimX) * follow;
        aimY += (goalY - aimY) * follow;
        final double dx = aimX - x;
        final double dy = aimY - y;
        final double distance = Geometry.length(dx, dy);
        final double speed = wantedSpeed(distance);
        final double wantX = (distance < 1e-6 ? 0 : dx / distance * speed) + awayX;
        final double wantY = (distance < 1e-6 ? 0 : dy / distance * speed) + awayY;
        push(wantX, wantY, dt);
        final double now = speed();
        if (now > topSpeed) {
            vx *= topSpeed / now;
            vy *= topSpeed / now;
        }
        x += vx * dt;
        y += vy * dt;
    }

    private double wantedSpeed(final double distance) {
        if (dashing) {
            return Math.min(Math.min(cap, topSpeed), Math.sqrt(2 * BRAKING * distance));
        }
        return Math.min(Math.min(cap, topSpeed), urgency * Geometry.table(distance, DISTANCES, SPEEDS));
    }

    private void push(final double wantX, final double wantY, final double dt) {
        double ax = (wantX - vx) / SPEED_LAG;
        double ay = (wantY - vy) / SPEED_LAG;
        final double strength = Geometry.length(ax, ay);
        final double now = speed();
        final boolean faster = ax * vx + ay * vy > 0;
        final double limit =
                faster ? Math.max(PUSH_AT_TOP, PUSH * (1 - now / (topSpeed + 0.8))) : BRAKING + PUSH_AT_TOP;
        final double most = diving ? DIVING : limit;
        if (strength > most) {
            ax *= most / strength;
            ay *= most / strength;
        }
        forceX += (ax - forceX) * dt / FORCE_LAG;
        forceY += (ay - forceY) * dt / FORCE_LAG;
        vx += forceX * dt;
        vy += forceY * dt;
    }
}
