package dev.touchline.protocol;

/**
 * Conversions between the feed's time (TAI, as PTP distributes it) and UTC. Pure functions; any thread.
 *
 * <p>UTC = TAI - 37 s since 2017-01-01 (IERS Bulletin C). The offset is a setting, because a leap second would change it.
 */
public final class TaiTime {
    /** Seconds by which TAI is ahead of UTC since 2017-01-01. */
    public static final int DEFAULT_OFFSET_SECONDS = 37;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TaiTime() {}

    /** Nanoseconds UTC to nanoseconds TAI. */
    public static long fromUtcNs(final long utcNs, final int offsetSeconds) {
        return utcNs + offsetSeconds * NANOS_PER_SECOND;
    }

    /** Nanoseconds TAI to nanoseconds UTC. */
    public static long toUtcNs(final long taiNs, final int offsetSeconds) {
        return taiNs - offsetSeconds * NANOS_PER_SECOND;
    }
}
