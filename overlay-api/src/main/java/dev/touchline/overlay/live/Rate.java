package dev.touchline.overlay.live;

/**
 * Frames a second as a rational. Divides capture time into slots, of which each may have one frame: the same frames are
 * chosen whoever asks, and on every server of the same feed.
 *
 * @param numerator 1 to 1,000,000
 * @param denominator 1 to 1,000,000
 */
record Rate(int numerator, int denominator) {
    private static final long MICROS = 1_000_000;

    /** The slot of an instant: floor(seconds x rate), without a product that overflows. */
    long slot(final long tsUs) {
        final long scaled = Math.floorDiv(tsUs, MICROS) * numerator;
        final long rest = Math.floorMod(scaled, (long) denominator) * MICROS + Math.floorMod(tsUs, MICROS) * numerator;
        return Math.floorDiv(scaled, (long) denominator) + rest / (denominator * MICROS);
    }
}
