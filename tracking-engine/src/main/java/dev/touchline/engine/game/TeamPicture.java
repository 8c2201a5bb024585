package dev.touchline.engine.game;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.team.Keepers;
import dev.touchline.engine.team.ShapeMeter;

/** What is measured ten times a second: goalkeepers, direction, both shapes and both offside lines. Engine thread only. */
final class TeamPicture {
    private final Keepers keepers = new Keepers();
    private final Direction direction = new Direction();
    private final ShapeMeter homeShape = new ShapeMeter();
    private final ShapeMeter awayShape = new ShapeMeter();
    private final Pitch pitch;
    private int homeKeeper;
    private int awayKeeper;
    private int homeLineX = OffsideLine.UNKNOWN;
    private int awayLineX = OffsideLine.UNKNOWN;

    TeamPicture(final Pitch pitch) {
        this.pitch = pitch;
    }

    /**
     * Takes an instant; answers whether the goalkeepers contradict the stated direction, once.
     *
     * @param playing bits of who plays
     * @param samples the newest of which is of this instant or a little before
     * @param ballSeen whether that is so
     * @param elapsedUs since the last call; 0 in a break, when goalkeepers walk where they like
     */
    boolean observe(
            final ObjectStates live,
            final Teams teams,
            final long playing,
            final BallSamples samples,
            final boolean ballSeen,
            final long elapsedUs) {
        boolean alert = false;
        if (elapsedUs > 0) {
            keepers.observe(live, playing, elapsedUs);
            alert = direction.observe(keepers, teams, playing, elapsedUs);
        }
        homeKeeper = measure(live, teams, Side.HOME, playing, homeShape);
        awayKeeper = measure(live, teams, Side.AWAY, playing, awayShape);
        homeLineX = ballSeen ? lineX(samples, teams, Side.HOME) : OffsideLine.UNKNOWN;
        awayLineX = ballSeen ? lineX(samples, teams, Side.AWAY) : OffsideLine.UNKNOWN;
        return alert;
    }

    private int measure(
            final ObjectStates live, final Teams teams, final Side side, final long playing, final ShapeMeter shape) {
        final int attack = direction.attack(side);
        final int keeper = keepers.keeper(teams, side, playing, attack);
        final long bit = keeper == Keepers.NOBODY ? 0 : 1L << keeper;
        shape.measure(live, teams.members(side) & playing, bit, attack);
        return keeper;
    }

    private int lineX(final BallSamples samples, final Teams teams, final Side side) {
        final int attack = direction.attack(side);
        final int depth = OffsideLine.depth(samples, samples.slot(0), teams.members(side.other()), attack, pitch);
        return depth == OffsideLine.UNKNOWN ? depth : attack * depth;
    }

    Direction direction() {
        return direction;
    }

    ShapeMeter shape(final Side side) {
        return side == Side.HOME ? homeShape : awayShape;
    }

    /** Who keeps a side's goal, or {@link Keepers#NOBODY}. */
    int keeper(final Side side) {
        return side == Side.HOME ? homeKeeper : awayKeeper;
    }

    /** x of the line that a side's attackers have to stay behind, mm, or {@link OffsideLine#UNKNOWN}. */
    int lineX(final Side side) {
        return side == Side.HOME ? homeLineX : awayLineX;
    }

    /** Another period of play: ends may have changed. */
    void startPeriod() {
        keepers.clear();
        direction.startPeriod();
    }

    void merge(final int from, final int into) {
        keepers.merge(from, into);
    }

    void exchange(final int a, final int b) {
        keepers.exchange(a, b);
    }

    void clear() {
        keepers.clear();
        direction.clear();
        homeShape.clear();
        awayShape.clear();
        homeKeeper = Keepers.NOBODY;
        awayKeeper = Keepers.NOBODY;
        homeLineX = OffsideLine.UNKNOWN;
        awayLineX = OffsideLine.UNKNOWN;
    }

    void save(final StateWriter out) {
        keepers.save(out);
        direction.save(out);
        homeShape.save(out);
        awayShape.save(out);
        out.putInt(homeKeeper);
        out.putInt(awayKeeper);
        out.putInt(homeLineX);
        out.putInt(awayLineX);
    }

    void load(final StateReader in) {
        keepers.load(in);
        direction.load(in);
        homeShape.load(in);
        awayShape.load(in);
        homeKeeper = in.getCount(63);
        awayKeeper = in.getCount(63);
        homeLineX = in.getInt();
        awayLineX = in.getInt();
    }
}
