package dev.touchline.overlay.live;

import dev.touchline.protocol.Counter;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * How many bytes all streams' histories may hold together. When they are used up, the match that holds most lets go of the oldest
 * message of its longest history before another is kept: who wanted it is told {@code expired}. Event loop thread only.
 *
 * <p>So a match that holds no more than an equal share, the bytes divided by the matches that hold any, loses nothing to others,
 * while one alone may use them all. Fixed shares would leave most of them to matches that nobody comes back to. Matches are
 * walked over only when the bytes are used up.
 */
final class HistoryBudget {
    /** Three streams of 3 kB at 120 frames/s, held for two minutes. */
    static final long DEFAULT_BYTES = 128L << 20;
    /** What events have for themselves, so that no frames crowd them out: some 20,000. */
    static final long EVENT_BYTES = 16L << 20;

    private final Long2ObjectHashMap<MatchHistories> matches = new Long2ObjectHashMap<>();
    private final long bytes;
    private final Counter held;
    private final Counter droppedEarly;
    private long used;

    /**
     * A budget that nothing was taken of.
     *
     * @param held shows what is used of this and other budgets together
     * @param droppedEarly counts messages that were let go before their time
     */
    HistoryBudget(final long bytes, final Counter held, final Counter droppedEarly) {
        this.bytes = bytes;
        this.held = held;
        this.droppedEarly = droppedEarly;
    }

    /** Makes room for a message of a match; false, and counted, when it is longer than all that there is. */
    boolean makeRoom(final long matchId, final int more) {
        if (more > bytes) {
            droppedEarly.increment();
            return false;
        }
        while (used + more > bytes) {
            droppedEarly.increment();
            holdingMost(matchId).longest().dropOldest();
        }
        return true;
    }

    /** The match that holds most; the one that asks, when none holds more than it. */
    private MatchHistories holdingMost(final long matchId) {
        MatchHistories most = matches.get(matchId);
        for (final MatchHistories each : matches.values()) {
            most = most == null || each.bytes() > most.bytes() ? each : most;
        }
        return most;
    }

    /** A match's history holds more than it did, or less. */
    void onChange(final long matchId, final MessageHistory history, final long before, final long after) {
        used += after - before;
        held.add(after - before);
        MatchHistories histories = matches.get(matchId);
        if (histories == null) {
            histories = new MatchHistories();
            matches.put(matchId, histories);
        }
        histories.onChange(history, before, after);
        if (histories.bytes() == 0) {
            matches.remove(matchId);
        }
    }
}
