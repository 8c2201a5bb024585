package dev.touchline.feeds.sim;

/**
 * Chooses a pass: for every team mate where he would meet the ball, how likely it is to get there, and what it would be
 * worth. One thread.
 */
final class Passing {
    private static final double ARRIVAL = 7;

    private final World world;
    private Athlete mate;
    private double aimX;
    private double aimY;
    private boolean lofted;
    private double trialX;
    private double trialY;

    Passing(final World world) {
        this.world = world;
    }

    /** The best pass's score, about 0 to 1.5; {@link #play} plays it. */
    double choose(final Athlete from) {
        mate = null;
        double best = Double.NEGATIVE_INFINITY;
        final double offside = from.side.offsideLine(world.ball.x);
        final double pressure = from.side.room(from.x, from.y);
        for (final Athlete to : from.side.players) {
            if (to == from || (from.side.ownX(to.x) > offside + 0.1 && !world.random.chance(0.04))) {
                continue;
            }
            best = consider(from, to, false, pressure, best);
            if (from.distanceTo(to.x, to.y) > 20) {
                best = consider(from, to, true, pressure, best);
            }
        }
        return best;
    }

    void play(final Athlete from) {
        if (mate == null) {
            world.onBall.kicks().clear(from);
        } else if (lofted) {
            world.onBall.kicks().loft(from, mate, aimX, aimY, world.random.between(0.4, 0.65));
        } else {
            world.onBall.kicks().ground(from, mate, aimX, aimY, ARRIVAL + world.random.between(-0.5, 2.5));
        }
    }

    private double consider(
            final Athlete from, final Athlete to, final boolean high, final double pressure, final double best) {
        final Side side = from.side;
        final double direct = from.distanceTo(to.x, to.y);
        if (direct < 5 || direct > (high ? 48 : 34)) {
            return best;
        }
        final double flight =
                high ? 0.5 + direct / 16 : direct / (0.5 * (Ball.rollingSpeed(direct, ARRIVAL) + ARRIVAL));
        lead(side, to, flight);
        final double distance = from.distanceTo(trialX, trialY);
        final double chance = success(side, from, to, flight, high) * (1 - 0.006 * distance);
        final double gain = worth(side, trialX, trialY) - worth(side, from.x, from.y);
        final double loss = worth(side.other, from.x, from.y) * 0.7;
        double score = chance * (0.9 + 2.2 * gain) - (1 - chance) * (0.25 + loss);
        score += 0.02 * Math.min(6, side.room(trialX, trialY)) - (high ? 0.03 : 0) - (to.role == Role.GK ? 0.25 : 0);
        score -= distance < 9 ? 0.14 : 0;
        score += pressure < 2.5 ? 0.12 : 0;
        score += 0.09 * world.random.normal();
        if (score > best) {
            mate = to;
            aimX = trialX;
            aimY = trialY;
            lofted = high;
            return score;
        }
        return best;
    }

    private void lead(final Side side, final Athlete to, final double flight) {
        final boolean runs = to.runUntil > world.time;
        final double share = runs ? 1.1 : 0.75;
        final double dx = Geometry.clamp(to.vx * flight * share, -9, 9);
        final double dy = Geometry.clamp(to.vy * flight * share, -9, 9);
        trialX = world.pitch.clampX(to.x + dx + (runs ? 2.5 * side.direction : 0), 2.5);
        trialY = world.pitch.clampY(to.y + dy, 0.8);
    }

    private double success(
            final Side side, final Athlete from, final Athlete to, final double flight, final boolean high) {
        double chance = 1;
        final double wait = to.distanceTo(trialX, trialY);
        final double dx = trialX - from.x;
        final double dy = trialY - from.y;
        final double square = Math.max(1, dx * dx + dy * dy);
        for (final Athlete opponent : side.other.players) {
            final double along = ((opponent.x - from.x) * dx + (opponent.y - from.y) * dy) / square;
            final double race = opponent.distanceTo(trialX, trialY) - Math.max(0.5, wait * 0.8);
            double cut = Geometry.clamp((high ? 0.5 : 0.42) - 0.16 * race, 0, 0.9);
            if (!high && along > 0 && along < 0.9) {
                final double share = Geometry.clamp(along, 0, 1);
                final double across =
                        Geometry.distance(opponent.x, opponent.y, from.x + share * dx, from.y + share * dy);
                final double reach = 0.6 + 3.2 * Math.max(0, share * flight - 0.35);
                cut = Math.max(cut, Geometry.clamp(0.55 - 0.32 * (across - reach), 0, 0.95));
            }
            chance *= 1 - cut;
        }
        return chance;
    }

    /** What having the ball at a place is worth, 0 to about 0.6: little until the last third, most before the goal. */
    static double worth(final Side side, final Pitch pitch, final double x, final double y) {
        final double t = Geometry.clamp((side.ownX(x) + pitch.halfLength()) / (2 * pitch.halfLength()), 0, 1);
        final double middle = 1 - 0.55 * Math.abs(y) / pitch.halfWidth() * t;
        return 0.2 * t + 0.55 * t * t * t * t * middle;
    }

    private double worth(final Side side, final double x, final double y) {
        return worth(side, world.pitch, x, y);
    }
}
