package dev.touchline.engine.game;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * Who was in an offside position when the ball was played (IFAB 2024, Law 11): how far each team-mate was beyond the line.
 * Engine thread only.
 */
final class OffsideWatch {
    /** A pass is told as offside from this on, mm: about the error of optical tracking (Linke, Link and Lames 2018). */
    static final int MARGIN_MM = 500;

    private static final int PLAYERS = 64;

    private final int[] beyondMm = new int[PLAYERS];
    private final Pitch pitch;

    OffsideWatch(final Pitch pitch) {
        this.pitch = pitch;
    }

    /** The ball is played: takes where the team-mates were at that moment. */
    void onRelease(final Hit hit, final long mates, final long opponents, final int attack, final BallSamples samples) {
        clear();
        final int depth = OffsideLine.depth(samples, hit.slot, opponents, attack, pitch);
        if (depth == OffsideLine.UNKNOWN) {
            return;
        }
        for (long bits = mates & samples.players(hit.slot); bits != 0; bits &= bits - 1) {
            final int mate = Long.numberOfTrailingZeros(bits);
            beyondMm[mate] = Math.max(samples.reach(hit.slot, mate, attack) - depth, 0);
        }
    }

    /** How far a team-mate was beyond the line, mm; 0 when he was not, or nobody knows. */
    int beyondMm(final int objectId) {
        return beyondMm[objectId];
    }

    void merge(final int from, final int into) {
        beyondMm[into] = Math.max(beyondMm[into], beyondMm[from]);
        beyondMm[from] = 0;
    }

    void exchange(final int a, final int b) {
        final int ofA = beyondMm[a];
        beyondMm[a] = beyondMm[b];
        beyondMm[b] = ofA;
    }

    void clear() {
        Arrays.fill(beyondMm, 0);
    }

    void save(final StateWriter out) {
        out.putInts(beyondMm, PLAYERS);
    }

    void load(final StateReader in) {
        in.getInts(beyondMm, PLAYERS);
    }
}
