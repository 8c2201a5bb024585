package dev.touchline.load.feed;

/**
 * When each place of the stream is due. It knows nothing of the server and never waits for it. Immutable; any thread.
 *
 * <p>With a ramp the rate grows linearly from 0: n(t) = R t<sup>2</sup> / 2r up to t = r, so place n is due at
 * sqrt(2 n r / R); from then on the places are 1/R apart. In bursts, all places of a burst are due when its first one is.
 *
 * @param startNs when place 0 is due, ns UTC
 * @param placesPerSecond the full rate R
 * @param rampSeconds the ramp r, 0 for none
 * @param placesPerBurst places that are due together, 1 for none
 */
record SendTimetable(long startNs, double placesPerSecond, double rampSeconds, int placesPerBurst) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Each place has an instant of its own. */
    SendTimetable(final long startNs, final double placesPerSecond, final double rampSeconds) {
        this(startNs, placesPerSecond, rampSeconds, 1);
    }

    /** When a place is due, ns UTC. */
    long dueNs(final long place) {
        final long first = place - place % placesPerBurst;
        final double inRamp = placesPerSecond * rampSeconds / 2;
        final double seconds = first < inRamp
                ? Math.sqrt(2 * first * rampSeconds / placesPerSecond)
                : rampSeconds + (first - inRamp) / placesPerSecond;
        return startNs + (long) (seconds * NANOS_PER_SECOND);
    }

    /** Places that are due within so many seconds of the start. */
    long placesWithin(final double seconds) {
        return seconds < rampSeconds
                ? (long) (placesPerSecond * seconds * seconds / (2 * rampSeconds))
                : Math.round(placesPerSecond * (seconds - rampSeconds / 2));
    }
}
