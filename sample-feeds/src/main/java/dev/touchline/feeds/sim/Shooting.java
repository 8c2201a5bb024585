package dev.touchline.feeds.sim;

/** When to shoot and how well. One thread. */
final class Shooting {
    private static final double[] METRES = {5, 9, 13, 17, 21, 26, 31};
    private static final double[] APPEAL = {2.2, 1.8, 1.45, 1.2, 1.0, 0.8, 0};

    private final World world;

    Shooting(final World world) {
        this.world = world;
    }

    /** How good an idea it is, on the scale of {@link Passing#choose}. */
    double score(final Athlete from) {
        final double goalX = from.side.direction * world.pitch.halfLength();
        final double dx = Math.abs(goalX - world.ball.x);
        final double distance = Geometry.length(dx, world.ball.y);
        if (distance > METRES[METRES.length - 1]) {
            return 0;
        }
        final double sharp = Geometry.clamp(1.7 * dx / Math.max(1, distance) - 0.25, 0, 1);
        double free = 1;
        for (final Athlete opponent : from.side.other.players) {
            final double off = Geometry.toSegment(opponent.x, opponent.y, world.ball.x, world.ball.y, goalX, 0);
            final boolean near = opponent.distanceTo(world.ball.x, world.ball.y) < 7;
            if (opponent.role != Role.GK && off < 0.9 && near) {
                free *= 0.55;
            }
        }
        return Geometry.table(distance, METRES, APPEAL) * sharp * free + 0.12 * world.random.normal();
    }

    void shoot(final Athlete from) {
        final double goalX = from.side.direction * world.pitch.halfLength();
        final double distance = Geometry.distance(world.ball.x, world.ball.y, goalX, 0);
        final double corner = world.random.between(1.6, 3.4) * (world.random.chance(0.5) ? 1 : -1);
        final double speed = Geometry.clamp(world.random.between(19, 29), 14, 19 + 0.6 * distance);
        final double flight = distance / speed;
        final double height = Math.max(0.15, 1.0 + 0.95 * world.random.normal());
        final double up = (height - world.ball.z) / flight + Ball.GRAVITY * flight / 2;
        world.onBall.kicks().shot(from, corner, speed, 0.14, Math.max(0.2, up + 1.3 * world.random.normal()));
    }
}
