package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * Time that has passed by the sources' own steps, free of what their clocks show: how long each has been silent while others
 * spoke, and when engine time has leapt because nobody did. Engine thread only; allocates nothing.
 *
 * <p>A step of more than {@value #LONGEST_STEP_NS} ns is no source's way of sending: it counts as that much, and what engine time
 * has gone on by without others' shorter steps is a pause of the whole feed.
 */
final class ElapsedTime {
    static final long LONGEST_STEP_NS = 500_000_000L;

    /** The elapsed time when a source was last heard from. */
    private final long[] atLast;

    private long elapsedNs;
    /** The part of it that longer steps have counted for. */
    private long leaptNs;
    /** What sources had spoken for when engine time last went on. */
    private long spokenAtMoveNs;

    private long pausedSinceNs;

    ElapsedTime(final int sources) {
        atLast = new long[sources];
    }

    /** A source is heard that has gone on by so much on its own clock, whatever that shows; 0 for its first time. */
    void onHeard(final int source, final long stepNs) {
        final long before = elapsedNs;
        elapsedNs = Math.max(before, atLast[source] + Math.min(stepNs, LONGEST_STEP_NS));
        if (stepNs > LONGEST_STEP_NS) {
            leaptNs += elapsedNs - before;
        }
        atLast[source] = elapsedNs;
    }

    /** Engine time goes on. When others have spoken meanwhile it was held back by one that fell silent, which is no pause. */
    void onEngineTime(final long fromNs, final long toNs) {
        final long spokenNs = elapsedNs - leaptNs;
        final long quietNs = toNs - fromNs - (spokenNs - spokenAtMoveNs);
        if (quietNs > LONGEST_STEP_NS && fromNs > 0 && pausedSinceNs == 0) {
            pausedSinceNs = toNs - quietNs;
        }
        spokenAtMoveNs = spokenNs;
    }

    /** For how long others have spoken since a source was last heard from. */
    long silentNs(final int source) {
        return elapsedNs - atLast[source];
    }

    /** Engine time when the whole feed fell silent, until {@link #endPause}; 0 while it goes on. */
    long pausedSinceNs() {
        return pausedSinceNs;
    }

    void endPause() {
        pausedSinceNs = 0;
    }

    void clear(final int sources) {
        Arrays.fill(atLast, 0, sources, 0);
        elapsedNs = 0;
        leaptNs = 0;
        spokenAtMoveNs = 0;
        pausedSinceNs = 0;
    }

    void save(final StateWriter out, final int sources) {
        out.putLongs(atLast, sources);
        out.putLong(elapsedNs);
        out.putLong(leaptNs);
        out.putLong(spokenAtMoveNs);
        out.putLong(pausedSinceNs);
    }

    void load(final StateReader in, final int sources) {
        in.getLongs(atLast, sources);
        elapsedNs = in.getLong();
        leaptNs = in.getLong();
        spokenAtMoveNs = in.getLong();
        pausedSinceNs = in.getLong();
    }
}
