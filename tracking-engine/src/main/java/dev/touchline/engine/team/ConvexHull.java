package dev.touchline.engine.team;

/**
 * The area of the convex hull of a few points: Andrew's monotone chain (Andrew 1979) and the shoelace formula. One thread;
 * allocates nothing after it was made.
 */
final class ConvexHull {
    private final int[] order;
    private final int[] hull;

    /** For at most so many points. */
    ConvexHull(final int most) {
        order = new int[most];
        hull = new int[2 * most];
    }

    /** The area, in the square of the points' unit: 0 for fewer than three points and for points in one line. */
    double area(final double[] x, final double[] y, final int count) {
        if (count < 3) {
            return 0;
        }
        sort(x, y, count);
        int size = 0;
        for (int i = 0; i < count; i++) {
            size = add(x, y, order[i], size, 0);
        }
        final int lower = size - 1;
        for (int i = count - 2; i >= 0; i--) {
            size = add(x, y, order[i], size, lower);
        }
        double twice = 0;
        for (int i = 0; i + 1 < size; i++) {
            final int a = hull[i];
            final int b = hull[i + 1];
            twice += x[a] * y[b] - x[b] * y[a];
        }
        return Math.abs(twice) / 2;
    }

    private void sort(final double[] x, final double[] y, final int count) {
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && isBefore(x, y, i, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    private static boolean isBefore(final double[] x, final double[] y, final int a, final int b) {
        return x[a] < x[b] || (x[a] <= x[b] && y[a] < y[b]);
    }

    /** Adds a point to the chain that starts at {@code base}; what is no left turn any more goes. */
    private int add(final double[] x, final double[] y, final int point, final int size, final int base) {
        int left = size;
        while (left >= base + 2 && cross(x, y, hull[left - 2], hull[left - 1], point) <= 0) {
            left--;
        }
        hull[left] = point;
        return left + 1;
    }

    private static double cross(final double[] x, final double[] y, final int o, final int a, final int b) {
        return (x[a] - x[o]) * (y[b] - y[o]) - (y[a] - y[o]) * (x[b] - x[o]);
    }
}
