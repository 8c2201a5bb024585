package dev.touchline.engine.team;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import java.util.Arrays;

/**
 * Who keeps goal, and where the players stand on average. The goalkeeper is the one that the roster names, when he is there;
 * otherwise the player whose mean x is nearest the team's own goal line. Means are causal: of the first 30 s evenly, then with
 * a time constant of 30 s. Engine thread only; allocates nothing.
 */
public final class Keepers {
    /** Nobody. */
    public static final int NOBODY = 0;

    private static final long MEMORY_US = 30_000_000;
    private static final int OBJECTS = 64;

    private final double[] mean = new double[OBJECTS];
    private final long[] seenUs = new long[OBJECTS];

    /**
     * Takes where players stand.
     *
     * @param players bits of the object ids that count, all of them present in {@code live}
     * @param elapsedUs since the last call, above 0
     */
    public void observe(final ObjectStates live, final long players, final long elapsedUs) {
        for (long bits = players; bits != 0; bits &= bits - 1) {
            final int objectId = Long.numberOfTrailingZeros(bits);
            seenUs[objectId] = Math.min(seenUs[objectId] + elapsedUs, MEMORY_US);
            final double share = Math.min((double) elapsedUs / seenUs[objectId], 1);
            mean[objectId] += share * (live.xMetres(objectId) - mean[objectId]);
        }
    }

    /** A player's mean x, metres; 0 when he was never seen. */
    public double meanX(final int objectId) {
        return mean[objectId];
    }

    /** The goalkeeper that the roster names and who is among {@code players}, or {@link #NOBODY}. */
    public int named(final Teams teams, final Side side, final long players) {
        final long named = teams.members(side) & teams.keepers() & players & ~1L;
        int best = NOBODY;
        for (long bits = named; bits != 0; bits &= bits - 1) {
            final int objectId = Long.numberOfTrailingZeros(bits);
            // A second goalkeeper beside the pitch stands about the middle of it; the one who plays does not.
            if (best == NOBODY || Math.abs(mean[objectId]) > Math.abs(mean[best])) {
                best = objectId;
            }
        }
        return best;
    }

    /**
     * Who keeps a side's goal among {@code players}, or {@link #NOBODY}: nobody is named there and it is not known which way
     * the side attacks.
     *
     * @param attacks +1 when the side attacks +x, -1 when it attacks -x, 0 when it is not known
     */
    public int keeper(final Teams teams, final Side side, final long players, final int attacks) {
        final int named = named(teams, side, players);
        if (named != NOBODY || attacks == 0) {
            return named;
        }
        return outermost(teams.members(side) & players & ~1L, -attacks);
    }

    /** The player whose mean x is furthest towards +x or -x, or {@link #NOBODY} when there are none. */
    public int outermost(final long players, final int direction) {
        int best = NOBODY;
        for (long bits = players; bits != 0; bits &= bits - 1) {
            final int objectId = Long.numberOfTrailingZeros(bits);
            if (best == NOBODY || direction * mean[objectId] > direction * mean[best]) {
                best = objectId;
            }
        }
        return best;
    }

    /** One object is another: where it stood is that one's, if nothing is known of that one. */
    public void merge(final int from, final int into) {
        if (from < OBJECTS && into < OBJECTS) {
            if (seenUs[into] == 0) {
                mean[into] = mean[from];
                seenUs[into] = seenUs[from];
            }
            mean[from] = 0;
            seenUs[from] = 0;
        }
    }

    /** Two objects have been each other: so were their means. */
    public void exchange(final int a, final int b) {
        if (a < OBJECTS && b < OBJECTS) {
            final double meanOfA = mean[a];
            final long seenOfA = seenUs[a];
            mean[a] = mean[b];
            seenUs[a] = seenUs[b];
            mean[b] = meanOfA;
            seenUs[b] = seenOfA;
        }
    }

    /** Forgets where everybody stood: ends have changed. */
    public void clear() {
        Arrays.fill(mean, 0);
        Arrays.fill(seenUs, 0);
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.putDoubles(mean, OBJECTS);
        out.putLongs(seenUs, OBJECTS);
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.getDoubles(mean, OBJECTS);
        in.getLongs(seenUs, OBJECTS);
    }
}
