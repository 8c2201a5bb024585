package dev.touchline.engine.kinematics;

/** The grid of instants on which positions settle: whole multiples of 40 ms since 1970 UTC. Pure functions; any thread. */
final class SettledGrid {
    /** From one instant to the next, us. */
    static final long STEP_US = 40_000;

    static final int STEPS_PER_SECOND = 25;
    /** Micrometres over one step that make 1 mm/s. */
    static final int MICROMETRES_PER_MMPS = 40;

    private static final double MICROMETRES_PER_KMH = 1e5 / 9;

    private SettledGrid() {}

    /** The number of an instant; throws {@link IllegalArgumentException} when it is not on the grid. */
    static long index(final long tsUs) {
        if (tsUs % STEP_US != 0) {
            throw new IllegalArgumentException("instant is off the grid of 40 ms: tsUs=" + tsUs);
        }
        return tsUs / STEP_US;
    }

    /** The whole second, since 1970, in which a step that starts at an instant is counted. */
    static long second(final long index) {
        return Math.floorDiv(index, STEPS_PER_SECOND);
    }

    /** The way covered in one step at a speed, um: 1 km/h is 1/3.6 m/s, over 0.04 s. */
    static double micrometresPerStep(final double kmh) {
        return kmh * MICROMETRES_PER_KMH;
    }
}
