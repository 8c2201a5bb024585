package dev.touchline.feeds.debs;

import java.util.Random;

/** What is done with the ball: it is won, taken forward by touches, passed, shot. One thread. */
final class Carrying {
    static final int NOBODY = -1;
    private static final double REACH = 0.8;
    private static final double REACH_HEIGHT = 1.2;
    private static final double OWN_KICK_SECONDS = 0.5;
    private static final double SHOOTING_DISTANCE = 20;
    private static final double SURE_DISTANCE = 11;
    private static final double GRAVITY = 9.80665;

    private final Person[] people;
    private final Ball ball;
    private final Random random;
    private int ends = 1;
    private int holder = NOBODY;
    private int lastKicker;
    private double lastKick;
    private double nextTouch;
    private double release;

    Carrying(final Person[] people, final Ball ball, final Random random) {
        this.people = people;
        this.ball = ball;
        this.random = random;
    }

    void changeEnds(final boolean changed) {
        ends = changed ? -1 : 1;
    }

    /** Which way a team attacks: 1 towards +y. */
    int attacks(final int team) {
        return team == 0 ? ends : -ends;
    }

    int holder() {
        return holder;
    }

    int lastKicker() {
        return lastKicker;
    }

    void lose() {
        holder = NOBODY;
    }

    void decide(final double now) {
        if (holder == NOBODY) {
            win(now);
        } else if (distance(people[holder]) > 2.5) {
            holder = NOBODY;
        } else {
            carry(now);
        }
    }

    private double distance(final Person person) {
        final double dx = person.x - ball.x;
        final double dy = person.y - ball.y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    private void win(final double now) {
        if (ball.z > REACH_HEIGHT) {
            return;
        }
        for (int player = 0; player < DebsSensors.PLAYERS; player++) {
            final boolean justKicked = player == lastKicker && now - lastKick < OWN_KICK_SECONDS;
            if (!justKicked
                    && distance(people[player]) < REACH
                    && (ball.groundSpeed() < 16 || random.nextInt(4) == 0)) {
                holder = player;
                release = now + 0.3 + 2 * random.nextDouble();
                touch(now);
                return;
            }
        }
    }

    /** The kick leads the ball to where the carrier will be at the next touch. */
    private void touch(final double now) {
        final Person carrier = people[holder];
        final double until = 0.35 + 0.3 * random.nextDouble();
        final double goalY = attacks(holder / DebsSensors.TEAM) * Arena.HALF_LENGTH;
        final double aside = Arena.CENTRE_X + 24 * (random.nextDouble() - 0.5) - carrier.x;
        final double towardGoal = goalY - carrier.y;
        final double away = Math.max(1, Math.sqrt(aside * aside + towardGoal * towardGoal));
        final double pace = 2.5 + 2.5 * random.nextDouble();
        final double toX = carrier.x + aside / away * pace * until;
        final double toY = carrier.y + towardGoal / away * pace * until;
        kick((toX - ball.x) / until, (toY - ball.y) / until, 0, now);
        carrier.target(toX + aside / away, toY + towardGoal / away, pace);
        nextTouch = now + until;
    }

    private void kick(final double vx, final double vy, final double vz, final double now) {
        ball.kick(vx, vy, vz);
        lastKicker = holder;
        lastKick = now;
    }

    private void carry(final double now) {
        if (distance(people[holder]) > REACH || now < Math.min(nextTouch, release)) {
            people[holder].target(ball.x + 0.3 * ball.vx, ball.y + 0.3 * ball.vy, 7);
            return;
        }
        final double goalY = attacks(holder / DebsSensors.TEAM) * Arena.HALF_LENGTH;
        final double dx = Arena.CENTRE_X - ball.x;
        final double dy = goalY - ball.y;
        final double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance < SHOOTING_DISTANCE && (distance < SURE_DISTANCE || random.nextInt(10) < 4)) {
            shoot(goalY, now);
        } else if (now < release) {
            touch(now);
            return;
        } else {
            pass(now);
        }
        holder = NOBODY;
    }

    private void shoot(final double goalY, final double now) {
        final double speed = 18 + 9 * random.nextDouble();
        final double dx = Arena.CENTRE_X + 9 * (random.nextDouble() - 0.5) - ball.x;
        final double dy = goalY - ball.y;
        final double distance = Math.sqrt(dx * dx + dy * dy);
        final double flight = distance / speed;
        final double height = 0.2 + 2.8 * random.nextDouble();
        final double vz = (height - ball.z) / flight + GRAVITY * flight / 2;
        kick(dx / flight, dy / flight, vz, now);
    }

    private void pass(final double now) {
        final int team = holder / DebsSensors.TEAM;
        int mate = holder;
        while (mate == holder) {
            mate = team * DebsSensors.TEAM + 1 + random.nextInt(DebsSensors.TEAM - 1);
        }
        final double flight = 0.6 + distance(people[mate]) / 16;
        final double dx = people[mate].x + people[mate].vx * flight * 0.5 + 2 * random.nextGaussian() - ball.x;
        final double dy = people[mate].y + people[mate].vy * flight * 0.5 + 2 * random.nextGaussian() - ball.y;
        final boolean lofted = random.nextInt(5) == 0;
        kick(1.15 * dx / flight, 1.15 * dy / flight, lofted ? GRAVITY * flight / 2 : 0, now);
    }
}
