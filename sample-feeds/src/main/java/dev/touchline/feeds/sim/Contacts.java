package dev.touchline.feeds.sim;

/**
 * What happens when somebody is near enough to the ball: controls, deflections, headers, saves, tackles, fouls. One
 * thread.
 */
final class Contacts {
    private static final double FOOT = 0.85;
    private static final double GLOVE = 1.35;
    private static final double DIVE = 2.3;
    private static final double HEAD_LOW = 1.25;
    private static final double HEAD_HIGH = 2.3;
    private static final double TACKLE = 1.15;
    private static final double SMOTHER = 1.5;

    private final World world;

    Contacts(final World world) {
        this.world = world;
    }

    void step() {
        if (world.owner != null) {
            challenge();
            return;
        }
        Athlete first = null;
        double least = 1;
        for (final Athlete athlete : world.athletes) {
            final double share = nearness(athlete);
            if (share < least && world.time >= athlete.touchAt) {
                least = share;
                first = athlete;
            }
        }
        if (first != null) {
            touch(first);
        }
    }

    /** Distance to the ball as a share of the reach: below 1 is a touch. */
    private double nearness(final Athlete athlete) {
        final Ball ball = world.ball;
        final double distance = athlete.distanceTo(ball.x, ball.y);
        if (handles(athlete)) {
            final boolean dives = ball.groundSpeed() > 11;
            return ball.z > 2.6 ? 1 : distance / (dives ? DIVE : GLOVE);
        }
        return ball.z > HEAD_HIGH ? 1 : distance / FOOT;
    }

    private boolean handles(final Athlete athlete) {
        return athlete.role == Role.GK && world.pitch.inArea(world.ball.x, world.ball.y, -athlete.side.direction);
    }

    private void touch(final Athlete by) {
        if (by == world.receiver && world.receiverOffside) {
            world.restarts.offside(by);
            return;
        }
        by.touchAt = world.time + 0.45;
        final Ball ball = world.ball;
        final double vx = ball.vx - by.vx;
        final double vy = ball.vy - by.vy;
        final double speed = Math.sqrt(vx * vx + vy * vy + ball.vz * ball.vz);
        if (handles(by)) {
            save(by, speed);
        } else if (ball.z > HEAD_LOW) {
            head(by);
        } else {
            final double skill = by == world.receiver ? 1.12 : 0.92;
            final double hold = Geometry.clamp(skill - 0.027 * speed - (ball.z > 0.6 ? 0.12 : 0), 0.12, 0.98);
            if (world.random.chance(hold)) {
                world.take(by);
            } else {
                deflect(by, 0.38, 0.8);
            }
        }
    }

    private void save(final Athlete keeper, final double speed) {
        final double hold = Geometry.clamp(1.2 - 0.042 * speed, 0.15, 0.97);
        if (world.random.chance(hold)) {
            world.take(keeper);
        } else if (world.random.chance(0.94)) {
            parry(keeper);
        }
    }

    /** Turns the ball away: behind, past the post, or back out to a side. */
    private void parry(final Athlete keeper) {
        final Ball ball = world.ball;
        if (world.random.chance(0.5)) {
            final double seconds = Math.max(0.1, 6 - Math.abs(ball.y)) / 8;
            final double toLine = world.pitch.halfLength() + keeper.side.ownX(ball.x);
            final double vx = -keeper.side.direction * Math.min(12, toLine / seconds);
            world.release(keeper, null, vx, ball.y < 0 ? -8 : 8, world.random.between(0, 3));
            return;
        }
        final double out = ball.y < keeper.y ? -1 : 1;
        world.release(
                keeper,
                null,
                ball.vx * world.random.between(-0.3, 0.1),
                ball.vy * 0.3 + out * world.random.between(4, 10),
                world.random.between(0, 4));
    }

