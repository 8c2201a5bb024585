package dev.touchline.load.live;

import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What clients listen to, and how. Immutable; any thread.
 *
 * @param matchIds the matches, at least one; clients are spread over them round robin
 * @param rate frames/s to ask for, or empty for every frame
 * @param token the bearer token, when the server wants one
 * @param clock what arrivals are stamped with
 */
public record LiveAudience(
        List<Long> matchIds, Optional<ClientRate> rate, Optional<String> token, EpochNanoClock clock) {
    public LiveAudience {
        matchIds = List.copyOf(matchIds);
        if (matchIds.isEmpty()) {
            throw new IllegalArgumentException("clients have nothing to listen to: matches=0");
        }
    }
}
