package dev.touchline.overlay.match;

import dev.touchline.protocol.SourceCounters;

/**
 * The last five seconds of a source's counters, and what of them all others read: {@link #lately}. The thread that samples; {@code lately} is
 * immutable, and read by any.
 */
final class SourceSamples {
    private static final int COUNT = 11;
    /** The rate is taken over this many samples, the loss over all. */
    private static final int RATE_SAMPLES = 3;

    private final long[] timeNs = new long[COUNT];
    private final long[] received = new long[COUNT];
    private final long[] unique = new long[COUNT];
    private final long[] lost = new long[COUNT];
    private final long[] refused = new long[COUNT];
    private int taken;
    private volatile Lately lately = Lately.NOTHING;

    /** What a source did lately, as of the newest sample. */
    record Lately(double recordsPerSecond, long lost, long unique, long refused) {
        static final Lately NOTHING = new Lately(0, 0, 0, 0);
    }

    /** What it did lately; nothing before the second sample. Any thread. */
    Lately lately() {
        return lately;
    }

    /** Takes a sample. */
    void sample(final SourceCounters counters, final long nowNs) {
        final int at = taken++ % COUNT;
        timeNs[at] = nowNs;
        received[at] = counters.received();
        unique[at] = counters.received() - counters.duplicates();
        lost[at] = counters.lost();
        refused[at] = counters.refused();
        if (taken > 1) {
            lately = new Lately(
                    recordsPerSecond(),
                    Math.max(0, difference(lost)),
                    Math.max(0, difference(unique)),
                    difference(refused));
        }
    }

    private double recordsPerSecond() {
        final int newest = (taken - 1) % COUNT;
        final int older = (taken - Math.min(taken, RATE_SAMPLES)) % COUNT;
        final long elapsedNs = timeNs[newest] - timeNs[older];
        return elapsedNs <= 0 ? 0 : (received[newest] - received[older]) * 1e9 / elapsedNs;
    }

    private long difference(final long[] values) {
        return values[(taken - 1) % COUNT] - values[taken < COUNT ? 0 : taken % COUNT];
    }
}
