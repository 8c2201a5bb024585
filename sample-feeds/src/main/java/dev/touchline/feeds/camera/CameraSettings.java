package dev.touchline.feeds.camera;

/**
 * What cameras to make up. Immutable; any thread.
 *
 * @param seed everything that is left to chance
 * @param cameras how many, 1 to 64
 * @param rateHz frames a second of each, 1 to 240; each camera begins at a moment of its own
 * @param sigmaMetres standard deviation of a position per axis, 0 to 5
 * @param missing the share of objects that a camera does not see in a frame, 0 to 1
 * @param outliers the share of positions that are wrong, 0 to 1
 * @param outlierMetres how far wrong ones are off over the ground at most, in any direction, 0 to 100
 * @param maxDelayMs how long after the capture a record arrives at most, each record by itself, 0 to 1,000
 * @param statesSigma whether records state their standard deviation, or 0
 */
public record CameraSettings(
        long seed,
        int cameras,
        double rateHz,
        double sigmaMetres,
        double missing,
        double outliers,
        double outlierMetres,
        double maxDelayMs,
        boolean statesSigma) {
    /** Refuses what is out of range. */
    public CameraSettings {
        check("cameras", cameras, 1, 64);
        check("rateHz", rateHz, 1, 240);
        check("sigmaMetres", sigmaMetres, 0, 5);
        check("missing", missing, 0, 1);
        check("outliers", outliers, 0, 1);
        check("outlierMetres", outlierMetres, 0, 100);
        check("maxDelayMs", maxDelayMs, 0, 1_000);
    }

    /** Cameras as they are in a stadium: 0.30 m, 10 % missing, 2 % wrong by up to 10 m, up to 40 ms late. */
    public static CameraSettings of(final long seed, final int cameras, final double rateHz) {
        return new CameraSettings(seed, cameras, rateHz, 0.30, 0.10, 0.02, 10, 40, true);
    }

    /** The same cameras, silent about their errors or not. */
    public CameraSettings withStatesSigma(final boolean states) {
        return new CameraSettings(
                seed, cameras, rateHz, sigmaMetres, missing, outliers, outlierMetres, maxDelayMs, states);
    }

    /** The same cameras on a faster or slower network. */
    public CameraSettings withMaxDelayMs(final double delayMs) {
        return new CameraSettings(
                seed, cameras, rateHz, sigmaMetres, missing, outliers, outlierMetres, delayMs, statesSigma);
    }

    private static void check(final String name, final double value, final double low, final double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "setting out of range: " + name + "=" + value + ", range=" + low + "-" + high);
        }
    }
}
