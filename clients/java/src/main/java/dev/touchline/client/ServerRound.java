package dev.touchline.client;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of its servers a client is at, and how long it waits before the next. At the first failure it goes on at once; then it waits, ever
 * longer, until a connection has held for some seconds: a server that lets in and closes at once must not be stormed. The client's thread.
 */
final class ServerRound {
    /** How long a connection must have been ready for the waits to start anew. */
    static final long STEADY_US = 5_000_000;

    private static final long NEVER = -1;

    private final Set<Integer> refusing = new HashSet<>();
    private final List<URI> servers;
    private final Backoff backoff;
    private final long longestMs;
    private int server;
    private int failures;
    private long readyUs = NEVER;

    ServerRound(final LiveClientContext context) {
        servers = context.servers();
        longestMs = context.backoffMaxMs();
        backoff = new Backoff(context.backoffMinMs(), longestMs, context.random());
    }

    /** The one that it is at, or tries. */
    URI server() {
        return servers.get(server);
    }

    boolean hasAnother() {
        return servers.size() > 1;
    }

    /** The owner wants it to try, whatever was before. */
    void onStart() {
        refusing.clear();
        readyUs = NEVER;
        beginAnew();
    }

    private void beginAnew() {
        failures = 0;
        backoff.reset();
    }

    void onReady(final long nowUs) {
        readyUs = nowUs;
        refusing.clear();
    }

    /** The server will not have this client; answers whether no other is left that might. */
    boolean onRefused() {
        refusing.add(server);
        return refusing.size() == servers.size();
    }

    /**
     * Goes on to the next server; answers how long to wait before, ms.
     *
     * @param askedMs what the server that was lost asked for
     */
    long onLost(final long nowUs, final long askedMs) {
        if (readyUs != NEVER && nowUs - readyUs >= STEADY_US) {
            beginAnew();
        }
        readyUs = NEVER;
        server = (server + 1) % servers.size();
        failures++;
        return failures == 1 && hasAnother() ? 0 : Math.min(Math.max(backoff.nextMs(), askedMs), longestMs);
    }
}
