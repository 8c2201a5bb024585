package dev.touchline.feeds.debs;

import java.util.Random;

/**
 * A made-up game: whoever has the ball takes it forward by touches, passes it or shoots; who is nearest to a free ball goes for
 * it; a ball over a line stops play for some seconds. A kinematic model, for plausible hits, passes and shots and nothing
 * beyond. One thread; the same seed gives the same game on any JVM.
 */
final class Game {
    static final double STEP_SECONDS = 0.0005;
    private static final int STEPS_PER_DECISION = 10;
    private static final double DECISION_SECONDS = STEP_SECONDS * STEPS_PER_DECISION;

    final Person[] people = new Person[DebsSensors.PEOPLE];
    final Ball ball = new Ball();
    private final Random random;
    private final Positions positions;
    private final Carrying carrying;
    private long step;
    private boolean stopped = true;
    private double resumeSeconds;
    private double restartX;
    private double restartY;
    private int restartTeam;

    Game(final long seed) {
        random = new Random(seed);
        for (int person = 0; person < people.length; person++) {
            people[person] = new Person();
        }
        positions = new Positions(people, ball, random);
        carrying = new Carrying(people, ball, random);
        kickOff(0, 0);
    }

    /** Everybody to his place; a team has the ball at the centre. */
    void startHalf(final boolean endsChanged) {
        positions.changeEnds(endsChanged);
        carrying.changeEnds(endsChanged);
        kickOff(endsChanged ? 1 : 0, seconds());
    }

    private void kickOff(final int team, final double now) {
        positions.lineUp();
        ball.place(Arena.CENTRE_X, 0);
        stop(team, Arena.CENTRE_X, 0, now + 2);
    }

    private void stop(final int team, final double x, final double y, final double until) {
        stopped = true;
        carrying.lose();
        restartTeam = team;
        restartX = x;
        restartY = y;
        resumeSeconds = until;
    }

    /** Whether play is stopped. */
    boolean stopped() {
        return stopped;
    }

    private double seconds() {
        return step * STEP_SECONDS;
    }

    void step() {
        if (step % STEPS_PER_DECISION == 0) {
            decide();
            for (final Person person : people) {
                person.step(DECISION_SECONDS);
            }
        }
        ball.step(STEP_SECONDS);
        step++;
    }

    private void decide() {
        if (stopped) {
            waitForRestart();
            return;
        }
        if (Arena.isOut(ball.x, ball.y)) {
            ballOut();
            return;
        }
        carrying.decide(seconds());
        positions.move(carrying.holder(), carrying.lastKicker());
    }

    private void waitForRestart() {
        final int taker = positions.nearest(restartTeam, restartX, restartY);
        positions.shapeAround(restartX, restartY);
        people[taker].target(restartX, restartY, 4);
        final double dx = people[taker].x - restartX;
        final double dy = people[taker].y - restartY;
        if (seconds() >= resumeSeconds) {
            ball.place(restartX, restartY);
            stopped = dx * dx + dy * dy > 0.25;
        }
    }

    private void ballOut() {
        final int against = carrying.lastKicker() < DebsSensors.TEAM ? 0 : 1;
        final boolean overGoalLine = Math.abs(ball.y) > Arena.HALF_LENGTH + Arena.OVER_LINE;
        final boolean goal =
                overGoalLine && Math.abs(ball.x - Arena.CENTRE_X) < Arena.GOAL_HALF_WIDTH && ball.z < Arena.GOAL_HEIGHT;
        final double until = seconds() + 3 + 5 * random.nextDouble();
        if (goal) {
            stop(carrying.attacks(0) * ball.y > 0 ? 1 : 0, Arena.CENTRE_X, 0, until + 5);
        } else if (overGoalLine) {
            final double y = Math.copySign(Arena.HALF_LENGTH - 5, ball.y);
            stop(carrying.attacks(0) * ball.y > 0 ? 1 : 0, Arena.CENTRE_X + random.nextInt(7) - 3, y, until);
        } else {
            stop(1 - against, Arena.clampX(ball.x, 0.2), Arena.clampY(ball.y, 1), until);
        }
    }
}
