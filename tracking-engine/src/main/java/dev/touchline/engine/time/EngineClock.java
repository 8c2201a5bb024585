package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * Engine time of a match: the lower median, over the sources that still send, of each one's newest capture time, corrected by
 * what is known of its clock; never backwards. One source among several cannot move it, and a source that is silent for a
 * second of the others' time no longer holds it back. Engine thread only; allocates nothing.
 *
 * <p>Two sources that disagree by more than {@value #AHEAD_NS} ns cannot be told apart: the one that was seen first leads.
 */
public final class EngineClock {
    /** How many sources there can be. */
    public static final int MAX_SOURCES = 64;
    /** No room for another source. */
    public static final int REFUSED = -1;

    static final long AHEAD_NS = 250_000_000L;
    private static final long SILENT_NS = 1_000_000_000L;
    /** Capture times from which a majority must say that engine time is ahead of all of them. */
    private static final int MAJORITY_PATIENCE = 64;

    private final ClockOffsets offsets = new ClockOffsets(MAX_SOURCES);
    private final ReorderAllowance reordering = new ReorderAllowance(MAX_SOURCES);
    private final ElapsedTime elapsed = new ElapsedTime(MAX_SOURCES);
    private final long[] newestRaw = new long[MAX_SOURCES];
    private final long[] newest = new long[MAX_SOURCES];
    private final int[] behindInARow = new int[MAX_SOURCES];
    /** Engine time when a source was last heard from. */
    private final long[] heardNs = new long[MAX_SOURCES];

    /** Source numbers in the order of their newest capture times. */
    private final int[] order = new int[MAX_SOURCES];

    private int sources;
    private long timeNs;
    private long frameTimeNs;
    private int majorityBehind;

    /** Adds a source and answers its number, or {@link #REFUSED} when there are {@value #MAX_SOURCES} already. */
    public int addSource() {
        if (sources == MAX_SOURCES) {
            return REFUSED;
        }
        System.arraycopy(order, 0, order, 1, sources);
        order[0] = sources;
        newest[sources] = Long.MIN_VALUE;
        newestRaw[sources] = Long.MIN_VALUE;
        return sources++;
    }

    /** Takes a capture time of a source, as its record says it, and answers engine time. */
    public long onCaptureTime(final int source, final long rawNs) {
        final long captureNs = rawNs - offsets.offsetNs(source);
        if (rawNs <= newestRaw[source] && !isSetBack(source, rawNs)) {
            reordering.onRecord(source, newest[source] - captureNs);
            return timeNs;
        }
        behindInARow[source] = 0;
        reordering.onRecord(source, 0);
        elapsed.onHeard(source, newestRaw[source] == Long.MIN_VALUE ? 0 : Math.max(rawNs - newestRaw[source], 0));
        newestRaw[source] = rawNs;
        newest[source] = captureNs;
        rank(source);
        final int sending = sending();
        final long median = median(sending);
        if (sending < 2) {
            offsets.onAlone(source);
        } else if (timeNs > 0) {
            offsets.onArrival(source, rawNs, median, isLeading(source, sending));
        }
        majorityBehind = sending >= 3 && median < timeNs - AHEAD_NS ? majorityBehind + 1 : 0;
        if (median > timeNs) {
            elapsed.onEngineTime(timeNs, median);
            timeNs = median;
        }
        heardNs[source] = timeNs;
        frameTimeNs = Math.max(frameTimeNs, timeNs - reordering.meanNs());
        return timeNs;
    }

    /** So many records in a row from long before a source's newest outvote it: that one time was wild. */
    private boolean isSetBack(final int source, final long rawNs) {
        behindInARow[source] = rawNs < newestRaw[source] - SILENT_NS ? behindInARow[source] + 1 : 0;
        return behindInARow[source] >= MAJORITY_PATIENCE;
    }

    private void rank(final int source) {
        int rank = 0;
        while (order[rank] != source) {
            rank++;
        }
        final long captureNs = newest[source];
        while (rank + 1 < sources && newest[order[rank + 1]] < captureNs) {
            order[rank] = order[++rank];
        }
        while (rank > 0 && newest[order[rank - 1]] > captureNs) {
            order[rank] = order[--rank];
        }
        order[rank] = source;
    }

    private int sending() {
        int sending = 0;
        for (int source = 0; source < sources; source++) {
            sending += isSending(source) ? 1 : 0;
        }
        return sending;
    }

    /** The lower median among the sources that still send; of two that disagree, the one seen first. */
    private long median(final int sending) {
        int rank = -1;
        for (int left = (sending - 1) / 2; left >= 0; left--) {
            rank = nextSending(rank);
        }
        final int lower = order[rank];
        if (sending == 2) {
            final int upper = order[nextSending(rank)];
            if (newest[upper] - newest[lower] > AHEAD_NS) {
                return newest[Math.min(lower, upper)];
            }
        }
        return newest[lower];
    }

    private int nextSending(final int rank) {
        int next = rank + 1;
        while (!isSending(order[next])) {
            next++;
        }
        return next;
    }

    /** Whether a source of two is the one that is believed when they disagree. */
    private boolean isLeading(final int source, final int sending) {
        if (sending != 2) {
            return false;
        }
        for (int other = 0; other < source; other++) {
            if (isSending(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSending(final int source) {
        return newest[source] != Long.MIN_VALUE && elapsed.silentNs(source) <= SILENT_NS;
    }

    /** For how long others have sent since a source was last heard from, ns; 0 for one that has not been heard. */
    public long silentNs(final int source) {
        return newest[source] == Long.MIN_VALUE ? 0 : elapsed.silentNs(source);
    }

    /** Engine time when a source was last heard from. */
    public long heardNs(final int source) {
        return heardNs[source];
    }

    /**
     * Engine time when the whole feed fell silent: it has leapt by more than {@value ElapsedTime#LONGEST_STEP_NS} ns since. Until
     * {@link #endPause} says that this was taken notice of; 0 else.
     */
    public long pausedSinceNs() {
        return elapsed.pausedSinceNs();
    }

    /** The feed goes on. */
    public void endPause() {
        elapsed.endPause();
    }

    /** A record's capture time, corrected by what is known of its source's clock. */
    public long correctedNs(final int source, final long rawNs) {
        return rawNs - offsets.offsetNs(source);
    }

    /**
     * Whether a corrected capture time lies so far ahead of the others that its source's clock must be wrong. Among fewer than
     * three sources nobody can tell which clock it is.
     */
    public boolean isAhead(final long captureNs) {
        return sources >= 3 && captureNs > timeNs + AHEAD_NS;
    }

    /** Whether a source's observations may move tracks: not while its clock is seconds off by an amount not yet known. */
    public boolean isTrusted(final int source) {
        return offsets.isTrusted(source);
    }

    /** Whether the first sources were wrong about the time by so much that only a new start helps. */
    public boolean isOutvoted() {
        return majorityBehind >= MAJORITY_PATIENCE && !offsets.isLearning(sources);
    }

    /**
     * Learns a clock's small error from an observation: what lies ahead of where a moving object was expected was taken later
     * than its record says.
     *
     * @param alongWay distance ahead along the way times the speed, m2/s
     * @param speedSquared m2/s2
     */
    public void onInnovation(final int source, final double alongWay, final double speedSquared) {
        if (sources > 1) {
            offsets.onInnovation(source, alongWay, speedSquared, sources);
        }
    }

    /** By how much a source's clock is ahead as far as is known, ns. */
    public long offsetNs(final int source) {
        return offsets.offsetNs(source);
    }

    /** The largest {@link #offsetNs} of all sources, either way. */
    public long largestOffsetNs() {
        long largest = 0;
        for (int source = 0; source < sources; source++) {
            largest = Math.max(largest, Math.abs(offsets.offsetNs(source)));
        }
        return largest;
    }

    /** How many sources that still send have a clock that is off by more than {@value #AHEAD_NS} ns, or is not believed. */
    public int clocksOff() {
        int off = 0;
        for (int source = 0; source < sources; source++) {
            final boolean good = isTrusted(source) && Math.abs(offsets.offsetNs(source)) <= AHEAD_NS;
            off += isSending(source) && !good ? 1 : 0;
        }
        return off;
    }

    /** Engine time, ns TAI; 0 before the first record. */
    public long timeNs() {
        return timeNs;
    }

    /** The instant to show: engine time less what records are late on average within their sources; never backwards. */
    public long frameTimeNs() {
        return frameTimeNs;
    }

    /** Starts anew; sources keep their numbers and what is known of their clocks. */
    public void clear() {
        timeNs = 0;
        frameTimeNs = 0;
        majorityBehind = 0;
        elapsed.clear(sources);
        Arrays.fill(heardNs, 0, sources, 0);
        Arrays.fill(behindInARow, 0, sources, 0);
        Arrays.fill(newest, 0, sources, Long.MIN_VALUE);
        Arrays.fill(newestRaw, 0, sources, Long.MIN_VALUE);
        reordering.clear();
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section("clock");
        out.putInt(sources);
        out.putLongs(newestRaw, sources);
        out.putLongs(newest, sources);
        out.putLongs(heardNs, sources);
        out.putInts(order, sources);
        out.putInts(behindInARow, sources);
        out.putLong(timeNs);
        out.putLong(frameTimeNs);
        out.putInt(majorityBehind);
        elapsed.save(out, sources);
        offsets.save(out, sources);
        reordering.save(out, sources);
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.section("clock");
        sources = in.getCount(MAX_SOURCES);
        in.getLongs(newestRaw, sources);
        in.getLongs(newest, sources);
        in.getLongs(heardNs, sources);
        in.getInts(order, sources);
        in.getInts(behindInARow, sources);
        timeNs = in.getLong();
        frameTimeNs = in.getLong();
        majorityBehind = in.getInt();
        elapsed.load(in, sources);
        offsets.load(in, sources);
        reordering.load(in, sources);
    }
}
