package dev.touchline.feeds.sim;

/**
 * What match to make up. Immutable; any thread.
 *
 * @param seed everything that is left to chance
 * @param pitchLengthMetres 90 to 120
 * @param pitchWidthMetres 45 to 90
 * @param halfMinutes length of a half before added time, 1 to 60
 * @param breakSeconds length of half-time and of the pause between two matches, 30 to 3,600
 * @param afterwards what comes after full-time
 */
public record SimulatorSettings(
        long seed,
        double pitchLengthMetres,
        double pitchWidthMetres,
        int halfMinutes,
        int breakSeconds,
        Afterwards afterwards) {
    /** What comes after full-time. */
    public enum Afterwards {
        /** After a pause the same teams play again, another match derived from the seed; the feed never ends. */
        NEXT_MATCH,
        /** The feed ends. */
        END
    }

    /** Refuses what is out of range. */
    public SimulatorSettings {
        check("pitchLengthMetres", pitchLengthMetres, 90, 120);
        check("pitchWidthMetres", pitchWidthMetres, 45, 90);
        check("halfMinutes", halfMinutes, 1, 60);
        check("breakSeconds", breakSeconds, 30, 3_600);
    }

    /** Matches of two times 45 minutes on 105 x 68 m with breaks of a minute, one after the other. */
    public static SimulatorSettings ofSeed(final long seed) {
        return new SimulatorSettings(seed, 105, 68, 45, 60, Afterwards.NEXT_MATCH);
    }

    /** Halves of another length. */
    public SimulatorSettings withHalfMinutes(final int minutes) {
        return new SimulatorSettings(seed, pitchLengthMetres, pitchWidthMetres, minutes, breakSeconds, afterwards);
    }

    /** Another sequel. */
    public SimulatorSettings withAfterwards(final Afterwards newAfterwards) {
        return new SimulatorSettings(
                seed, pitchLengthMetres, pitchWidthMetres, halfMinutes, breakSeconds, newAfterwards);
    }

    private static void check(final String name, final double value, final double low, final double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "setting out of range: " + name + "=" + value + ", range=" + low + "-" + high);
        }
    }
}
