package dev.touchline.protocol;

import java.util.EnumMap;
import java.util.Map;

/** One counter a {@link RejectReason}, this thread's part of it. Written by the thread that validates; read by any. */
public final class RejectCounters {
    private final Map<RejectReason, Counter> counters = new EnumMap<>(RejectReason.class);

    /** Makes a part of the counters and lists them as {@code rejected_<reason>}. */
    public RejectCounters(final Counters registry) {
        for (final RejectReason reason : RejectReason.values()) {
            counters.put(
                    reason,
                    registry.createPart(
                            "rejected_" + reason.label().replace('-', '_'), "Dropped: " + reason.description()));
        }
    }

    /** Counts one. The validating thread only. */
    public void increment(final RejectReason reason) {
        counters.get(reason).increment();
    }

    /** This thread's count of a reason. Any thread. */
    public long value(final RejectReason reason) {
        return counters.get(reason).value();
    }
}
