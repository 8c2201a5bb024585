package dev.touchline.accuracy;

/** A natural cubic spline through equally spaced values (de Boor 1978, chapter IV): smooth truth between the frames. */
final class CubicSpline {
    private final double[] values;
    private final double[] curvatures;
    private final double step;

    CubicSpline(final double[] values, final double step) {
        this.values = values;
        this.step = step;
        final int n = values.length;
        curvatures = new double[n];
        final double[] share = new double[n];
        for (int i = 1; i < n - 1; i++) {
            final double right = 6 * (values[i + 1] - 2 * values[i] + values[i - 1]) / (step * step);
            final double pivot = 4 - share[i - 1];
            share[i] = 1 / pivot;
            curvatures[i] = (right - curvatures[i - 1]) / pivot;
        }
        for (int i = n - 2; i > 0; i--) {
            curvatures[i] -= share[i] * curvatures[i + 1];
        }
    }

    boolean covers(final double t) {
        return t >= 0 && t < (values.length - 1) * step;
    }

    double at(final double t) {
        final int i = (int) (t / step);
        final double b = t / step - i;
        final double a = 1 - b;
        return a * values[i]
                + b * values[i + 1]
                + ((a * a * a - a) * curvatures[i] + (b * b * b - b) * curvatures[i + 1]) * step * step / 6;
    }

    double slopeAt(final double t) {
        final int i = (int) (t / step);
        final double b = t / step - i;
        final double a = 1 - b;
        return (values[i + 1] - values[i]) / step
                + ((1 - 3 * a * a) * curvatures[i] + (3 * b * b - 1) * curvatures[i + 1]) * step / 6;
    }
}
