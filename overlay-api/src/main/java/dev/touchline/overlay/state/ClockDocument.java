package dev.touchline.overlay.state;

/**
 * The match's clock as of an instant: it shows {@code ms + (media time now - atUs) / 1000} while it runs. Immutable; any thread.
 *
 * @param ms since the start of the period
 * @param atUs of capture, us UTC; null before the first frame
 */
public record ClockDocument(int period, boolean running, long ms, Long atUs) {
    /** By how much two ways to say the same may differ: a clock is rounded to the millisecond, and set by hand. */
    private static final long SAME_MS = 50;

    private static final long MICROS_PER_MS = 1_000;

    /** Whether it says the same as an earlier one, a little later. */
    boolean continues(final ClockDocument earlier) {
        if (period != earlier.period || running != earlier.running || atUs == null || earlier.atUs == null) {
            return equals(earlier);
        }
        final long expectedMs = earlier.ms + (running ? (atUs - earlier.atUs) / MICROS_PER_MS : 0);
        return Math.abs(ms - expectedMs) <= SAME_MS;
    }
}
