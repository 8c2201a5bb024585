package dev.touchline.load.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Logarithmic, from one power of ten to another that enclose the values. Immutable; any thread. */
public final class LogScale implements Scale {
    private static final int FEW_DECADES = 2;
    private static final double[] BETWEEN = {1, 2, 5};
    private static final double[] POWERS = {1};
    private static final double SLACK = 1e-9;

    private final int from;
    private final int to;
    private final List<Tick> ticks;

    private LogScale(final int from, final int to, final List<Tick> ticks) {
        this.from = from;
        this.to = to;
        this.ticks = List.copyOf(ticks);
    }

    /** A scale for values from {@code smallest}, taken for 1 when it is below, to {@code largest}. */
    public static LogScale of(final double smallest, final double largest, final DoubleFunction<String> label) {
        final int from = (int) Math.floor(Math.log10(Math.max(smallest, 1)) + SLACK);
        final int to = Math.max(from + 1, (int) Math.ceil(Math.log10(Math.max(largest, 1)) - SLACK));
        final List<Tick> ticks = new ArrayList<>();
        for (int decade = from; decade < to; decade++) {
            for (final double factor : to - from <= FEW_DECADES ? BETWEEN : POWERS) {
                final double value = factor * Math.pow(10, decade);
                ticks.add(new Tick(value, label.apply(value)));
            }
        }
        ticks.add(new Tick(Math.pow(10, to), label.apply(Math.pow(10, to))));
        return new LogScale(from, to, ticks);
    }

    @Override
    public double at(final double value) {
        final double decades = Math.log10(Math.max(value, Math.pow(10, from))) - from;
        return Math.min(decades / (to - from), 1);
    }

    @Override
    public List<Tick> ticks() {
        return ticks;
    }
}
