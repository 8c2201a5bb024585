package dev.touchline.load.html;

import java.util.Locale;

/** How values are written along an axis. Any thread. */
public final class TickLabels {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    private TickLabels() {}

    /** us, as us, ms or s. */
    public static String micros(final double micros) {
        if (micros >= MILLION) {
            return plain(micros / MILLION) + " s";
        }
        return micros >= THOUSAND ? plain(micros / THOUSAND) + " ms" : plain(micros) + " µs";
    }

    /** A number of things, in thousands or millions when there are many. */
    public static String count(final double count) {
        if (count >= MILLION) {
            return plain(count / MILLION) + " M";
        }
        return count >= THOUSAND ? plain(count / THOUSAND) + " k" : plain(count);
    }

    /** As few digits as it takes, three behind the point at most. */
    public static String plain(final double value) {
        final String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
