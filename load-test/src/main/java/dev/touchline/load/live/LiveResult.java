package dev.touchline.load.live;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the live clients saw of the measured match, all together. Immutable by convention: the event loop is done with it.
 *
 * @param frames frames received
 * @param fairness how evenly they were spread over the clients
 * @param ageMicros age of every frame on arrival: receive time minus capture of its newest record, us
 * @param seconds the same second by second, those without a frame left out
 * @param gaps announced gaps, by reason
 * @param closed clients whose connection the server ended, by close code ({@code 1006}: without one)
 */
public record LiveResult(
        long frames,
        Fairness fairness,
        Histogram ageMicros,
        List<LiveSecond> seconds,
        Map<String, Long> gaps,
        Map<String, Long> closed) {
    public LiveResult {
        seconds = List.copyOf(seconds);
        gaps = Map.copyOf(gaps);
        closed = Map.copyOf(closed);
    }

    /** Frames that the least served client received. */
    public long fewestFrames() {
        return fairness.fewest();
    }
}
