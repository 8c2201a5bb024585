package dev.touchline.protocol;

/**
 * The capture times that are believed. A live match's records must lie around wall time, a replayed match's around engine
 * time; a replayed source's new session may start anywhere.
 *
 * @param liveBehindNs how far a live record may be behind wall time
 * @param liveAheadNs how far a live record may be ahead of wall time
 * @param replayBehindNs how far a replayed record may be behind engine time
 * @param replayAheadNs how far a replayed record may be ahead of engine time
 * @param taiOffsetSeconds seconds by which TAI is ahead of UTC
 */
public record TimeWindow(
        long liveBehindNs, long liveAheadNs, long replayBehindNs, long replayAheadNs, int taiOffsetSeconds) {
    private static final long SECOND = 1_000_000_000L;
    private static final long LATEST_NS = 1L << 62;

    /** 10 s behind and 1 s ahead of wall time; 10 s behind and 15 min ahead of engine time. */
    public static final TimeWindow DEFAULT =
            new TimeWindow(10 * SECOND, SECOND, 10 * SECOND, 900 * SECOND, TaiTime.DEFAULT_OFFSET_SECONDS);

    /** Whether a time is one at all: from 1970 to 2116, far from where sums of nanoseconds overflow. */
    public static boolean isPossible(final long captureTimeNs) {
        return captureTimeNs > 0 && captureTimeNs < LATEST_NS;
    }

    /** Whether a live record of this time is believed. */
    public boolean containsLive(final long captureTimeNs, final long nowUtcNs) {
        final long age = TaiTime.fromUtcNs(nowUtcNs, taiOffsetSeconds) - captureTimeNs;
        return age <= liveBehindNs && age >= -liveAheadNs;
    }

    /** Whether a record that is not believed would be if its time were UTC. */
    public boolean looksLikeUtc(final long captureTimeNs, final long nowUtcNs) {
        return containsLive(TaiTime.fromUtcNs(captureTimeNs, taiOffsetSeconds), nowUtcNs);
    }

    /** Whether a replayed record of this time is believed; everything is before engine time has started. */
    public boolean containsReplay(final long captureTimeNs, final long engineTimeNs) {
        final long age = engineTimeNs - captureTimeNs;
        return engineTimeNs == 0 || (age <= replayBehindNs && age >= -replayAheadNs);
    }
}
