package dev.touchline.engine.game;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;

/** Who counts as playing at an instant. Pure; any thread. */
final class PlayersAt {
    /** How far beyond the lines somebody still plays: a thrower does, a substitute warming up does not, mm. */
    static final int SURROUNDINGS_MM = 3_000;

    private PlayersAt() {}

    /**
     * Bits of the players that are believed and on the pitch or within {@value #SURROUNDINGS_MM} mm of it: the teams', or, when
     * neither team is known, everybody of the roster's.
     */
    static long of(final ObjectStates live, final Teams teams, final Pitch pitch) {
        final long members = (teams.home() | teams.away()) & ~1L;
        final long wanted = live.believedBits() & (members == 0 ? ~1L : members);
        long playing = wanted;
        for (long bits = wanted; bits != 0; bits &= bits - 1) {
            final int objectId = Long.numberOfTrailingZeros(bits);
            if (2L * Math.abs((long) live.xMillimetres(objectId)) > pitch.lengthMillimetres() + 2L * SURROUNDINGS_MM
                    || 2L * Math.abs((long) live.yMillimetres(objectId))
                            > pitch.widthMillimetres() + 2L * SURROUNDINGS_MM) {
                playing &= ~(1L << objectId);
            }
        }
        return playing;
    }
}
