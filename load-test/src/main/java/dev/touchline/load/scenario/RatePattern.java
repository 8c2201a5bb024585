package dev.touchline.load.scenario;

import java.util.Locale;

/**
 * How a feed's rate goes over time. Immutable; any thread. A pattern moves the instants of datagrams only: what is in them,
 * and how many leave at the full rate, it does not touch.
 */
public sealed interface RatePattern {
    /** How long the rate takes to grow from 0 to the full one, linearly, s; 0 for not at all. */
    double rampSeconds();

    /** Whether the frames of all sources leave at one instant, back to back, once in a frame's time. */
    boolean atOnce();

    /** The pattern in a word or two, for the report. */
    String label();

    /** The same rate from beginning to end, evenly spread. */
    record Steady() implements RatePattern {
        @Override
        public double rampSeconds() {
            return 0;
        }

        @Override
        public boolean atOnce() {
            return false;
        }

        @Override
        public String label() {
            return "steady";
        }
    }

    /**
     * From nothing to the full rate, then held.
     *
     * @param rampSeconds how long it grows, above 0
     */
    record Ramp(double rampSeconds) implements RatePattern {
        public Ramp {
            if (!(rampSeconds > 0)) {
                throw new IllegalArgumentException("ramp is not longer than nothing: rampSeconds=" + rampSeconds);
            }
        }

        @Override
        public boolean atOnce() {
            return false;
        }

        @Override
        public String label() {
            return String.format(Locale.ROOT, "ramp of %.1f s", rampSeconds);
        }
    }

    /** The mean rate of a steady feed, in the worst order: every source has taken its frame at the same instant. */
    record Burst() implements RatePattern {
        @Override
        public double rampSeconds() {
            return 0;
        }

        @Override
        public boolean atOnce() {
            return true;
        }

        @Override
        public String label() {
            return "bursts";
        }
    }
}
