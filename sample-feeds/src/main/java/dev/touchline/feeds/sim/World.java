package dev.touchline.feeds.sim;

/**
 * Everything that moves, and the order in which it does. Metres, seconds. One thread.
 *
 * <p>A step is a fiftieth of a second. Every fifth step the players think; in every step they and the ball move, and who
 * is near enough to the ball touches it.
 */
final class World {
    static final double STEP = 0.02;
    static final Formation HOME_FORMATION = Formation.FOUR_THREE_THREE;
    static final Formation AWAY_FORMATION = Formation.FOUR_FOUR_TWO;
    private static final int STEPS_PER_THOUGHT = 5;
    private static final double THOUGHT = STEP * STEPS_PER_THOUGHT;

    /** What the match is doing. */
    enum Play {
        IN_PLAY,
        DEAD,
        INTERVAL
    }

    final Pitch pitch;
    final Prng random;
    final Ball ball = new Ball();
    final BallPath path = new BallPath();
    final Side home;
    final Side away;
    final Athlete[] athletes = new Athlete[2 * Side.PLAYERS];
    final Restarts restarts = new Restarts(this);
    final OnBall onBall = new OnBall(this);
    final Contacts contacts = new Contacts(this);
    final Opening opening;
    private final Shape shape = new Shape(this);
    private final Chase chase = new Chase(this);
    final Keeping keeping = new Keeping(this);
    private final Crowd crowd = new Crowd(this);
    Play play = Play.INTERVAL;
    double time;
    /** Who has the ball at his feet or in his hands; null when it is free. */
    Athlete owner;

    Athlete lastTouch;
    /** Whom the last kick was meant for, null when nobody. */
    Athlete receiver;
    /** Whether he was offside when it was played. */
    boolean receiverOffside;

    Side possession;
    /** Where the ball will matter next. */
    double focusX;

    double focusY;
    private long steps;

    World(final Pitch pitch, final Prng random) {
        this.pitch = pitch;
        this.random = random;
        home = new Side(0, HOME_FORMATION, random);
        away = new Side(1, AWAY_FORMATION, random);
        home.other = away;
        away.other = home;
        System.arraycopy(home.players, 0, athletes, 0, Side.PLAYERS);
        System.arraycopy(away.players, 0, athletes, Side.PLAYERS, Side.PLAYERS);
        possession = home;
        lastTouch = home.players[Side.PLAYERS - 1];
        opening = new Opening(this);
    }

    void step() {
        if (steps++ % STEPS_PER_THOUGHT == 0) {
            think();
        }
        crowd.move(STEP);
        if (play == Play.IN_PLAY) {
            moveBall();
            contacts.step();
            restarts.watchLines();
        } else {
            restarts.moveBall(STEP);
        }
        time += STEP;
    }

    /** Gives the ball to a player. */
    void take(final Athlete athlete) {
        owner = athlete;
        lastTouch = athlete;
        receiver = null;
        if (possession != athlete.side) {
            possession = athlete.side;
            athlete.side.other.hunting = random.chance(0.3);
        }
        onBall.received(athlete);
    }

    /** The ball leaves its owner at a velocity. */
    void release(final Athlete by, final Athlete to, final double vx, final double vy, final double vz) {
        owner = null;
        lastTouch = by;
        by.touchAt = time + 0.5;
        ball.kick(vx, vy, vz);
        receiver = to;
        receiverOffside =
                to != null && by.side.ownX(to.x) > by.side.offsideLine(ball.x) + 0.2 && !restarts.onsideAnyway();
    }

    private void think() {
        for (final Athlete athlete : athletes) {
            athlete.wander(random, THOUGHT, play == Play.IN_PLAY ? 1.4 : 2.3);
        }
        updateBlock(home);
        updateBlock(away);
        if (play == Play.INTERVAL) {
            restarts.thinkInterval();
            return;
        }
        if (play == Play.DEAD) {
            restarts.account(THOUGHT);
            shape.think();
            keeping.think();
            restarts.think();
            return;
        }
        restarts.account(THOUGHT);
        chase.think();
        shape.think();
        keeping.think();
        chase.direct();
        if (owner != null) {
            onBall.think();
        }
    }

    private void updateBlock(final Side side) {
        final double x = play == Play.DEAD ? restarts.spotX() : ball.x;
        final double y = play == Play.DEAD ? restarts.spotY() : ball.y;
        side.block.update(side.ownX(x), side.ownY(y), possession == side, pitch, THOUGHT);
    }

    private void moveBall() {
        if (owner == null) {
            ball.step(STEP);
        } else {
            onBall.carry(STEP);
        }
    }
}
