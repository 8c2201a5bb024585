package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Pitch;

/**
 * The offside line against an attack (IFAB 2024, Law 11): the second-last opponent, the ball or the halfway line, whichever is
 * nearest the opponents' goal line. The goalkeeper is an opponent like the others; of an opponent's body the part nearest
 * that goal line counts, but arms and hands ({@link BodyPoints}), and where there are no body points his ground point; an
 * opponent behind his goal line counts as on it (Law 11.4). Pure; any thread.
 */
final class OffsideLine {
    /** There are fewer than two opponents, or nobody knows which way the attack goes. */
    static final int UNKNOWN = MatchEvent.UNKNOWN;

    private OffsideLine() {}

    /**
     * How far up the pitch the line is, mm from the halfway line towards the goal attacked; at least 0.
     *
     * @param opponents bits of the defending team's members
     * @param attack +1 when the attack goes towards +x, -1 towards -x, 0 unknown
     */
    static int depth(
            final BallSamples samples, final int slot, final long opponents, final int attack, final Pitch pitch) {
        if (attack == 0) {
            return UNKNOWN;
        }
        final int goalLine = pitch.lengthMillimetres() / 2;
        int last = UNKNOWN;
        int secondLast = UNKNOWN;
        for (long bits = opponents & samples.players(slot); bits != 0; bits &= bits - 1) {
            final int reach = Math.min(samples.reach(slot, Long.numberOfTrailingZeros(bits), attack), goalLine);
            if (reach > last) {
                secondLast = last;
                last = reach;
            } else if (reach > secondLast) {
                secondLast = reach;
            }
        }
        if (secondLast == UNKNOWN) {
            return UNKNOWN;
        }
        return Math.max(Math.max(secondLast, attack * samples.x(slot)), 0);
    }
}
