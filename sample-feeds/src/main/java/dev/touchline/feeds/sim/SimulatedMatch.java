package dev.touchline.feeds.sim;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.FrameRate;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;

/**
 * A made-up match at 25 frames a second, 22 players and the ball in every frame. One thread; the same settings give the
 * same frames on any JVM.
 *
 * <p>Home attacks +x in the first half. Before the first kick-off there are a few seconds, between the halves and between
 * matches a break in which the players walk to their new ends and wait: period 0, clock at 0 and standing, direction
 * unknown, nobody in possession. Positions are exact; the ball's height is that of its lowest point, players' heights are
 * unknown.
 */
public final class SimulatedMatch implements MatchFeed {
    private static final FrameRate RATE = new FrameRate(25, 1);
    private static final int STEPS_PER_FRAME = 2;
    private static final double MILLIMETRES = 1_000;

    private final SimulatorSettings settings;
    private final MatchDescription description;
    private World world;
    private Timekeeper timekeeper;
    private long frames;

    /** A match from its beginning. */
    public SimulatedMatch(final SimulatorSettings settings) {
        this.settings = settings;
        description = Casting.describe(settings, RATE);
        rewind();
    }

    @Override
    public MatchDescription description() {
        return description;
    }

    /** Goals of the home team in this match so far. */
    public int homeGoals() {
        return world.restarts.homeGoals();
    }

    /** Goals of the away team in this match so far. */
    public int awayGoals() {
        return world.restarts.awayGoals();
    }

    @Override
    public boolean next(final FeedFrame frame) {
        frame.begin(frames, RATE.timeNs(frames));
        if (timekeeper.isOver()) {
            return false;
        }
        fill(frame);
        for (int i = 0; i < STEPS_PER_FRAME; i++) {
            world.step();
            timekeeper.step();
        }
        frames++;
        return true;
    }

    @Override
    public void rewind() {
        final Pitch pitch = new Pitch(settings.pitchLengthMetres() / 2, settings.pitchWidthMetres() / 2);
        world = new World(pitch, new Prng(settings.seed()));
        timekeeper = new Timekeeper(world, settings);
        frames = 0;
    }

    @Override
    public void close() {}

    private void fill(final FeedFrame frame) {
        final int period = timekeeper.period();
        if (period > 0) {
            frame.state(
                    period,
                    timekeeper.clockMs(),
                    true,
                    world.play == World.Play.IN_PLAY,
                    world.possession == world.home ? Possession.HOME : Possession.AWAY,
                    world.home.direction > 0 ? AttacksPlusX.HOME : AttacksPlusX.AWAY);
        }
        final Ball ball = world.ball;
        frame.place(ObjectIds.BALL, millimetres(ball.x), millimetres(ball.y), millimetres(ball.z - Ball.RADIUS));
        place(frame, world.home);
        place(frame, world.away);
    }

    private static void place(final FeedFrame frame, final Side side) {
        for (int slot = 0; slot < Side.PLAYERS; slot++) {
            final Athlete athlete = side.players[slot];
            frame.place(
                    Casting.objectId(side.index, slot),
                    millimetres(athlete.x),
                    millimetres(athlete.y),
                    FeedFrame.UNKNOWN);
        }
    }

    private static int millimetres(final double metres) {
        return (int) Math.rint(metres * MILLIMETRES);
    }
}
