package dev.touchline.client;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The settings of a {@link LiveClient}. Immutable.
 *
 * @param servers the live addresses of the servers of one feed, main first
 * @param tokenFor answers the token to identify with at the server of an address, or null; asked at each attempt, so it may change
 * @param name what the operator sees
 * @param kind what the client is, such as {@code graphics}
 * @param backoffMinMs the shortest wait before another attempt
 * @param backoffMaxMs the longest
 * @param connectTimeoutMs how long an attempt may take until {@code hello}
 * @param nowUs this machine's time, us UTC
 * @param random even in [0, 1)
 */
public record LiveClientContext(
        List<URI> servers,
        Function<URI, String> tokenFor,
        String name,
        String kind,
        long backoffMinMs,
        long backoffMaxMs,
        long connectTimeoutMs,
        LongSupplier nowUs,
        DoubleSupplier random) {
    private static final long BACKOFF_MIN_MS = 250;
    private static final long BACKOFF_MAX_MS = 5_000;
    private static final long CONNECT_TIMEOUT_MS = 5_000;

    public LiveClientContext {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no server: servers=[]");
        }
        for (final URI server : servers) {
            if (!"ws".equals(server.getScheme()) && !"wss".equals(server.getScheme())) {
                throw new IllegalArgumentException(
                        "no live address: server=" + server + ", example=ws://127.0.0.1:8081/v1/live");
            }
        }
        Objects.requireNonNull(tokenFor, "no function of tokens: tokenFor=null");
    }

    /** The same token for every server: one of the configuration, which main and backup share. Or one that was made at each of them. */
    public LiveClientContext(
            final List<URI> servers,
            final Supplier<String> token,
            final String name,
            final String kind,
            final long backoffMinMs,
            final long backoffMaxMs,
            final long connectTimeoutMs,
            final LongSupplier nowUs,
            final DoubleSupplier random) {
        this(servers, server -> token.get(), name, kind, backoffMinMs, backoffMaxMs, connectTimeoutMs, nowUs, random);
        Objects.requireNonNull(token, "no supplier of tokens: token=null");
    }

    /** A client without a token. */
    public static LiveClientContext of(final String name, final URI... servers) {
        return new LiveClientContext(
                List.of(servers),
                server -> null,
                name,
                "client",
                BACKOFF_MIN_MS,
                BACKOFF_MAX_MS,
                CONNECT_TIMEOUT_MS,
                machineClock(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The same with a token for every server, or null for none. */
    public LiveClientContext withToken(final String newToken) {
        return withTokenFor(server -> newToken);
    }

    /**
     * The same with a token for each server: an API token is known where it was made only, so main and backup need one each.
     *
     * @param newTokenFor answers the token for the server of an address, or null
     */
    public LiveClientContext withTokenFor(final Function<URI, String> newTokenFor) {
        return new LiveClientContext(
                servers, newTokenFor, name, kind, backoffMinMs, backoffMaxMs, connectTimeoutMs, nowUs, random);
    }

    /** The same with other waits before another attempt, ms. */
    public LiveClientContext withBackoff(final long minMs, final long maxMs) {
        return new LiveClientContext(servers, tokenFor, name, kind, minMs, maxMs, connectTimeoutMs, nowUs, random);
    }

    /** The same with another bound of an attempt, ms. */
    public LiveClientContext withConnectTimeout(final long ms) {
        return new LiveClientContext(servers, tokenFor, name, kind, backoffMinMs, backoffMaxMs, ms, nowUs, random);
    }

    /** Never stepped while the program runs, unlike the system's: what it is away from the server's is for the offset to learn. */
    private static LongSupplier machineClock() {
        final long startUs = System.currentTimeMillis() * 1_000;
        final long startNs = System.nanoTime();
        return () -> startUs + (System.nanoTime() - startNs) / 1_000;
    }
}
