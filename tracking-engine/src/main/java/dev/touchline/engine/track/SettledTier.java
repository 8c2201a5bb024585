package dev.touchline.engine.track;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * Where everybody was about a second ago, with hindsight: at every whole multiple of 40 ms of capture time, the observations of
 * the ground points are gone over again in the order of their capture times, forward with a lag of {@value #FORWARD_LAG_NS} ns,
 * up to 120 ms more while an object waits for its turn, in which late ones still come in, and back from there to the settled instant, {@value #LAG_NS} ns behind. Engine thread only;
 * allocates when an object is seen for the first time and while a queue grows.
 *
 * <p>The engine hands over every observation in time, the outliers too, and calls {@link #settleTo} until it answers false
 * whenever engine time has moved.
 */
public final class SettledTier {
    /** The grid of settled instants, ns: whole multiples in TAI are whole multiples in UTC. */
    public static final long GRID_NS = 40_000_000L;
    /** How far a settled instant is behind engine time, ns. */
    public static final long LAG_NS = 1_000_000_000L;

    private static final long FORWARD_LAG_NS = 300_000_000L;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final SettledTrack[] tracks = new SettledTrack[ObjectStates.OBJECTS];
    private final BackwardPass hindsight = new BackwardPass();
    private final long taiOffsetNs;
    private long nextNs = NOT_STARTED;
    private long newestNs = NOT_STARTED;

    /** A tier that has seen nothing; {@code taiOffsetSeconds} is what TAI is ahead of UTC. */
    public SettledTier(final int taiOffsetSeconds) {
        taiOffsetNs = taiOffsetSeconds * 1_000_000_000L;
    }

    /**
     * Takes an observation of an object's ground point, believed by the live track or not.
     *
     * @param zMetres height, or NaN when unknown
     * @param track the live track, which has taken it
     */
    public void observe(
            final int objectId,
            final long captureNs,
            final double xMetres,
            final double yMetres,
            final double zMetres,
            final double sigmaMetres,
            final Track track) {
        if (nextNs == NOT_STARTED) {
            nextNs = Math.floorDiv(captureNs + GRID_NS - 1, GRID_NS) * GRID_NS;
        }
        newestNs = Math.max(newestNs, captureNs);
        SettledTrack settled = tracks[objectId];
        if (settled == null) {
            settled = new SettledTrack(TrackTable.model(objectId, 0), nextNs - GRID_NS);
            tracks[objectId] = settled;
        }
        settled.observe(captureNs, xMetres, yMetres, zMetres, sigmaMetres * sigmaMetres, track.psd());
    }

    /** Reads a little of what {@link #observe} writes to, as {@link TrackTable#fetch} does. */
    public long fetch(final int objectId) {
        final SettledTrack known = tracks[objectId];
        return known == null ? 0 : known.touch();
    }

    /**
     * Settles the next instant if engine time is far enough ahead of it; answers whether it did. Time in which nobody was seen is
     * passed over.
     *
     * @param timeNs engine time
     */
    public boolean settleTo(final long timeNs, final ObjectStates into) {
        if (nextNs == NOT_STARTED || nextNs > timeNs - LAG_NS) {
            return false;
        }
        settle(Math.floorDiv(timeNs - FORWARD_LAG_NS, SettledTrack.STEP_NS) * SettledTrack.STEP_NS, into);
        final long wakesNs = Math.min(wakesNs(), timeNs - LAG_NS + GRID_NS);
        if (wakesNs > nextNs) {
            nextNs = Math.floorDiv(wakesNs, GRID_NS) * GRID_NS;
        }
        return true;
    }

    /** Settles the next instant up to the newest observation, because no more will come; answers whether there was one. */
    public boolean flush(final ObjectStates into) {
        if (nextNs == NOT_STARTED || nextNs > newestNs) {
            return false;
        }
        settle(Math.floorDiv(newestNs + SettledTrack.STEP_NS - 1, SettledTrack.STEP_NS) * SettledTrack.STEP_NS, into);
        return true;
    }

    private void settle(final long frontNs, final ObjectStates into) {
        into.begin((nextNs - taiOffsetNs) / NANOS_PER_MICRO);
        // No further than nodes are kept for, when time has leapt.
        final long nearNs = Math.min(frontNs, nextNs + LAG_NS);
        for (int objectId = 0; objectId < tracks.length; objectId++) {
            final SettledTrack track = tracks[objectId];
            if (track != null) {
                track.settle(objectId, nextNs, nearNs, hindsight, into);
            }
        }
        nextNs += GRID_NS;
    }

    private long wakesNs() {
        long wakesNs = Long.MAX_VALUE;
        for (final SettledTrack track : tracks) {
            if (track != null) {
                wakesNs = Math.min(wakesNs, track.wakesNs());
            }
        }
        return wakesNs;
    }

    /**
     * Whether an object that is there in the newest settled instant has not come from where it was in the one before: it was
     * away, was lost for more than a second, or its track started anew elsewhere.
     */
    public boolean pathBroken(final int objectId) {
        return tracks[objectId] != null && tracks[objectId].isBroken();
    }

    /** The next instant to be settled, us UTC; {@link Long#MIN_VALUE} before the first observation. */
    public long nextSettledUs() {
        return nextNs == NOT_STARTED ? NOT_STARTED : (nextNs - taiOffsetNs) / NANOS_PER_MICRO;
    }

    /** Two objects were taken for each other: each goes on with what is about to settle of the other. */
    public void exchange(final int a, final int b) {
        final SettledTrack of = tracks[a];
        tracks[a] = tracks[b];
        tracks[b] = of;
    }

    /** One object is another: what is about to settle of it is that one's, if nothing is of that one itself. */
    public void merge(final int from, final int into) {
        if (tracks[into] == null || !tracks[into].hasPath()) {
            tracks[into] = tracks[from];
        }
        tracks[from] = null;
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(tracks, null);
        nextNs = NOT_STARTED;
        newestNs = NOT_STARTED;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section("settled");
        out.putLong(nextNs);
        out.putLong(newestNs);
        for (final SettledTrack track : tracks) {
            out.putBoolean(track != null);
            if (track != null) {
                track.save(out);
            }
        }
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.section("settled");
        clear();
        nextNs = in.getLong();
        newestNs = in.getLong();
        for (int objectId = 0; objectId < tracks.length; objectId++) {
            if (in.getBoolean()) {
                tracks[objectId] = new SettledTrack(TrackTable.model(objectId, 0), 0);
                tracks[objectId].load(in);
            }
        }
    }
}
