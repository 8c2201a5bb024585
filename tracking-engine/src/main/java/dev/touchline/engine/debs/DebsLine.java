package dev.touchline.engine.debs;

/** Reads one line of the event format out of bytes, in place. Pure functions; any thread; allocates nothing. */
public final class DebsLine {
    /** Largest magnitude of each field; what is beyond is no football, and would overflow sums. Directions have length 10,000. */
    private static final long[] LIMIT = {
        Integer.MAX_VALUE,
        999_999_999_999_999_999L,
        10_000_000,
        10_000_000,
        10_000_000,
        10_000_000_000L,
        10_000_000_000_000L,
        20_000,
        20_000,
        20_000,
        20_000,
        20_000,
        20_000
    };

    private static final int MOST_DIGITS = 18;
    /** Fields that have no sign: sid, ts, |v| and |a|. */
    private static final int UNSIGNED = 1 | 1 << 1 | 1 << 5 | 1 << 6;

    private DebsLine() {}

    /**
     * Reads a line without its end of line: 13 integers between commas, nothing else.
     *
     * @return false when it is malformed or a number is out of range; the event then holds rubbish
     */
    public static boolean parse(final byte[] bytes, final int from, final int to, final DebsEvent event) {
        final long[] values = event.values();
        int at = from;
        for (int field = 0; field < DebsEvent.FIELDS; field++) {
            if (field > 0) {
                if (at >= to || bytes[at] != ',') {
                    return false;
                }
                at++;
            }
            final boolean negative = at < to && bytes[at] == '-';
            if (negative) {
                at++;
            }
            final int start = at;
            long value = 0;
            while (at < to) {
                final int digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                value = value * 10 + digit;
                if (++at - start > MOST_DIGITS) {
                    return false;
                }
            }
            if (at == start || value > LIMIT[field] || (negative && (UNSIGNED >> field & 1) != 0)) {
                return false;
            }
            values[field] = negative ? -value : value;
        }
        return at == to;
    }
}
