package dev.touchline.feeds.debs;

import java.util.Random;

/** Where everybody goes who has not the ball: places of a formation that shifts with the ball, and the chase for it. One thread. */
final class Positions {
    /** Of a team that attacks +y, as shares of the width and of the length from its own goal. */
    private static final double[][] PLACES = {
        {0.5, 0.03}, {0.2, 0.22}, {0.5, 0.18}, {0.8, 0.22}, {0.25, 0.45}, {0.6, 0.4}, {0.75, 0.55}, {0.5, 0.68}
    };

    private static final double WALK = 1.4;
    private static final double RUN = 5.2;
    private static final double SPRINT = 7.6;

    private final Person[] people;
    private final Ball ball;
    private final double[] urge = new double[DebsSensors.PEOPLE];
    private final double[] wanderX = new double[DebsSensors.PEOPLE];
    private final double[] wanderY = new double[DebsSensors.PEOPLE];
    private final Random random;
    private int ends = 1;

    Positions(final Person[] people, final Ball ball, final Random random) {
        this.people = people;
        this.ball = ball;
        this.random = random;
    }

    void changeEnds(final boolean changed) {
        ends = changed ? -1 : 1;
    }

    void lineUp() {
        for (int player = 0; player < DebsSensors.PLAYERS; player++) {
            people[player].place(placeX(player), placeY(player, 0) * 0.8 - attack(player) * 3);
        }
        people[DebsSensors.PLAYERS].place(Arena.CENTRE_X + 6, 2);
    }

    private int attack(final int player) {
        return player < DebsSensors.TEAM ? ends : -ends;
    }

    private static double placeX(final int player) {
        return PLACES[player % DebsSensors.TEAM][0] * Arena.WIDTH;
    }

    private double placeY(final int player, final double ballY) {
        final int direction = attack(player);
        final double place = (2 * PLACES[player % DebsSensors.TEAM][1] - 1) * Arena.HALF_LENGTH;
        final double follows = player % DebsSensors.TEAM == 0 ? 0.03 : 0.45;
        return Arena.clampY(direction * place + follows * ballY, 0.5);
    }

    /** Everybody to his place for a ball at a point. */
    void shapeAround(final double ballX, final double ballY) {
        for (int person = 0; person < people.length; person++) {
            if (random.nextInt(200) == 0) {
                urge[person] = random.nextDouble();
                wanderX[person] = 6 * random.nextDouble() - 3;
                wanderY[person] = 6 * random.nextDouble() - 3;
            }
            final boolean referee = person == DebsSensors.PLAYERS;
            final double x = referee ? ballX + 6 : 0.75 * placeX(person) + 0.25 * ballX;
            final double y = referee ? ballY * 0.8 : placeY(person, ballY);
            final double toX = Arena.clampX(x + wanderX[person], 0.5);
            final double toY = Arena.clampY(y + wanderY[person], 0.5);
            final double away = Math.abs(people[person].x - toX) + Math.abs(people[person].y - toY);
            people[person].target(toX, toY, away < 4 ? WALK * urge[person] : away < 12 ? 3 : RUN);
        }
    }

    /** Everybody to his place; of each team the nearest goes for the ball, unless it has it. */
    void move(final int holder, final int lastKicker) {
        shapeAround(ball.x, ball.y);
        if (holder >= 0) {
            final int marker = nearest(holder < DebsSensors.TEAM ? 1 : 0, ball.x, ball.y);
            people[marker].target(ball.x, ball.y, RUN);
            return;
        }
        for (int team = 0; team < 2; team++) {
            final double ahead = 0.7;
            final double x = Arena.clampX(ball.x + ball.vx * ahead, 0);
            final double y = Arena.clampY(ball.y + ball.vy * ahead, 0);
            final int chaser = nearest(team, x, y);
            if (chaser != lastKicker || ball.groundSpeed() < 3) {
                people[chaser].target(x, y, SPRINT);
            }
        }
    }

    int nearest(final int team, final double x, final double y) {
        int nearest = -1;
        double least = Double.MAX_VALUE;
        for (int player = team * DebsSensors.TEAM; player < (team + 1) * DebsSensors.TEAM; player++) {
            final double dx = people[player].x - x;
            final double dy = people[player].y - y;
            if (dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                nearest = player;
            }
        }
        return nearest;
    }
}
