package dev.touchline.feeds.csv;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers out of bytes without making strings of them. Pure functions; any thread. */
final class DecimalField {
    /** What is no number, or one that does not fit. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final long LIMIT = 1_000_000_000_000L;

    private DecimalField() {}

    /**
     * The number times 1,000, rounded half away from zero: metres become mm, seconds become ms. Plain decimals are read in
     * place; anything else (an exponent) goes through {@link Double#parseDouble}.
     *
     * @return {@link #NOT_A_NUMBER} for text that is none, for NaN and infinities, and beyond 10^12
     */
    static long thousandths(final byte[] bytes, final int from, final int to) {
        int i = from;
        final boolean negative = i < to && bytes[i] == '-';
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            i++;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        boolean roundUp = false;
        for (; i < to; i++) {
            final int c = bytes[i];
            if (c >= '0' && c <= '9') {
                digits++;
                if (decimals < 3) {
                    value = value * 10 + (c - '0');
                    decimals += decimals >= 0 ? 1 : 0;
                } else {
                    roundUp |= decimals == 3 && c >= '5';
                    decimals = 4;
                }
                if (value > LIMIT * 10) {
                    return NOT_A_NUMBER;
                }
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return viaDouble(bytes, from, to);
            }
        }
        if (digits == 0) {
            return NOT_A_NUMBER;
        }
        for (int d = Math.max(0, decimals); d < 3; d++) {
            value *= 10;
        }
        value += roundUp ? 1 : 0;
        return value > LIMIT ? NOT_A_NUMBER : negative ? -value : value;
    }

    private static long viaDouble(final byte[] bytes, final int from, final int to) {
        try {
            final double number =
                    Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII)) * 1_000;
            return Math.abs(number) <= LIMIT ? Math.round(number) : NOT_A_NUMBER;
        } catch (final NumberFormatException e) {
            return NOT_A_NUMBER;
        }
    }
}
