package dev.touchline.feeds.sim;

/**
 * The referee: sees the ball go out, the goals, fouls and offside, and brings the ball back into play. After the whistle
 * the ball first runs out, then it is thrown back to the spot, then the taker comes and takes it. One thread.
 */
final class Restarts {
    /** How play begins again. */
    enum Kind {
        KICK_OFF,
        THROW_IN,
        GOAL_KICK,
        CORNER,
        FREE_KICK
    }

    private static final double BOARDS = 4.5;
    private static final double TAKER_NEAR = 0.9;
    private static final double PATIENCE = 25;
    private static final double IN_PLAY_SHARE = 0.67;
    private static final double SHARE_MEMORY = 150;

    private final World world;
    private final SetPieces setPieces;
    private Kind kind = Kind.KICK_OFF;
    private Side side;
    private Athlete taker;
    private double spotX;
    private double spotY;
    private double fetchAt;
    private double tookAt;
    private double readyAt;
    private boolean thrown;
    private double throwStart;
    private double throwSeconds;
    private double fromX;
    private double fromY;
    private boolean onsideAnyway;
    private double inPlayShare = IN_PLAY_SHARE;
    private int homeGoals;
    private int awayGoals;

    Restarts(final World world) {
        this.world = world;
        setPieces = new SetPieces(world);
    }

    double spotX() {
        return spotX;
    }

    double spotY() {
        return spotY;
    }

    int homeGoals() {
        return homeGoals;
    }

    int awayGoals() {
        return awayGoals;
    }

    /** No offside from a throw-in, a corner or a goal kick (Law 11.3). */
    boolean onsideAnyway() {
        return onsideAnyway;
    }

    /** The ball goes to the centre spot for a side's kick-off, after so many seconds. */
    void kickOff(final Side by, final double seconds) {
        award(Kind.KICK_OFF, by, 0, 0, 1, seconds);
    }

    void foul(final Athlete by, final Athlete on) {
        final double x = world.pitch.clampX(world.ball.x, 1);
        final double y = world.pitch.clampY(world.ball.y, 1);
        world.ball.kick(0.3 * world.ball.vx, 0.3 * world.ball.vy, 0);
        final double pause = world.random.chance(0.15) ? world.random.between(24, 34) : world.random.between(8, 22);
        by.tackleAt = world.time + 60;
        award(Kind.FREE_KICK, on.side, x, y, 3, pause);
    }

    void offside(final Athlete by) {
        award(
                Kind.FREE_KICK,
                by.side.other,
                world.pitch.clampX(by.x, 2),
                world.pitch.clampY(by.y, 1),
                3,
                world.random.between(14, 24));
    }

    /** Ends play without a restart: half-time and full-time. */
    void stop() {
        world.play = World.Play.INTERVAL;
        world.owner = null;
        world.receiver = null;
        thrown = false;
    }

    /** A new match: no goals. */
    void clearScore() {
        homeGoals = 0;
        awayGoals = 0;
    }

    /** Looks whether the whole of the ball has crossed a line. */
    void watchLines() {
        final Ball ball = world.ball;
        final Pitch pitch = world.pitch;
        final boolean overGoalLine = Math.abs(ball.x) > pitch.halfLength() + Ball.RADIUS;
        if (overGoalLine) {
            final int end = ball.x > 0 ? 1 : -1;
            final Side defending = world.home.direction == end ? world.away : world.home;
            final boolean goal = Math.abs(ball.y) < Pitch.GOAL_HALF_WIDTH && ball.z < Pitch.GOAL_HEIGHT;
            if (goal) {
                goal(defending);
            } else if (world.lastTouch.side == defending) {
                final double y = (ball.y < 0 ? -1 : 1) * (pitch.halfWidth() - 0.4);
                award(Kind.CORNER, defending.other, end * (pitch.halfLength() - 0.4), y, 4, between(19, 32));
            } else {
                final double x = end * (pitch.halfLength() - Pitch.GOAL_AREA_DEPTH);
                final double y = (ball.y < 0 ? -1 : 1) * between(2, 6);
                award(Kind.GOAL_KICK, defending, x, y, 5, between(17, 31));
            }
        } else if (Math.abs(ball.y) > pitch.halfWidth() + Ball.RADIUS) {
            final double y = (ball.y < 0 ? -1 : 1) * (pitch.halfWidth() + 0.1);
            award(Kind.THROW_IN, world.lastTouch.side.other, pitch.clampX(ball.x, 1), y, 2.5, between(7, 16));
        }
    }

    /** Keeps account of how much of the last minutes the ball was in play. */
    void account(final double dt) {
        final double now = world.play == World.Play.IN_PLAY ? 1 : 0;
        inPlayShare += (now - inPlayShare) * dt / SHARE_MEMORY;
    }

    /** The players' minds while the ball is dead. */
    void think() {
        setPieces.arrange(kind, side, taker, spotX, spotY);
        final double left = Math.max(0.5, readyAt - world.time - 2);
        final double distance = taker.distanceTo(standX(), standY());
        taker.dash(standX(), standY(), Geometry.clamp(distance / left, 1.2, 4.5));
        final boolean there = distance < TAKER_NEAR && ballAtSpot();
        final double late = world.time - readyAt;
        if ((late > 0 && there && setPieces.ready(kind, side, spotX, spotY)) || late > PATIENCE) {
            take();
        }
    }

