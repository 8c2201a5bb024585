package dev.touchline.overlay.match;

import dev.touchline.protocol.SourceCounters;

/** The last five seconds of a source's counters. Guarded by the monitor that owns it. */
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

    void sample(final SourceCounters counters, final long nowNs) {
        final int at = taken++ % COUNT;
        timeNs[at] = nowNs;
        received[at] = counters.received();
        unique[at] = counters.received() - counters.duplicates();
        lost[at] = counters.lost();
        refused[at] = counters.refused();
    }

    double recordsPerSecond() {
        if (taken < 2) {
            return 0;
        }
        final int newest = (taken - 1) % COUNT;
        final int older = (taken - Math.min(taken, RATE_SAMPLES)) % COUNT;
        final long elapsedNs = timeNs[newest] - timeNs[older];
        return elapsedNs <= 0 ? 0 : (received[newest] - received[older]) * 1e9 / elapsedNs;
    }

    long lostLately() {
        return taken < 2 ? 0 : Math.max(0, difference(lost));
    }

    long uniqueLately() {
        return taken < 2 ? 0 : Math.max(0, difference(unique));
    }

    long refusedLately() {
        return taken < 2 ? 0 : difference(refused);
    }

    private long difference(final long[] values) {
        return values[(taken - 1) % COUNT] - values[taken < COUNT ? 0 : taken % COUNT];
    }
}
