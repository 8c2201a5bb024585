package dev.touchline.load.live;

import java.util.Arrays;

/**
 * How evenly the measured clients were served. Immutable; any thread.
 *
 * @param fewest frames of the client that received the fewest
 * @param median frames of the client in the middle; of two, their mean, rounded down
 * @param most frames of the client that received the most
 * @param starved clients that received less than 90 % of the median
 * @param worstP99Micros the highest of the clients' own 99th percentiles of age on arrival, us; 0 without frames
 */
public record Fairness(long fewest, long median, long most, int starved, long worstP99Micros) {
    /** Without clients. */
    static final Fairness NONE = new Fairness(0, 0, 0, 0, 0);

    private static final int ALL = 100;
    private static final int FAIR_SHARE = 90;

    /** The fairness of clients that received so many frames each. */
    static Fairness of(final long[] framesOfEach, final long worstP99Micros) {
        if (framesOfEach.length == 0) {
            return NONE;
        }
        final long[] sorted = framesOfEach.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        final long median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        final long starved = Arrays.stream(sorted)
                .filter(frames -> frames * ALL < median * FAIR_SHARE)
                .count();
        return new Fairness(sorted[0], median, sorted[sorted.length - 1], (int) starved, worstP99Micros);
    }
}
