package dev.touchline.overlay.match;

import dev.touchline.overlay.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a statement about a match. One thread; used once. */
final class IncidentFaults {
    private static final int LAST_PERIOD = 5;
    private static final long LONGEST_CLOCK_MS = 4L * 60 * 60_000;
    /** 2116: far from where sums overflow. */
    private static final long LATEST_US = (1L << 62) / 1_000;

    private final List<FieldFault> faults = new ArrayList<>();

    void add(final String field, final String message) {
        faults.add(new FieldFault(field, message));
    }

    void time(final Integer period, final Long clockMs, final Long tsUs) {
        range("period", period == null ? null : period.longValue(), 1, LAST_PERIOD);
        range("clockMs", clockMs, 0, LONGEST_CLOCK_MS);
        range("tsUs", tsUs, 1, LATEST_US);
    }

    void range(final String field, final Long value, final long least, final long most) {
        if (value != null && (value < least || value > most)) {
            add(field, "is not " + least + " to " + most + ": value=" + value);
        }
    }

    /** Of a player whom the roster has, what is said must be what is there: a name that is typed wrong must not become another's. */
    void same(final String field, final Object said, final Object listed) {
        if (said != null && !said.equals(listed)) {
            add(field, "is not the one that the roster has under this object id: value=" + said + ", roster=" + listed);
        }
    }

    void addAll(final List<FieldFault> more) {
        faults.addAll(more);
    }

    List<FieldFault> all() {
        return faults;
    }

    void refuse() {
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, "statement has faults: count=" + faults.size(), faults);
        }
    }
}
