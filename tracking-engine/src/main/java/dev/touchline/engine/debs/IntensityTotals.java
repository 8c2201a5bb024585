package dev.touchline.engine.debs;

import java.util.Arrays;

/** Time and distance for each intensity over one window. Read by listeners within the call; one thread. */
public final class IntensityTotals {
    private final long[] ticks = new long[Intensity.COUNT];
    private final long[] micrometres = new long[Intensity.COUNT];

    IntensityTotals() {}

    void add(final int intensity, final long addedMicrometres) {
        ticks[intensity]++;
        micrometres[intensity] += addedMicrometres;
    }

    void remove(final int intensity, final long removedMicrometres) {
        ticks[intensity]--;
        micrometres[intensity] -= removedMicrometres;
    }

    void clear() {
        Arrays.fill(ticks, 0);
        Arrays.fill(micrometres, 0);
    }

    /** Time in an intensity, ms. */
    public long timeMs(final int intensity) {
        return ticks[intensity] * (GameClock.TICK_PS / 1_000_000_000L);
    }

    /** Distance in an intensity, um. */
    public long distanceMicrometres(final int intensity) {
        return micrometres[intensity];
    }
}
