package dev.touchline.load.live;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the live clients saw of the measured match, all together. Immutable by convention: the event loop is done with it.
 *
 * @param frames frames received
 * @param fewestFrames frames that the least served client received
 * @param ageMicros age of every frame on arrival: receive time minus capture of its newest record, us
 * @param gaps announced gaps, by reason
 * @param closed clients whose connection the server ended, by close code ({@code 1006}: without one)
 */
public record LiveResult(
        long frames, long fewestFrames, Histogram ageMicros, Map<String, Long> gaps, Map<String, Long> closed) {}