    /** The players' minds between the halves. */
    void thinkInterval() {
        setPieces.arrange(Kind.KICK_OFF, world.possession, null, 0, 0);
    }

    /** The dead ball: rolls out against the boards or the net, then comes back through the air. */
    void moveBall(final double dt) {
        final Ball ball = world.ball;
        if (world.play == World.Play.DEAD
                && !thrown
                && world.time >= fetchAt
                && world.time > readyAt - 0.5 * PATIENCE) {
            throwBack();
        }
        if (!thrown) {
            rollOut(ball, dt);
        } else if (world.time < throwStart + throwSeconds) {
            final double share = (world.time - throwStart) / throwSeconds;
            final double rise = Ball.GRAVITY * throwSeconds * throwSeconds / 2 * share * (1 - share);
            ball.place(Geometry.mix(fromX, spotX, share), Geometry.mix(fromY, spotY, share), Ball.RADIUS + rise);
        } else {
            final boolean held = kind == Kind.THROW_IN && taker.distanceTo(standX(), standY()) < TAKER_NEAR;
            final double z = held ? Math.min(1.9, ball.z + dt * 2.2) : Ball.RADIUS;
            ball.place(spotX, spotY, z);
        }
    }

    private void rollOut(final Ball ball, final double dt) {
        ball.step(dt);
        final boolean inGoal =
                Math.abs(ball.x) > world.pitch.halfLength() && Math.abs(ball.y) < Pitch.GOAL_HALF_WIDTH + 0.3;
        final double beyond = inGoal && kind == Kind.KICK_OFF ? 1.6 : BOARDS;
        final double limitX = world.pitch.halfLength() + beyond;
        final double limitY = world.pitch.halfWidth() + BOARDS;
        final boolean hit = Math.abs(ball.x) > limitX || Math.abs(ball.y) > limitY;
        ball.x = Geometry.clamp(ball.x, -limitX, limitX);
        ball.y = Geometry.clamp(ball.y, -limitY, limitY);
        final double kept = hit ? -0.15 : 1 - 0.7 * dt;
        ball.vx *= kept;
        ball.vy *= kept;
    }

    private void throwBack() {
        thrown = true;
        fromX = world.ball.x;
        fromY = world.ball.y;
        throwStart = world.time;
        throwSeconds = Math.max(0.8, Geometry.distance(fromX, fromY, spotX, spotY) / 11);
    }

    private boolean ballAtSpot() {
        return thrown && world.time >= throwStart + throwSeconds;
    }

    private void goal(final Side against) {
        if (against == world.home) {
            awayGoals++;
        } else {
            homeGoals++;
        }
        award(Kind.KICK_OFF, against, 0, 0, 12, between(38, 52));
    }

    private void award(
            final Kind newKind,
            final Side to,
            final double x,
            final double y,
            final double runsOut,
            final double seconds) {
        kind = newKind;
        side = to;
        spotX = x;
        spotY = y;
        fetchAt = world.time + runsOut;
        readyAt = world.time + seconds * (newKind == Kind.KICK_OFF ? 1 : haste());
        thrown = false;
        world.play = World.Play.DEAD;
        world.owner = null;
        world.receiver = null;
        world.possession = to;
        taker = setPieces.chooseTaker(kind, to, x, y);
    }

    /** How much more often than usual a duel ends with a whistle. */
    double strictness() {
        final double since = Math.max(0, world.time - tookAt - 45) / 15;
        return Geometry.clamp(1 + 11 * (inPlayShare - IN_PLAY_SHARE) + since, 0.2, 6);
    }

    /** Restarts take longer after much play and shorter after little, so that the ball is in play two thirds of the time. */
    private double haste() {
        return Geometry.clamp(1 + 7 * (inPlayShare - IN_PLAY_SHARE), 0.55, 1.9);
    }

    private double standX() {
        return switch (kind) {
            case KICK_OFF -> -side.direction * 0.5;
            case GOAL_KICK, FREE_KICK -> spotX - side.direction * 0.6;
            case CORNER -> spotX + Math.signum(spotX) * 0.5;
            case THROW_IN -> spotX;
        };
    }

    private double standY() {
        return kind == Kind.THROW_IN || kind == Kind.CORNER ? spotY + Math.signum(spotY) * 0.4 : spotY;
    }

    private void take() {
        world.ball.place(spotX, spotY, kind == Kind.THROW_IN ? 1.9 : Ball.RADIUS);
        world.play = World.Play.IN_PLAY;
        tookAt = world.time;
        world.possession = side;
        world.lastTouch = taker;
        onsideAnyway = kind == Kind.THROW_IN || kind == Kind.CORNER || kind == Kind.GOAL_KICK;
        setPieces.take(kind, taker, spotX);
        onsideAnyway = false;
    }

    private double between(final double low, final double high) {
        return world.random.between(low, high);
    }
}
