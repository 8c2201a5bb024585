package dev.touchline.load.feed;

import dev.touchline.load.scenario.RatePattern;

/**
 * What to send: a shape, matches, a rate, how long and in which pattern. Immutable; any thread.
 *
 * @param shape matches, sources, legs and points
 * @param matchId the match that every record names, the first of them when there are several
 * @param recordsPerSecond over all matches, sources and legs
 * @param seconds how long; at least one frame of every source is sent
 * @param pattern how the rate goes over that time
 * @param kind what the records are
 * @param stamp which instant they carry
 */
public record FeedRun(
        FeedShape shape,
        long matchId,
        long recordsPerSecond,
        double seconds,
        RatePattern pattern,
        RecordKind kind,
        Stamp stamp) {
    /** Which instant a datagram carries as its capture time. */
    public enum Stamp {
        /** When it should leave: what is late arrives later, and every latency holds it. */
        INTENDED,
        /** When it is handed to the kernel: latencies without the sender's own lag. */
        SENDING
    }

    /** Checks the numbers: rate and duration are positive, and the pattern is no longer than the whole. */
    public FeedRun {
        if (recordsPerSecond < 1 || seconds <= 0 || pattern.rampSeconds() > seconds) {
            throw new IllegalArgumentException(
                    "feed run: recordsPerSecond=" + recordsPerSecond + ", seconds=" + seconds + ", pattern=" + pattern);
        }
    }

    /** Positions that carry the instant at which they should leave. */
    public FeedRun(
            final FeedShape shape,
            final long matchId,
            final long recordsPerSecond,
            final double seconds,
            final RatePattern pattern) {
        this(shape, matchId, recordsPerSecond, seconds, pattern, RecordKind.POSITION, Stamp.INTENDED);
    }

    /** A steady rate, or with {@code rampSeconds} above 0 one that grows from 0 over that time first. */
    public FeedRun(
            final FeedShape shape,
            final long matchId,
            final long recordsPerSecond,
            final double seconds,
            final double rampSeconds) {
        this(
                shape,
                matchId,
                recordsPerSecond,
                seconds,
                rampSeconds == 0 ? new RatePattern.Steady() : new RatePattern.Ramp(rampSeconds));
    }

    SendTimetable timetable(final long startNs) {
        return new SendTimetable(
                startNs,
                (double) recordsPerSecond / FeedShape.OBJECTS,
                pattern.rampSeconds(),
                pattern.atOnce() ? shape.datagramsPerCycle() : 1);
    }

    SendPlan plan() {
        final double cycles = (double) timetable(0).placesWithin(seconds) / shape.datagramsPerCycle();
        final long frames = Math.max(1, Math.round(cycles));
        return pattern.atOnce() ? SendPlan.backToBack(shape, frames) : SendPlan.spread(shape, frames);
    }
}
