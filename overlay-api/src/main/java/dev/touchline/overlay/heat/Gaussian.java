package dev.touchline.overlay.heat;

/**
 * Smooths a grid by a Gaussian, along rows and then along columns, truncated at three standard deviations. What a cell holds is
 * spread over those neighbours that are on the grid, in parts that sum to one: nothing is lost over the edge, and the total
 * is kept. Pure functions.
 */
final class Gaussian {
    private static final double TRUNCATED_AT = 3;

    private Gaussian() {}

    /**
     * A grid smoothed.
     *
     * @param sigmaColumns standard deviation along a row, cells; 0 for none
     * @param sigmaRows standard deviation along a column, cells; 0 for none
     */
    static double[] smooth(
            final long[] cells, final int columns, final int rows, final double sigmaColumns, final double sigmaRows) {
        final double[] from = new double[cells.length];
        for (int cell = 0; cell < cells.length; cell++) {
            from[cell] = cells[cell];
        }
        final double[] along = new double[cells.length];
        for (int row = 0; row < rows; row++) {
            spread(from, along, row * columns, 1, columns, sigmaColumns);
        }
        final double[] smoothed = new double[cells.length];
        for (int column = 0; column < columns; column++) {
            spread(along, smoothed, column, columns, rows, sigmaRows);
        }
        return smoothed;
    }

    private static void spread(
            final double[] from,
            final double[] to,
            final int offset,
            final int stride,
            final int count,
            final double sigma) {
        final double[] weights = weights(sigma);
        final int reach = weights.length - 1;
        for (int source = 0; source < count; source++) {
            final double value = from[offset + source * stride];
            if (value == 0) {
                continue;
            }
            final int first = Math.max(0, source - reach);
            final int last = Math.min(count - 1, source + reach);
            double sum = 0;
            for (int at = first; at <= last; at++) {
                sum += weights[Math.abs(at - source)];
            }
            for (int at = first; at <= last; at++) {
                to[offset + at * stride] += value * weights[Math.abs(at - source)] / sum;
            }
        }
    }

    private static double[] weights(final double sigma) {
        final double[] weights = new double[1 + (int) Math.floor(TRUNCATED_AT * sigma)];
        for (int distance = 0; distance < weights.length; distance++) {
            weights[distance] = sigma == 0 ? 1 : StrictMath.exp(-0.5 * distance * distance / (sigma * sigma));
        }
        return weights;
    }
}
