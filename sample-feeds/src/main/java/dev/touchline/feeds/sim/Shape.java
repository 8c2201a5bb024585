package dev.touchline.feeds.sim;

/**
 * Where players belong who are not at the ball: their slot in the team's block, bent towards an opponent to mark when
 * defending and towards open grass when attacking, and now and then a run behind the last line. One thread.
 */
final class Shape {
    private static final double OFFSIDE_MARGIN = 0.8;

    private final World world;

    Shape(final World world) {
        this.world = world;
    }

    void think() {
        think(world.home);
        think(world.away);
    }

    private void think(final Side side) {
        final double offside = side.offsideLine(world.ball.x);
        for (final Athlete athlete : side.players) {
            if (athlete.role != Role.GK) {
                place(side, athlete, offside);
            }
        }
    }

    private void place(final Side side, final Athlete athlete, final double offside) {
        final Block block = side.block;
        final double attack = block.attack();
        double x = block.placeX(side.formation.depth(athlete.slot));
        double y = block.placeY(side.formation.side(athlete.slot));
        final double ballSide = Geometry.clamp(block.seenY() * y / 200, -1, 1);
        if (athlete.role.isFullBack()) {
            x += attack * Math.max(0, 6 + 9 * ballSide + 0.12 * block.seenX());
        }
        if (attack > 0.5 && world.play == World.Play.IN_PLAY) {
            offer(side, athlete, x, y);
            x += athlete.offerX;
            y += athlete.offerY;
        }
        if (attack < 0.75) {
            final double weight = markingWeight(side, athlete, x, y) * Math.min(1, (0.75 - attack) * 2.5);
            if (weight > 0) {
                final Athlete mark = athlete.mark;
                x = Geometry.mix(x, side.ownX(mark.x) - goalSide(side, mark), weight);
                y = Geometry.mix(y, side.ownY(mark.y) * 0.97, weight);
            }
        }
        if (attack > 0.5 && runs(side, athlete, offside)) {
            return;
        }
        x = Math.min(x, Math.max(offside - OFFSIDE_MARGIN, side.ownX(athlete.x) - 4));
        final double wx = world.pitch.clampX(side.direction * x, 3);
        final double wy = world.pitch.clampY(side.direction * y, 1);
        world.opening.seek(athlete, wx, wy, urgency(side, athlete), cap(athlete));
    }

    private double urgency(final Side side, final Athlete athlete) {
        if (world.play != World.Play.IN_PLAY) {
            return 0.95;
        }
        final double near = Geometry.clamp(1 - (athlete.distanceTo(world.focusX, world.focusY) - 12) / 30, 0, 1);
        final double danger = side == world.possession ? 0 : Geometry.clamp(-side.block.seenX() / 40, 0, 1);
        return 1.22 + 0.35 * near + 0.35 * danger;
    }

    private double cap(final Athlete athlete) {
        return world.play == World.Play.IN_PLAY ? 0.9 * athlete.topSpeed : 2.4;
    }

    private double goalSide(final Side side, final Athlete mark) {
        return Geometry.clamp(0.04 * (side.ownX(mark.x) + world.pitch.halfLength()) + 0.9, 1.0, 2.6);
    }

    private double markingWeight(final Side side, final Athlete athlete, final double x, final double y) {
        if (world.time > athlete.markUntil || athlete.mark == null) {
            athlete.mark = chooseMark(side, athlete, x, y);
            athlete.markUntil = world.time + world.random.between(1.2, 2.4);
        }
        if (athlete.mark == null) {
            return 0;
        }
        final double danger = Geometry.clamp(0.5 - side.ownX(athlete.mark.x) / world.pitch.halfLength(), 0, 1.4);
        final double keen = athlete.role.isBack() ? 0.52 : athlete.role.isFront() ? 0.2 : 0.42;
        return Geometry.clamp(keen * (0.5 + 0.6 * danger), 0, 0.85);
    }

    private Athlete chooseMark(final Side side, final Athlete athlete, final double x, final double y) {
        Athlete best = null;
        double least = 11;
        for (final Athlete opponent : side.other.players) {
            if (opponent.role == Role.GK || opponent == world.owner) {
                continue;
            }
            double distance = opponent.distanceTo(side.direction * x, side.direction * y);
            distance -= opponent == athlete.mark ? 2 : 0;
            distance += isMarked(side, athlete, opponent) ? 5 : 0;
            if (distance < least) {
                least = distance;
                best = opponent;
            }
        }
        return best;
    }

    private static boolean isMarked(final Side side, final Athlete except, final Athlete opponent) {
        for (final Athlete mate : side.players) {
            if (mate != except && mate.mark == opponent) {
                return true;
            }
        }
        return false;
    }

    private void offer(final Side side, final Athlete athlete, final double x, final double y) {
        if (world.time < athlete.offerUntil) {
            return;
        }
        athlete.offerUntil = world.time + world.random.between(1.8, 3.6);
        double best = Double.NEGATIVE_INFINITY;
        double bestX = 0;
        double bestY = 0;
        for (int i = 0; i < 9; i++) {
            final double reach = i == 0 ? 0 : world.random.between(2.5, 6);
            final double dx = reach * DIRECTIONS_X[i];
            final double dy = reach * DIRECTIONS_Y[i];
            final double score = offerScore(side, side.direction * (x + dx), side.direction * (y + dy)) - 0.35 * reach;
            if (score > best) {
                best = score;
                bestX = dx;
                bestY = dy;
            }
        }
        athlete.offerX = bestX;
        athlete.offerY = bestY;
    }

    private static final double[] DIRECTIONS_X = {0, 1, 0.7, 0, -0.7, -1, -0.7, 0, 0.7};
    private static final double[] DIRECTIONS_Y = {0, 0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7};

    private double offerScore(final Side side, final double x, final double y) {
        final double room = Math.min(8, side.room(x, y));
        double lane = 5;
        for (final Athlete opponent : side.other.players) {
            lane = Math.min(lane, Geometry.toSegment(opponent.x, opponent.y, world.ball.x, world.ball.y, x, y));
        }
        final double far = Geometry.distance(x, y, world.ball.x, world.ball.y);
        return room + 0.8 * lane - 0.05 * Math.max(0, far - 18) - Math.max(0, 9 - far) * 0.8;
    }

    /** Whether the player is on, or now starts, a run in behind. */
    private boolean runs(final Side side, final Athlete athlete, final double offside) {
        if (world.play != World.Play.IN_PLAY || athlete.role.isBack() || world.owner == athlete) {
            athlete.runUntil = 0;
            return false;
        }
        final double depth = side.ownX(athlete.x);
        final Athlete owner = world.owner;
        if (world.time > athlete.runUntil) {
            final boolean near = depth > offside - 9 && depth < offside - 0.3;
            if (owner == null || owner.side != side || world.time < athlete.nextRunAt || !near) {
                return false;
            }
            athlete.nextRunAt = world.time + world.random.between(5, 13);
            if (side.block.seenX() < -15 || !world.random.chance(athlete.role.isFront() ? 0.75 : 0.4)) {
                return false;
            }
            athlete.runUntil = world.time + world.random.between(1.8, 3.2);
            athlete.runY = side.ownY(athlete.y) * world.random.between(0.45, 0.85);
        }
        if (depth > offside + 2.5 && world.receiver != athlete) {
            athlete.runUntil = 0;
            return false;
        }
        final double goal = Math.min(depth + 12, world.pitch.halfLength() - 6);
        athlete.dash(side.direction * goal, side.direction * athlete.runY, 0.95 * athlete.topSpeed);
        return true;
    }
}
