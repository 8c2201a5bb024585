package dev.touchline.overlay.analysis;

/** Whole units of the engine as the documents' numbers; what is not known becomes null. Pure functions. */
final class Numbers {
    // Divided by, never multiplied with its inverse: the quotient is the double nearest to the decimal, and is written
    // as that.
    private static final double MILLI = 1e3;
    private static final double MICRO = 1e-6;
    private static final double ROUND = 1e3;

    private Numbers() {}

    /** A number to three decimals, or null for NaN. */
    static Double known(final double value) {
        return Double.isNaN(value) ? null : Double.valueOf(Math.rint(value * ROUND) / ROUND);
    }

    static Double metres(final int millimetres) {
        return millimetres == Integer.MIN_VALUE ? null : Double.valueOf(millimetres / MILLI);
    }

    static Double metres(final long micrometres) {
        return known(micrometres * MICRO);
    }

    static Double seconds(final long micros) {
        return known(micros * MICRO);
    }

    /** A share of a whole, or null of nothing. */
    static Double share(final long part, final long whole) {
        return whole == 0 ? null : known((double) part / whole);
    }

    /** An object id, or null for nobody. */
    static Integer object(final int objectId) {
        return objectId == 255 ? null : Integer.valueOf(objectId);
    }
}
