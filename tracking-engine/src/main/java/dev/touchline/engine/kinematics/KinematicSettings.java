package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.List;

/**
 * What counts as fast, and as possible. Immutable; any thread.
 *
 * @param bandsKmh the speeds above which the second, third ... band begins, km/h, rising; one to seven
 * @param minimumDurationMs how long a speed must be kept up to count as its band, high-speed running or a sprint, 0 to 1000 ms
 * @param highSpeedKmh the speed above which running is high-speed running, km/h
 * @param sprintKmh the speed above which running is a sprint, km/h
 * @param plausibleSpeedMps the speed above which a position is a tracking error, m/s
 */
public record KinematicSettings(
        List<Double> bandsKmh, int minimumDurationMs, double highSpeedKmh, double sprintKmh, double plausibleSpeedMps) {
    /** Most bands. */
    public static final int MOST_BANDS = 8;

    /**
     * The bands of the FIFA World Cup 2022 reports: 0-7, 7-15, 15-20, 20-25 and over 25 km/h; high-speed running over 19.8, a
     * sprint over 25.2 km/h. The reports state no minimum duration; half a second is half a period of the filter's cut-off:
     * what is shorter, the smoothed speed does not show.
     */
    public static final KinematicSettings FIFA_2022 =
            new KinematicSettings(List.of(7.0, 15.0, 20.0, 25.0), 500, 19.8, 25.2, 12);

    /**
     * The intensities of the DEBS 2013 Grand Challenge (Mutschler, Ziekow and Jerzak 2013, query 1): standing to 1, trot to 11,
     * low to 14, medium to 17, high to 24 km/h, sprint above, each for at least 1 s.
     */
    public static final KinematicSettings DEBS_2013 =
            new KinematicSettings(List.of(1.0, 11.0, 14.0, 17.0, 24.0), 1_000, 17, 24, 12);

    private static final int LONGEST_MINIMUM_MS = 1_000;
    private static final double FASTEST_MPS = 30;

    /** Settings; throws {@link IllegalArgumentException} when a value is out of its range. */
    public KinematicSettings {
        bandsKmh = List.copyOf(bandsKmh);
        check(!bandsKmh.isEmpty() && bandsKmh.size() < MOST_BANDS, "one to seven band limits: bandsKmh=" + bandsKmh);
        double last = 0;
        for (final double limit : bandsKmh) {
            check(limit > last, "band limits rise from above 0: bandsKmh=" + bandsKmh);
            last = limit;
        }
        check(
                minimumDurationMs >= 0 && minimumDurationMs <= LONGEST_MINIMUM_MS,
                "0 to 1000 ms: minimumDurationMs=" + minimumDurationMs);
        check(highSpeedKmh > 0, "above 0: highSpeedKmh=" + highSpeedKmh);
        check(sprintKmh >= highSpeedKmh, "not below highSpeedKmh: sprintKmh=" + sprintKmh);
        check(
                plausibleSpeedMps > 0 && plausibleSpeedMps <= FASTEST_MPS,
                "above 0 to 30 m/s: plausibleSpeedMps=" + plausibleSpeedMps);
    }

    private static void check(final boolean good, final String message) {
        if (!good) {
            throw new IllegalArgumentException("kinematic settings: " + message);
        }
    }

    /** How many bands there are. */
    public int bands() {
        return bandsKmh.size() + 1;
    }

    /** The same with another plausible speed, m/s. */
    public KinematicSettings withPlausibleSpeed(final double mps) {
        return new KinematicSettings(bandsKmh, minimumDurationMs, highSpeedKmh, sprintKmh, mps);
    }

    void save(final StateWriter out) {
        out.putInt(bandsKmh.size());
        bandsKmh.forEach(out::putDouble);
        out.putInt(minimumDurationMs);
        out.putDouble(highSpeedKmh);
        out.putDouble(sprintKmh);
        out.putDouble(plausibleSpeedMps);
    }

    /** Reads what {@link #save} wrote; throws {@link IllegalArgumentException} when it is not the same. */
    void check(final StateReader in) {
        final Double[] bands = new Double[in.getCount(MOST_BANDS)];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = in.getDouble();
        }
        final KinematicSettings saved =
                new KinematicSettings(List.of(bands), in.getInt(), in.getDouble(), in.getDouble(), in.getDouble());
        check(saved.equals(this), "snapshot was made with others: saved=" + saved + ", settings=" + this);
    }
}