    private void head(final Athlete by) {
        final Side side = by.side;
        final double own = side.ownX(by.x);
        final Kicks kicks = world.onBall.kicks();
        world.possession = side;
        if (own > world.pitch.halfLength() - 13 && Math.abs(by.y) < 12) {
            kicks.header(
                    by,
                    null,
                    side.direction * world.pitch.halfLength(),
                    world.random.between(-3.4, 3.4),
                    world.random.between(10, 16),
                    world.random.between(-2, 3));
        } else if (own < -world.pitch.halfLength() + 22) {
            final double wide = by.y + (by.y < 0 ? -1 : 1) * world.random.between(-4, 14);
            final boolean behind = own < -world.pitch.halfLength() + 13 && world.random.chance(0.5);
            final double x = by.x + side.direction * (behind ? -12 : 20);
            kicks.header(by, null, x, wide, world.random.between(8, 13), 6);
        } else {
            final Athlete to = near(by);
            kicks.header(by, to, to.x, to.y, world.random.between(6, 10), world.random.between(0, 3.5));
        }
    }

    private Athlete near(final Athlete by) {
        Athlete best = by.side.keeper();
        double most = Double.NEGATIVE_INFINITY;
        for (final Athlete mate : by.side.players) {
            final double distance = mate.distanceTo(by.x, by.y);
            final double score = Math.min(5, by.side.room(mate.x, mate.y)) - 0.35 * Math.abs(distance - 9);
            if (mate != by && mate.role != Role.GK && score > most) {
                most = score;
                best = mate;
            }
        }
        return best;
    }

    private void deflect(final Athlete by, final double kept, final double spread) {
        final Ball ball = world.ball;
        final double turn = spread * world.random.normal();
        final double cos = StrictMath.cos(turn) * kept;
        final double sin = StrictMath.sin(turn) * kept;
        final double back = world.random.chance(0.5) ? -1 : 1;
        world.release(
                by,
                null,
                back * (ball.vx * cos - ball.vy * sin),
                back * (ball.vx * sin + ball.vy * cos),
                ball.vz * 0.3 + world.random.between(0, 0.12) * ball.groundSpeed());
    }

    private void challenge() {
        final Athlete owner = world.owner;
        if (world.onBall.inHands() || world.time - world.onBall.receivedAt() < 0.35) {
            return;
        }
        for (final Athlete opponent : owner.side.other.players) {
            if (world.time >= opponent.tackleAt
                    && opponent.distanceTo(world.ball.x, world.ball.y) < (handles(opponent) ? SMOTHER : TACKLE)) {
                opponent.tackleAt = world.time + world.random.between(0.7, 1.3);
                tackle(opponent, owner);
                return;
            }
        }
    }

    /** Pokes the ball away; over the nearest line when that is close. */
    private void poke(final Athlete by) {
        final Ball ball = world.ball;
        final Pitch pitch = world.pitch;
        final double toSide = pitch.halfWidth() - Math.abs(ball.y);
        final double toGoalLine = pitch.halfLength() + by.side.ownX(ball.x);
        double dx = ball.x - by.x;
        double dy = ball.y - by.y;
        double push = world.random.between(3, 7);
        if (toGoalLine < 9 && Math.abs(ball.y) > 6 && toGoalLine < toSide) {
            dx = -by.side.direction;
            dy = world.random.between(-0.6, 0.6);
            push = world.random.between(5, 9);
        } else if (toSide < 12) {
            dx = world.random.between(-0.8, 0.8);
            dy = Math.signum(ball.y);
            push = world.random.between(4, 9);
        }
        final double norm = Math.max(0.2, Geometry.length(dx, dy));
        world.release(by, null, dx / norm * push, dy / norm * push, world.random.between(0, 1.5));
    }

    private void tackle(final Athlete by, final Athlete owner) {
        final double luck = world.random.uniform();
        final boolean inOwnArea = world.pitch.inArea(by.x, by.y, -by.side.direction);
        if (luck < (handles(by) ? 0.6 : 0.24)) {
            owner.touchAt = world.time + 0.6;
            by.touchAt = world.time;
            world.take(by);
        } else if (luck < (handles(by) ? 0.85 : 0.5)) {
            owner.touchAt = world.time + 0.5;
            poke(by);
        } else if (luck < 0.5 + 0.07 * world.restarts.strictness() && !inOwnArea) {
            world.restarts.foul(by, owner);
        }
    }
}
