package dev.touchline.conformance;

import java.net.URI;
import java.util.Optional;

/**
 * A server that is to be held against its documents.
 *
 * @param http where its HTTP is
 * @param token an admin's, or null when none is asked
 * @param feedIsReachable whether a point that needs the feed fails, in place of being not testable, when the feed does not arrive
 * @param stop stops the server, when that may be done; it is done last
 */
public record ConformanceTarget(URI http, String token, boolean feedIsReachable, Optional<Runnable> stop) {
    /** A server that must go on running. */
    public static ConformanceTarget of(final URI http, final String token) {
        return new ConformanceTarget(http, token, false, Optional.empty());
    }

    /** The same, where the feed must arrive. */
    public ConformanceTarget withReachableFeed() {
        return new ConformanceTarget(http, token, true, stop);
    }
}
