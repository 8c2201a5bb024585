package dev.touchline.feeds.sim;

/**
 * The man on the ball: carries it, looks up, and shoots, passes, clears or goes on. A goalkeeper with the ball in his
 * hands waits and throws or kicks it out. One thread.
 */
final class OnBall {
    private static final double LEASH = 9;
    private static final double HAND_HEIGHT = 1.1;

    private final World world;
    private final Passing passing;
    private final Kicks kicks;
    private final Shooting shooting;
    private double receivedAt;
    private double decideAt;
    private double wayX = 1;
    private double wayY;
    private double pace;
    private boolean inHands;

    OnBall(final World world) {
        this.world = world;
        kicks = new Kicks(world);
        passing = new Passing(world);
        shooting = new Shooting(world);
    }

    Kicks kicks() {
        return kicks;
    }

    Passing passing() {
        return passing;
    }

    /** Whether a goalkeeper holds the ball and may not be challenged. */
    boolean inHands() {
        return inHands;
    }

    double receivedAt() {
        return receivedAt;
    }

    void received(final Athlete by) {
        receivedAt = world.time;
        inHands = by.role == Role.GK && world.pitch.inArea(world.ball.x, world.ball.y, -by.side.direction);
        final double pressure = by.side.room(by.x, by.y);
        final double rest = Geometry.clamp(0.15 + 0.12 * pressure, 0.25, 1.3);
        decideAt = world.time + (inHands ? world.random.between(2.5, 6) : rest * world.random.between(0.5, 1.5));
        pace = Math.max(2.2, Math.min(4.5, by.speed()));
        steer(by, true);
    }

    void think() {
        final Athlete owner = world.owner;
        if (world.time >= decideAt) {
            decide(owner);
        }
        if (world.owner != null) {
            steer(owner, false);
            owner.dash(world.pitch.clampX(owner.x + 4 * wayX, 1.2), world.pitch.clampY(owner.y + 4 * wayY, 1.2), pace);
        }
    }

    /** The ball follows its owner's feet, on a spring. */
    void carry(final double dt) {
        final Athlete owner = world.owner;
        final Ball ball = world.ball;
        final double speed = owner.speed();
        final double headX = speed > 0.6 ? owner.vx / speed : wayX;
        final double headY = speed > 0.6 ? owner.vy / speed : wayY;
        final double ahead = inHands ? 0.3 : 0.45 + 0.09 * speed;
        final double height = inHands ? HAND_HEIGHT : Ball.RADIUS;
        final double stiff = LEASH * LEASH;
        ball.vx += dt * (stiff * (owner.x + headX * ahead - ball.x) + 2 * LEASH * (owner.vx - ball.vx));
        ball.vy += dt * (stiff * (owner.y + headY * ahead - ball.y) + 2 * LEASH * (owner.vy - ball.vy));
        ball.vz += dt * (stiff * (height - ball.z) - 2 * LEASH * ball.vz);
        ball.x += ball.vx * dt;
        ball.y += ball.vy * dt;
        ball.z = Math.max(Ball.RADIUS, ball.z + ball.vz * dt);
    }

    private void decide(final Athlete owner) {
        if (inHands) {
            distribute(owner);
            return;
        }
        final Side side = owner.side;
        final double pressure = side.room(owner.x, owner.y);
        final double shot = shooting.score(owner);
        final double pass = passing.choose(owner);
        final double held = world.time - receivedAt;
        final double run = runScore(owner, pressure, held);
        final boolean danger = pressure < 2.5 && side.ownX(owner.x) < -15;
        if (danger && pass < 0.55 && world.random.chance(0.7)) {
            kicks.clear(owner);
        } else if (shot > pass && shot > run) {
            shooting.shoot(owner);
        } else if (pass > run) {
            passing.play(owner);
        } else {
            decideAt = world.time + world.random.between(0.3, 0.8);
            final double ahead = clear(owner, wayX, wayY);
            pace = Geometry.clamp(1.8 + 0.42 * ahead, 2.2, 6.6);
        }
    }

    private double runScore(final Athlete owner, final double pressure, final double held) {
        final double ahead = clear(owner, wayX, wayY);
        final double taste = owner.role.isWide() || owner.role.isFront() ? 0.12 : owner.role.isBack() ? -0.08 : 0;
        return 0.72 + taste + 0.045 * Math.min(ahead, 10) - 0.09 * held - (pressure < 2 ? 0.3 : 0);
    }

    private void distribute(final Athlete keeper) {
        final Side side = keeper.side;
        if (world.random.chance(0.3) || passing.choose(keeper) < 0.6) {
            final double own = world.random.between(-8, 14);
            kicks.loft(keeper, null, side.direction * own, world.random.between(-22, 22), 0.75);
        } else {
            passing.play(keeper);
        }
    }

    /** Chooses the way to carry the ball: forward and inward, but into open grass. */
    private void steer(final Athlete owner, final boolean anew) {
        final Side side = owner.side;
        final double goalX = side.direction * world.pitch.halfLength() - owner.x;
        final double goalY = -owner.y * (Math.abs(goalX) < 22 ? 0.9 : 0.15);
        final double norm = Math.max(1, Geometry.length(goalX, goalY));
        double best = Double.NEGATIVE_INFINITY;
        double bestX = wayX;
        double bestY = wayY;
        for (int i = -3; i <= 3; i++) {
            final double c = TURN_COS[Math.abs(i)];
            final double s = i < 0 ? -TURN_SIN[-i] : TURN_SIN[i];
            final double x = (goalX * c - goalY * s) / norm;
            final double y = (goalX * s + goalY * c) / norm;
            final double same = anew ? 0 : x * wayX + y * wayY;
            final double score = 0.10 * clear(owner, x, y) + 0.45 * c + 0.45 * same - edge(owner, x, y);
            if (score > best) {
                best = score;
                bestX = x;
                bestY = y;
            }
        }
        final double turn = anew ? 1 : 0.35;
        final double x = Geometry.mix(wayX, bestX, turn);
        final double y = Geometry.mix(wayY, bestY, turn);
        final double length = Math.max(0.05, Geometry.length(x, y));
        wayX = x / length;
        wayY = y / length;
        if (inHands) {
            pace = side.ownX(owner.x) > -world.pitch.halfLength() + 11 ? 0.3 : 1.6;
        }
    }

    private static final double[] TURN_COS = {1, 0.82, 0.34, -0.26};
    private static final double[] TURN_SIN = {0, 0.57, 0.94, 0.966};

    private double edge(final Athlete owner, final double x, final double y) {
        final double nextX = Math.abs(owner.x + 4 * x) - world.pitch.halfLength() + 1.5;
        final double nextY = Math.abs(owner.y + 4 * y) - world.pitch.halfWidth() + 1.5;
        return Math.max(0, nextX) * 0.5 + Math.max(0, nextY) * 0.5;
    }

    /** Metres of open grass in a direction, at most 14. */
    private static double clear(final Athlete owner, final double wayX, final double wayY) {
        double open = 14;
        for (final Athlete opponent : owner.side.other.players) {
            final double dx = opponent.x - owner.x;
            final double dy = opponent.y - owner.y;
            final double along = dx * wayX + dy * wayY;
            final double across = Math.abs(dx * wayY - dy * wayX);
            if (along > -0.5 && across < 1.2 + 0.25 * along) {
                open = Math.min(open, Math.max(0, along));
            }
        }
        return open;
    }
}
