package dev.touchline.feeds.stats;

import java.util.List;

/**
 * What {@link FeedStatistics} measured. Immutable; any thread. Speeds in m/s, shares from 0 to 1.
 *
 * @param seconds measured, with the clock running
 * @param inPlay share of time with the ball in play
 * @param meanSpeed of all players
 * @param p99Speed of all players: exceeded in one hundredth of the time
 * @param outfieldMetresPerMinute mean over the outfield players of metres run in a minute
 * @param keeperMetresPerMinute the same of the goalkeepers
 * @param bands share of the players' time at 0-7, 7-15, 15-20, 20-25 and over 25 km/h
 * @param ballP50 ball speed over ground, median
 * @param ballP90 ball speed over ground, 90th percentile
 * @param ballP99 ball speed over ground, 99th percentile
 * @param ballInPlayP50 the same with the ball in play
 * @param ballInPlayP90 the same with the ball in play
 * @param ballInPlayP99 the same with the ball in play
 */
public record MatchStatistics(
        double seconds,
        double inPlay,
        double meanSpeed,
        double p99Speed,
        double outfieldMetresPerMinute,
        double keeperMetresPerMinute,
        List<Double> bands,
        double ballP50,
        double ballP90,
        double ballP99,
        double ballInPlayP50,
        double ballInPlayP90,
        double ballInPlayP99) {
    /** Metres run in a minute, mean of all players. */
    public double metresPerMinute() {
        return meanSpeed * 60;
    }
}
