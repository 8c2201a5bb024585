package dev.touchline.load.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * From 0 to a round number at or above the largest value, in equal steps of 1, 2 or 5 times a power of ten. Immutable; any
 * thread.
 */
public final class LinearScale implements Scale {
    private static final int MOST_STEPS = 6;
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double SLACK = 1e-9;

    private final double end;
    private final List<Tick> ticks;

    private LinearScale(final double end, final List<Tick> ticks) {
        this.end = end;
        this.ticks = List.copyOf(ticks);
    }

    /** A scale that ends at a round number, for values. */
    public static LinearScale upTo(final double largest, final DoubleFunction<String> label) {
        final double step = step(largest);
        return of(step * Math.max(1, Math.ceil(largest / step - SLACK)), step, label);
    }

    /** A scale that ends at the largest value itself, for time. */
    public static LinearScale exactly(final double largest, final DoubleFunction<String> label) {
        return of(Math.max(largest, SLACK), step(largest), label);
    }

    private static LinearScale of(final double end, final double step, final DoubleFunction<String> label) {
        final List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end * (1 + SLACK); i++) {
            ticks.add(new Tick(i * step, label.apply(i * step)));
        }
        return new LinearScale(end, ticks);
    }

    private static double step(final double largest) {
        if (!(largest > 0)) {
            return 1;
        }
        final double power = Math.pow(10, Math.floor(Math.log10(largest / MOST_STEPS)));
        for (final double round : ROUND) {
            if (round * power * MOST_STEPS >= largest * (1 - SLACK)) {
                return round * power;
            }
        }
        return ROUND[ROUND.length - 1] * power;
    }

    @Override
    public double at(final double value) {
        return Math.min(Math.max(value / end, 0), 1);
    }

    @Override
    public List<Tick> ticks() {
        return ticks;
    }
}
