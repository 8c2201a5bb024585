package dev.touchline.load.control;

import java.util.Map;

/**
 * Which of several matches fared worst. Immutable; any thread.
 *
 * @param mostLostMatch the match that lost the most records
 * @param mostLost how many
 * @param slowestMatch the match with the highest 99th percentile to the engine
 * @param slowestP99Micros what it was, us
 */
public record WorstMatches(long mostLostMatch, long mostLost, long slowestMatch, long slowestP99Micros) {
    /** The worst of matches that were sent so many records each; there is at least one. */
    public static WorstMatches of(final Map<Long, FeedStatus> statuses, final long sentToEach) {
        long mostLostMatch = 0;
        long mostLost = Long.MIN_VALUE;
        long slowestMatch = 0;
        long slowest = Long.MIN_VALUE;
        for (final Map.Entry<Long, FeedStatus> match : statuses.entrySet()) {
            final long lost = sentToEach - match.getValue().received();
            if (lost > mostLost) {
                mostLost = lost;
                mostLostMatch = match.getKey();
            }
            final long p99 = match.getValue().engineLatencyMicros().p99();
            if (p99 > slowest) {
                slowest = p99;
                slowestMatch = match.getKey();
            }
        }
        return new WorstMatches(mostLostMatch, mostLost, slowestMatch, slowest);
    }
}
