package dev.touchline.load.live;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How the difficult clients of one kind fared. Immutable by convention: the event loop is done with it.
 *
 * @param clients how many there are
 * @param attempts connections begun
 * @param connected connections whose client the server accepted ({@code ready})
 * @param subscribed connections with an accepted subscription
 * @param served connections that received a frame
 * @param failed connections that were refused, or ended by an error before a subscription
 * @param closed connections that the server ended, by close code ({@code 1006}: without one)
 * @param firstFrameMicros from the beginning of the connection to its first frame, us
 */
public record JoinResult(
        int clients,
        long attempts,
        long connected,
        long subscribed,
        long served,
        long failed,
        Map<String, Long> closed,
        Histogram firstFrameMicros) {
    public JoinResult {
        closed = Map.copyOf(closed);
    }
}
