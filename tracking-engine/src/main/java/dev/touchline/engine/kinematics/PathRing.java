package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** The newest {@value #LENGTH} positions of a path, by their number, and where the object stood at them. Engine thread only. */
final class PathRing {
    static final int LENGTH = 128;
    static final int BYTES = LENGTH * (2 * Double.BYTES + 2 * Integer.BYTES);

    private static final int MASK = LENGTH - 1;

    // x and y side by side: smoothing goes over 81 positions of everybody, and with hundreds of matches none is in the
    // processor's cache.
    private final double[] path = new double[2 * LENGTH];
    private final int[] settled = new int[2 * LENGTH];

    void put(final int number, final double newX, final double newY, final int newSettledX, final int newSettledY) {
        move(number, newX, newY);
        settled[at(number)] = newSettledX;
        settled[at(number) + 1] = newSettledY;
    }

    /** Moves the path, not where the object stood. */
    void move(final int number, final double newX, final double newY) {
        path[at(number)] = newX;
        path[at(number) + 1] = newY;
    }

    private static int at(final int number) {
        return 2 * (number & MASK);
    }

    double x(final int number) {
        return path[at(number)];
    }

    double y(final int number) {
        return path[at(number) + 1];
    }

    int settledX(final int number) {
        return settled[at(number)];
    }

    int settledY(final int number) {
        return settled[at(number) + 1];
    }

    void save(final StateWriter out) {
        out.putDoubles(path, 2 * LENGTH);
        out.putInts(settled, 2 * LENGTH);
    }

    void load(final StateReader in) {
        in.getDoubles(path, 2 * LENGTH);
        in.getInts(settled, 2 * LENGTH);
    }
}
