package dev.touchline.feeds;

/**
 * What a feed says about its match before the first frame. Immutable; any thread.
 *
 * @param name of the match
 * @param pitchLengthMetres along x, 10 to 200
 * @param pitchWidthMetres along y, 10 to 200
 * @param frameRate nominal
 * @param sigmaMillimetres one standard deviation of a position per axis, as the feed's maker states it; 0 = not stated
 * @param home the home team
 * @param away the away team
 */
public record MatchDescription(
        String name,
        double pitchLengthMetres,
        double pitchWidthMetres,
        FrameRate frameRate,
        int sigmaMillimetres,
        TeamSheet home,
        TeamSheet away) {
    private static final double MIN_METRES = 10;
    private static final double MAX_METRES = 200;

    /** Refuses pitches that are no pitches. */
    public MatchDescription {
        requirePitch("pitchLengthMetres", pitchLengthMetres);
        requirePitch("pitchWidthMetres", pitchWidthMetres);
        if (sigmaMillimetres < 0 || sigmaMillimetres > 0xffff) {
            throw new IllegalArgumentException("sigma out of range: sigmaMillimetres=" + sigmaMillimetres);
        }
    }

    private static void requirePitch(final String name, final double metres) {
        if (!(metres >= MIN_METRES && metres <= MAX_METRES)) {
            throw new IllegalArgumentException("pitch out of range: " + name + "=" + metres + ", range=10-200");
        }
    }
}
