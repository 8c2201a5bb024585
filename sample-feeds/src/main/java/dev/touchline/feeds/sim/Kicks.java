package dev.touchline.feeds.sim;

/** Kicks with the errors feet make: in direction, in weight, more of both under pressure. One thread. */
final class Kicks {
    private final World world;
    private final Ball trial = new Ball();

    Kicks(final World world) {
        this.world = world;
    }

    /** A pass along the ground that arrives with a speed. */
    void ground(final Athlete from, final Athlete to, final double x, final double y, final double arrival) {
        final double strain = strain(from);
        final double distance = Geometry.distance(world.ball.x, world.ball.y, x, y);
        final double speed = Ball.rollingSpeed(distance, arrival) * (1 + 0.06 * strain * world.random.normal());
        final double lift = distance > 14 && world.random.chance(0.35) ? world.random.between(0.5, 2.2) : 0;
        aim(from, to, x, y, Geometry.clamp(speed, 3, 24), 0.045 * strain, lift);
    }

    /** A ball through the air that lands at a place; {@code slope} is how steep it starts. */
    void loft(final Athlete from, final Athlete to, final double x, final double y, final double slope) {
        final double strain = strain(from);
        final double distance = Geometry.distance(world.ball.x, world.ball.y, x, y);
        final double speed = trial.loftedSpeed(distance, slope) * (1 + 0.045 * strain * world.random.normal());
        final double flat = Geometry.clamp(speed, 5, 33) / Math.sqrt(1 + slope * slope);
        aim(from, to, x, y, flat, 0.045 * strain, flat * slope);
    }

    /** Away, up the pitch, towards a touchline. */
    void clear(final Athlete from) {
        final double far = world.random.between(25, 45);
        final double x = from.x + from.side.direction * far;
        final double y = from.y + world.random.between(-0.1, 0.9) * far * (from.y < 0 ? -1 : 1);
        loft(from, null, x, y, world.random.between(0.45, 0.9));
    }

    /** A header or a volley: at once, with little control. */
    void header(
            final Athlete from, final Athlete to, final double x, final double y, final double speed, final double up) {
        aim(from, to, x, y, speed, 0.16, up);
    }

    /** At the goal. */
    void shot(final Athlete from, final double y, final double speed, final double spread, final double up) {
        aim(from, null, from.side.direction * world.pitch.halfLength(), y, speed, spread, up);
    }

    private double strain(final Athlete from) {
        final double room = from.side.room(from.x, from.y);
        return room < 1.5 ? 1.7 : room < 3 ? 1.25 : 1;
    }

    private void aim(
            final Athlete from,
            final Athlete to,
            final double x,
            final double y,
            final double speed,
            final double spread,
            final double up) {
        final double dx = x - world.ball.x;
        final double dy = y - world.ball.y;
        final double distance = Math.max(0.1, Geometry.length(dx, dy));
        final double turn = Geometry.clamp(spread * world.random.normal(), -0.9, 0.9);
        final double cos = StrictMath.cos(turn);
        final double sin = StrictMath.sin(turn);
        final double ux = dx / distance;
        final double uy = dy / distance;
        world.release(from, to, speed * (ux * cos - uy * sin), speed * (ux * sin + uy * cos), up);
    }
}
