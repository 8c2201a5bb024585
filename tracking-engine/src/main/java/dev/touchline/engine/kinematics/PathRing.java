package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** The newest {@value #LENGTH} positions of a path, by their number, and where the object stood at them. Engine thread only. */
final class PathRing {
    static final int LENGTH = 128;
    static final int BYTES = LENGTH * (2 * Double.BYTES + 2 * Integer.BYTES);

    private static final int MASK = LENGTH - 1;

    private final double[] x = new double[LENGTH];
    private final double[] y = new double[LENGTH];
    private final int[] settledX = new int[LENGTH];
    private final int[] settledY = new int[LENGTH];

    void put(final int number, final double newX, final double newY, final int newSettledX, final int newSettledY) {
        final int at = number & MASK;
        x[at] = newX;
        y[at] = newY;
        settledX[at] = newSettledX;
        settledY[at] = newSettledY;
    }

    /** Moves the path, not where the object stood. */
    void move(final int number, final double newX, final double newY) {
        x[number & MASK] = newX;
        y[number & MASK] = newY;
    }

    double x(final int number) {
        return x[number & MASK];
    }

    double y(final int number) {
        return y[number & MASK];
    }

    int settledX(final int number) {
        return settledX[number & MASK];
    }

    int settledY(final int number) {
        return settledY[number & MASK];
    }

    void save(final StateWriter out) {
        out.putDoubles(x, LENGTH);
        out.putDoubles(y, LENGTH);
        out.putInts(settledX, LENGTH);
        out.putInts(settledY, LENGTH);
    }

    void load(final StateReader in) {
        in.getDoubles(x, LENGTH);
        in.getDoubles(y, LENGTH);
        in.getInts(settledX, LENGTH);
        in.getInts(settledY, LENGTH);
    }
}
