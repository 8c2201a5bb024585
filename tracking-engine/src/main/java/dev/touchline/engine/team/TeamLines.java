package dev.touchline.engine.team;

/**
 * Divides the outfield players into {@value #LINES} lines by how far up the pitch they stand: of all ways to cut their order,
 * the one with the least sum of squared distances to the lines' means (Fisher 1958, "On grouping for maximum homogeneity";
 * one-dimensional k-means, solved exactly). A player may be a line of his own, as a lone striker is. Roles are not asked, so
 * it holds for any formation and after a red card. One thread; allocates nothing.
 */
final class TeamLines {
    static final int LINES = 3;

    private double rear;
    private double front;

    /** Divides the players at {@code u[0..count)}, metres towards the goal attacked, which are sorted by this. */
    void divide(final double[] u, final int count) {
        rear = Double.NaN;
        front = Double.NaN;
        if (count < LINES) {
            return;
        }
        sort(u, count);
        double least = Double.POSITIVE_INFINITY;
        for (int first = 1; first <= count - 2; first++) {
            for (int second = first + 1; second <= count - 1; second++) {
                final double sum = scatter(u, 0, first) + scatter(u, first, second) + scatter(u, second, count);
                if (sum < least) {
                    least = sum;
                    rear = mean(u, 0, first);
                    front = mean(u, second, count);
                }
            }
        }
    }

    private static void sort(final double[] u, final int count) {
        for (int i = 1; i < count; i++) {
            final double moved = u[i];
            int at = i;
            while (at > 0 && u[at - 1] > moved) {
                u[at] = u[at - 1];
                at--;
            }
            u[at] = moved;
        }
    }

    private static double mean(final double[] u, final int from, final int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += u[i];
        }
        return sum / (to - from);
    }

    private static double scatter(final double[] u, final int from, final int to) {
        final double mean = mean(u, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (u[i] - mean) * (u[i] - mean);
        }
        return sum;
    }

    /** Mean of the rearmost line, metres towards the goal attacked; NaN with fewer than three players. */
    double rear() {
        return rear;
    }

    /** Mean of the foremost line. */
    double front() {
        return front;
    }
}
