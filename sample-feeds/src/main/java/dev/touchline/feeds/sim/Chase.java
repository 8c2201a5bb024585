package dev.touchline.feeds.sim;

/**
 * Who goes to the ball: when it is free, one from each side who can be there first; when it is owned, one presser and one
 * who covers him. Everybody else keeps his place, so play does not become a swarm. One thread.
 */
final class Chase {
    private static final double NEVER = 99;

    private final World world;

    Chase(final World world) {
        this.world = world;
    }

    /** Chooses. */
    void think() {
        if (world.owner == null) {
            world.path.predict(world.ball);
            findChaser(world.home);
            findChaser(world.away);
            final Side first = world.home.chaseTime <= world.away.chaseTime ? world.home : world.away;
            world.focusX = first.chaser == null ? world.ball.x : first.chaseX;
            world.focusY = first.chaser == null ? world.ball.y : first.chaseY;
        } else {
            world.home.chaser = null;
            world.away.chaser = null;
            world.focusX = world.ball.x + 0.4 * world.owner.vx;
            world.focusY = world.ball.y + 0.4 * world.owner.vy;
        }
        findPressers(world.possession);
        findPressers(world.possession.other);
    }

    /** Sends those who were chosen on their way; overrides their place in the shape. */
    void direct() {
        direct(world.home);
        direct(world.away);
    }

    private void findChaser(final Side side) {
        final Athlete before = side.chaser;
        side.chaser = null;
        side.chaseTime = NEVER;
        for (final Athlete athlete : side.players) {
            final double bonus = (athlete == before ? 0.25 : 0) + (athlete == world.receiver ? 0.35 : 0);
            final int sample = meeting(athlete);
            if (sample < 0) {
                continue;
            }
            final double when = sample * BallPath.INTERVAL + 0.02 * timeTo(athlete, sample) - bonus;
            if (when < side.chaseTime) {
                side.chaseTime = when;
                side.chaser = athlete;
                side.chaseX = world.path.x[sample];
                side.chaseY = world.path.y[sample];
            }
        }
    }

    /** The first sample of the ball's path where the player can be in time, or -1. */
    private int meeting(final Athlete athlete) {
        final boolean keeper = athlete.role == Role.GK;
        final int own = -athlete.side.direction;
        for (int i = 0; i < BallPath.SAMPLES; i++) {
            final double x = world.path.x[i];
            final double y = world.path.y[i];
            if (Math.abs(x) > world.pitch.halfLength() || Math.abs(y) > world.pitch.halfWidth()) {
                return -1;
            }
            if (world.path.z[i] > (keeper ? 2.5 : 1.9) || (keeper && !world.pitch.inArea(x, y, own))) {
                continue;
            }
            if (athlete.touchAt < world.time + i * BallPath.INTERVAL && timeTo(athlete, i) <= i * BallPath.INTERVAL) {
                return i;
            }
        }
        return -1;
    }

    private double timeTo(final Athlete athlete, final int sample) {
        final double dx = world.path.x[sample] - athlete.x;
        final double dy = world.path.y[sample] - athlete.y;
        final double distance = Geometry.length(dx, dy);
        final double left = Math.max(0, distance - 0.7);
        final double towards = distance < 0.1 ? 0 : (dx * athlete.vx + dy * athlete.vy) / distance;
        final double start = Math.min(1, left / 4) * (0.55 - 0.08 * towards);
        return left / (0.86 * athlete.topSpeed) + Math.max(0, start) + (left > 0.3 ? 0.1 : 0);
    }

    private void findPressers(final Side side) {
        if (side == world.possession || (world.owner != null && world.owner.role == Role.GK)) {
            side.presser = null;
            side.cover = null;
            return;
        }
        side.presser = closest(side, side.presser, null);
        side.cover = closest(side, side.cover, side.presser);
    }

    private Athlete closest(final Side side, final Athlete before, final Athlete except) {
        Athlete best = null;
        double least = Double.POSITIVE_INFINITY;
        for (final Athlete athlete : side.players) {
            if (athlete.role == Role.GK || athlete == except) {
                continue;
            }
            double distance = athlete.distanceTo(world.focusX, world.focusY);
            distance += side.ownX(athlete.x) > side.ownX(world.focusX) + 0.5 ? 3.5 : 0;
            distance -= athlete == before ? 2.5 : 0;
            if (distance < least) {
                least = distance;
                best = athlete;
            }
        }
        return best;
    }

    private void direct(final Side side) {
        if (side.presser != null) {
            press(side, side.presser);
        }
        if (side.cover != null && side.block.seenX() < 25) {
            cover(side, side.cover);
        }
        if (side.chaser != null && side.chaseTime < side.other.chaseTime + (side == world.possession ? 9 : 0.8)) {
            final Athlete chaser = side.chaser;
            if (chaser.role == Role.GK && world.keeping.shotAt(side)) {
                return;
            }
            final double distance = chaser.distanceTo(side.chaseX, side.chaseY);
            final boolean contested = side.other.chaseTime < side.chaseTime + 1.0;
            final double calm = 1.2 * distance / Math.max(0.35, side.chaseTime - 0.35);
            final double speed = contested ? chaser.topSpeed : Geometry.clamp(calm, 2.0, chaser.topSpeed);
            chaser.dash(side.chaseX, side.chaseY, speed);
        }
    }

    private void press(final Side side, final Athlete presser) {
        final double depth = side.ownX(world.focusX);
        final boolean high = depth > 12 && !side.hunting;
        final double stand = high ? 5.5 : depth > -15 && !side.hunting ? 2.9 : 1.2;
        final double cap = high ? 4.6 : depth > -15 && !side.hunting ? 7.2 : presser.topSpeed;
        final double goalX = -side.direction * world.pitch.halfLength();
        final double dx = goalX - world.focusX;
        final double dy = -world.focusY * 0.8;
        final double norm = Math.max(1, Geometry.length(dx, dy));
        final double x = world.focusX + dx / norm * stand;
        final double y = world.focusY + dy / norm * stand;
        final double distance = presser.distanceTo(x, y);
        if (distance > 3) {
            presser.dash(x, y, Math.min(cap, 1.8 + 0.7 * distance));
        } else {
            presser.seek(x, y, 2.2, cap);
        }
    }

    private void cover(final Side side, final Athlete cover) {
        final double goalX = -side.direction * world.pitch.halfLength();
        final double dx = goalX - world.focusX;
        final double dy = -world.focusY;
        final double norm = Math.max(1, Geometry.length(dx, dy));
        cover.seek(world.focusX + dx / norm * 7, world.focusY + dy / norm * 7, 1.25, 6.2);
    }
}
