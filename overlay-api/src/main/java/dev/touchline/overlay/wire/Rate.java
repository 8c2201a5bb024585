package dev.touchline.overlay.wire;

/**
 * Frames a second as a rational. Divides capture time into slots, of which each may have one frame: the same frames are
 * chosen whoever asks, and on every server of the same feed.
 *
 * @param numerator 1 to 1,000,000
 * @param denominator 1 to 1,000,000
 */
public record Rate(int numerator, int denominator) {
    private static final long MICROS = 1_000_000;

    /** The same rate however it is written: 100/2 is 50/1, so that both are one stream. */
    public static Rate reduced(final int numerator, final int denominator) {
        int divisor = numerator;
        for (int rest = denominator; rest != 0; ) {
            final int next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return new Rate(numerator / divisor, denominator / divisor);
    }

    /** This rate, or a lower one when it is more than so many frames a second. */
    public Rate atMost(final int framesPerSecond) {
        return numerator > (long) framesPerSecond * denominator ? new Rate(framesPerSecond, 1) : this;
    }

    /** Frames a second, rounded up. */
    public long framesPerSecond() {
        return ((long) numerator + denominator - 1) / denominator;
    }

    /**
     * The part of a slot of an instant: floor(seconds x rate x parts), without a product that overflows.
     *
     * @param parts into which each slot is divided, 1 to 16
     */
    public long part(final long tsUs, final int parts) {
        final long numerators = (long) numerator * parts;
        final long scaled = Math.floorDiv(tsUs, MICROS) * numerators;
        final long rest = Math.floorMod(scaled, (long) denominator) * MICROS + Math.floorMod(tsUs, MICROS) * numerators;
        return Math.floorDiv(scaled, (long) denominator) + rest / (denominator * MICROS);
    }

    /** The first instant, us, of a part of a slot: the least one of which {@link #part} answers it. */
    public long startUs(final long part, final int parts) {
        final long numerators = (long) numerator * parts;
        final long rest = Math.floorMod(part, numerators) * denominator;
        final long seconds = Math.floorDiv(part, numerators) * denominator + rest / numerators;
        return seconds * MICROS + (rest % numerators * MICROS + numerators - 1) / numerators;
    }
}
