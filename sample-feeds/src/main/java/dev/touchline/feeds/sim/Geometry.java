package dev.touchline.feeds.sim;

/** Small arithmetic that gives the same bits everywhere. Pure functions; any thread. */
final class Geometry {
    private Geometry() {}

    static double length(final double x, final double y) {
        return Math.sqrt(x * x + y * y);
    }

    static double distance(final double x0, final double y0, final double x1, final double y1) {
        return length(x1 - x0, y1 - y0);
    }

    static double clamp(final double value, final double low, final double high) {
        return value < low ? low : value > high ? high : value;
    }

    static double mix(final double a, final double b, final double share) {
        return a + (b - a) * share;
    }

    /** How far a point is from a segment. */
    static double toSegment(
            final double px, final double py, final double ax, final double ay, final double bx, final double by) {
        final double dx = bx - ax;
        final double dy = by - ay;
        final double square = dx * dx + dy * dy;
        final double along = square < 1e-9 ? 0 : clamp(((px - ax) * dx + (py - ay) * dy) / square, 0, 1);
        return distance(px, py, ax + along * dx, ay + along * dy);
    }

    /** A straight-line table: the value at x between the points of {@code xs} and {@code ys}, flat outside. */
    static double table(final double x, final double[] xs, final double[] ys) {
        if (x <= xs[0]) {
            return ys[0];
        }
        for (int i = 1; i < xs.length; i++) {
            if (x < xs[i]) {
                return mix(ys[i - 1], ys[i], (x - xs[i - 1]) / (xs[i] - xs[i - 1]));
            }
        }
        return ys[ys.length - 1];
    }
}
