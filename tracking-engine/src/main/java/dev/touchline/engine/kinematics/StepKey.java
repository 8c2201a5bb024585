package dev.touchline.engine.kinematics;

/**
 * What a step counts as, packed: bits 0-1 the state of play (0 out of play, 1 nobody's, 2 home's, 3 away's), 2-4 the speed
 * band, 5 whether high-speed running, 6 whether a sprint, 7-9 the period. Pure functions; any thread.
 */
final class StepKey {
    static final int CLASSES = 4;
    static final int BITS = 10;

    private StepKey() {}

    static int of(
            final int playClass, final int band, final boolean highSpeed, final boolean sprint, final int period) {
        return playClass | (band << 2) | (highSpeed ? 1 << 5 : 0) | (sprint ? 1 << 6 : 0) | (period << 7);
    }

    static int withBand(final int key, final int band) {
        return (key & ~(7 << 2)) | (band << 2);
    }

    static int playClass(final int key) {
        return key & 3;
    }

    static int band(final int key) {
        return key >> 2 & 7;
    }

    static boolean highSpeed(final int key) {
        return (key >> 5 & 1) != 0;
    }

    static boolean sprint(final int key) {
        return (key >> 6 & 1) != 0;
    }

    static int period(final int key) {
        return key >> 7 & 7;
    }
}
