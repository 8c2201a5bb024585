package dev.touchline.overlay.live;

import dev.touchline.protocol.Counter;

/**
 * How many bytes all streams' histories may hold together. When they are used up a history lets go of its oldest messages before
 * it keeps another: who wanted those is told {@code expired}. Event loop thread only.
 */
final class HistoryBudget {
    /** Three streams of 3 kB at 120 frames/s, held for two minutes. */
    static final long DEFAULT_BYTES = 128L << 20;
    /** What events have for themselves, so that no frames crowd them out: some 20,000. */
    static final long EVENT_BYTES = 16L << 20;

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

    /** Whether so many more bytes can be held. */
    boolean has(final int more) {
        return used + more <= bytes;
    }

    void take(final int more) {
        used += more;
        held.add(more);
    }

    void give(final int back) {
        used -= back;
        held.add(-back);
    }

    /** A message is let go before its time. */
    void onDroppedEarly() {
        droppedEarly.increment();
    }
}
