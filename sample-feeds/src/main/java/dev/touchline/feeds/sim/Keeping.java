package dev.touchline.feeds.sim;

/** Where the goalkeepers stand: between ball and goal, further out the further away the ball is. One thread. */
final class Keeping {
    private static final double[] BALL_AWAY = {0, 12, 25, 45, 70, 105};
    private static final double[] OFF_LINE = {1.0, 2.0, 4.2, 11.5, 19, 25};

    private final World world;

    Keeping(final World world) {
        this.world = world;
    }

    void think() {
        think(world.home);
        think(world.away);
    }

    private void think(final Side side) {
        final Athlete keeper = side.keeper();
        final double goalX = -side.direction * world.pitch.halfLength();
        if (world.owner == null && shotAt(side)) {
            save(keeper, goalX);
            return;
        }
        if (mustComeOut(side)) {
            keeper.dash(world.ball.x, world.ball.y, 6.5);
            return;
        }
        final double near = Geometry.clamp((55 - world.pitch.halfLength() - side.ownX(world.ball.x)) / 20, 0.4, 1);
        final double bx = Geometry.mix(side.direction * side.block.seenX(), world.focusX, near);
        final double by = Geometry.mix(side.direction * side.block.seenY(), world.focusY, near);
        final double dx = bx - goalX;
        final double away = Math.max(1, Geometry.length(dx, by));
        final double out = Geometry.table(away, BALL_AWAY, OFF_LINE);
        final double close = Geometry.clamp((40 - away) / 30, 0, 1);
        keeper.seek(
                goalX + dx / away * out,
                by / away * out * Geometry.mix(0.5, 1, close),
                1.2 + 2 * close,
                world.play == World.Play.IN_PLAY ? 6 : 3);
    }

    /** Whether an opponent comes alone with the ball at his feet. */
    private boolean mustComeOut(final Side side) {
        final Athlete owner = world.owner;
        if (owner == null || owner.side == side || !world.pitch.inArea(world.ball.x, world.ball.y, -side.direction)) {
            return false;
        }
        final double left =
                Geometry.distance(world.ball.x, world.ball.y, -side.direction * world.pitch.halfLength(), 0);
        return left < 13 && side.keeper().distanceTo(world.ball.x, world.ball.y) < 9;
    }

    /** Whether the free ball is fast and on its way into the goal. */
    boolean shotAt(final Side side) {
        final double towards = -side.ownX(world.ball.vx);
        final double left = world.pitch.halfLength() + side.ownX(world.ball.x);
        if (world.play != World.Play.IN_PLAY || towards < 4 || left > 30 || left < 0) {
            return false;
        }
        return Math.abs(world.ball.y + world.ball.vy * left / towards) < Pitch.GOAL_HALF_WIDTH + 2;
    }

    private void save(final Athlete keeper, final double goalX) {
        final double towards = Math.abs(world.ball.vx);
        final double gap = Math.abs(keeper.x - world.ball.x);
        final double y = world.ball.y + world.ball.vy * Math.max(0, gap) / Math.max(1, towards);
        final double reachable = Geometry.clamp(y, -Pitch.GOAL_HALF_WIDTH - 0.5, Pitch.GOAL_HALF_WIDTH + 0.5);
        final double x =
                goalX + Math.signum(-goalX) * Math.max(0.4, Math.min(5, Math.signum(-goalX) * (keeper.x - goalX)));
        keeper.dive(x, reachable);
    }
}
