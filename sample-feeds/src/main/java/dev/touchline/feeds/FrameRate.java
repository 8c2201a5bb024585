package dev.touchline.feeds;

/**
 * Frames per second as a rational: 25/1, 30000/1001. Immutable; any thread.
 *
 * @param numerator frames, 1 to 1,000,000
 * @param denominator in so many seconds, 1 to 1,000,000
 */
public record FrameRate(int numerator, int denominator) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LIMIT = 1_000_000;

    /** Refuses what is out of range. */
    public FrameRate {
        if (numerator < 1 || numerator > LIMIT || denominator < 1 || denominator > LIMIT) {
            throw new IllegalArgumentException(
                    "frame rate out of range: numerator=" + numerator + ", denominator=" + denominator);
        }
    }

    /**
     * The rate nearest to a decimal: the rationals over 1001 that broadcasters use, else an integer, else thousandths.
     *
     * @throws IllegalArgumentException when it is not a number from 0.1 to 1,000
     */
    public static FrameRate nearest(final double framesPerSecond) {
        if (!(framesPerSecond >= 0.1 && framesPerSecond <= 1_000)) {
            throw new IllegalArgumentException("frame rate out of range: framesPerSecond=" + framesPerSecond);
        }
        final int whole = (int) Math.rint(framesPerSecond);
        if (Math.abs(framesPerSecond - whole) < 1e-6) {
            return new FrameRate(whole, 1);
        }
        if (whole > 0 && Math.abs(framesPerSecond - whole * 1000.0 / 1001.0) < 0.006) {
            return new FrameRate(whole * 1000, 1001);
        }
        return new FrameRate((int) Math.rint(framesPerSecond * 1_000), 1_000);
    }

    /** The time in ns from frame 0 to frame {@code frames}, rounded down; exact for centuries of frames. */
    public long timeNs(final long frames) {
        final long whole = Math.floorDiv(frames, numerator);
        final long rest = Math.floorMod(frames, (long) numerator);
        return whole * denominator * NANOS_PER_SECOND + rest * denominator * NANOS_PER_SECOND / numerator;
    }

    /** Frames per second as a decimal. */
    public double perSecond() {
        return (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }
}
