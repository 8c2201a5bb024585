package dev.touchline.load.html;

import java.util.List;

/**
 * Percentiles by their nines, as HdrHistogram's plots have them: 0, 90, 99, 99.9, 99.99 and 99.999 % are equally far apart,
 * since percentile p lies at log10(1 / (1 - p/100)). Immutable; any thread.
 */
public final class NinesScale implements Scale {
    /** How many nines the axis ends at. */
    public static final int NINES = 5;

    private static final double ALL = 100;
    private static final List<Tick> TICKS = List.of(
            new Tick(0, "0 %"),
            new Tick(50, "50 %"),
            new Tick(90, "90 %"),
            new Tick(99, "99 %"),
            new Tick(99.9, "99.9 %"),
            new Tick(99.99, "99.99 %"),
            new Tick(99.999, "99.999 %"));

    /** The percentile with so many nines, which need not be whole: 2 for 99 %. */
    public static double percentile(final double nines) {
        return ALL * (1 - Math.pow(10, -nines));
    }

    @Override
    public double at(final double percentile) {
        final double rest = 1 - Math.min(Math.max(percentile, 0), ALL) / ALL;
        return rest <= 0 ? 1 : Math.min(-Math.log10(rest) / NINES, 1);
    }

    @Override
    public List<Tick> ticks() {
        return TICKS;
    }
}
