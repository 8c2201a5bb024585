package dev.touchline.feeds.sim;

import dev.touchline.feeds.sim.SimulatorSettings.Afterwards;

/**
 * The clock, the halves and the ends. Between the halves, before the first and after the last there is no period and
 * the clock stands. Added time is up to three minutes, and a half ends when the ball is dead or far from both goals. One
 * thread.
 */
final class Timekeeper {
    private static final double WARM_UP = 4;
    private static final double LONGEST_WAIT = 90;
    private static final double MOST_ADDED = 180;

    private final World world;
    private final SimulatorSettings settings;
    private int half;
    private double halfStart;
    private double added;
    private double resumeAt;
    private boolean over;

    Timekeeper(final World world, final SimulatorSettings settings) {
        this.world = world;
        this.settings = settings;
        direct(1);
        placeAll();
        resumeAt = WARM_UP;
    }

    /** 1 or 2, or 0 between. */
    int period() {
        return world.play == World.Play.INTERVAL || kickOffPending() ? 0 : half;
    }

    long clockMs() {
        return period() == 0 ? 0 : StrictMath.round((world.time - halfStart) * 1_000);
    }

    /** Whether the last match has been played. */
    boolean isOver() {
        return over;
    }

    void step() {
        if (world.play == World.Play.INTERVAL) {
            if (world.time >= resumeAt) {
                begin();
            }
            return;
        }
        if (kickOffPending()) {
            if (world.play == World.Play.IN_PLAY) {
                halfStart = world.time;
            }
            return;
        }
        final double late = world.time - halfStart - settings.halfMinutes() * 60.0 - added;
        final boolean quiet = world.play == World.Play.DEAD || Math.abs(world.ball.x) < 20;
        if (late > 0 && (quiet || late > LONGEST_WAIT)) {
            end();
        }
    }

    private boolean kickOffPending() {
        return halfStart < 0;
    }

    private void begin() {
        half = half == 1 ? 2 : 1;
        if (half == 1) {
            world.restarts.clearScore();
        }
        halfStart = -1;
        added = world.random.between(0, MOST_ADDED) * settings.halfMinutes() / 45;
        world.home.block.reset();
        world.away.block.reset();
        world.restarts.kickOff(half == 1 ? world.home : world.away, 1.5);
    }

    private void end() {
        world.restarts.stop();
        if (half == 2 && settings.afterwards() == Afterwards.END) {
            over = true;
        }
        direct(half == 1 ? -1 : 1);
        world.possession = half == 1 ? world.away : world.home;
        resumeAt = world.time + settings.breakSeconds();
    }

    private void direct(final int homeDirection) {
        world.home.direction = homeDirection;
        world.away.direction = -homeDirection;
    }

    private void placeAll() {
        for (final Athlete athlete : world.athletes) {
            final Side side = athlete.side;
            final double depth = side.formation.depth(athlete.slot);
            final double x = athlete.role == Role.GK ? -world.pitch.halfLength() + 6 : -25 + 21 * depth;
            athlete.place(side.direction * x, side.direction * 23 * side.formation.side(athlete.slot));
        }
    }
}
