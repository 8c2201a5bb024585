package dev.touchline.load.feed;

/**
 * What to send: a shape, a match, a rate and how long. Immutable; any thread.
 *
 * @param shape sources, legs and points
 * @param matchId the match that every record names
 * @param recordsPerSecond over all sources and legs
 * @param seconds how long; at least one frame of every source is sent
 * @param rampSeconds over how much of that the rate grows from 0, 0 for none
 */
public record FeedRun(FeedShape shape, long matchId, long recordsPerSecond, double seconds, double rampSeconds) {
    /** Checks the numbers: all but the ramp are positive, and the ramp is no longer than the whole. */
    public FeedRun {
        if (recordsPerSecond < 1 || seconds <= 0 || rampSeconds < 0 || rampSeconds > seconds) {
            throw new IllegalArgumentException("feed run: recordsPerSecond=" + recordsPerSecond + ", seconds=" + seconds
                    + ", rampSeconds=" + rampSeconds);
        }
    }

    SendTimetable timetable(final long startNs) {
        return new SendTimetable(startNs, (double) recordsPerSecond / FeedShape.OBJECTS, rampSeconds);
    }

    SendPlan plan() {
        final double cycles = (double) timetable(0).placesWithin(seconds) / shape.datagramsPerCycle();
        return new SendPlan(shape, Math.max(1, Math.round(cycles)));
    }
}
