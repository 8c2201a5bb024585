package dev.touchline.overlay.client;

import java.util.List;

/**
 * A client of the live socket. Immutable; any thread. What it said of itself is null where it said nothing.
 *
 * @param id the server's for it, as long as it is connected
 * @param kind what it is, in its own word
 * @param engine what it draws with
 * @param fps frames a second that it draws
 * @param role of its token, null while it has not identified itself
 * @param connectedUs since when, us UTC
 * @param queuedBytes what was written and it has not taken
 * @param stats what it said last of how it does, or null
 */
public record ClientReport(
        String id,
        String name,
        String kind,
        String engine,
        Double fps,
        String role,
        String address,
        String subprotocol,
        long connectedUs,
        long queuedBytes,
        List<SubscriptionReport> subscriptions,
        ClientStats stats) {
    public ClientReport {
        subscriptions = List.copyOf(subscriptions);
    }

    /** By how many numbers the client is behind the head of the stream that it is furthest behind in; held-back ones are meant to be. */
    public long lag() {
        return subscriptions.stream()
                .filter(each -> each.delayMs() == 0 && each.seq() > 0)
                .mapToLong(each -> Math.max(0, each.head() - each.seq()))
                .max()
                .orElse(0);
    }
}
