package dev.touchline.load.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Many live clients on one event loop. One thread calls; every call blocks for 10 s at most, and {@link IOException} says
 * which client failed and why.
 */
public final class LiveClients implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 10;

    private final LiveConnector connector;
    private final EventLoop loop;
    private final LiveTally tally = new LiveTally();
    private final List<LiveClientHandler> clients = new ArrayList<>();
    private final Optional<String> token;
    private final EpochNanoClock clock;

    private LiveClients(final URI live, final Optional<String> token, final EpochNanoClock clock) {
        connector = LiveConnector.prompt(live);
        loop = connector.loop();
        this.token = token;
        this.clock = clock;
    }

    /** Connects clients one by one and waits until the server has accepted each. */
    public static LiveClients connect(
            final URI live, final int count, final Optional<String> token, final EpochNanoClock clock)
            throws IOException {
        final LiveClients clients = new LiveClients(live, token, clock);
        try {
            for (int number = 1; number <= count; number++) {
                clients.connect("load-" + number);
            }
            return clients;
        } catch (final IOException e) {
            clients.close();
            throw e;
        }
    }

    /** Subscribes every client to one match's frames, as {@link #subscribe(List, Optional, boolean)} does. */
    public void subscribe(final long matchId, final Optional<ClientRate> rate, final boolean measured)
            throws IOException {
        subscribe(List.of(matchId), rate, measured);
    }

    /**
     * Subscribes every client to a match's frames, instead of what it had before: the first to the first match, the second to
     * the second, and round again.
     *
     * @param rate frames/s to ask for, or empty for every frame
     * @param measured whether frames and gaps are counted
     */
    public void subscribe(final List<Long> matchIds, final Optional<ClientRate> rate, final boolean measured)
            throws IOException {
        final List<Promise<Void>> done = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            final LiveClientHandler client = clients.get(i);
            final ObjectNode message = LiveMessages.subscribe(matchIds.get(i % matchIds.size()), rate);
            final Promise<Void> promise = loop.newPromise();
            done.add(promise);
            loop.execute(() -> client.subscribe(message, measured, promise));
        }
        for (final Promise<Void> promise : done) {
            await(promise, "subscribed");
        }
    }

    /** What was counted so far. */
    public LiveResult result() throws IOException {
        return await(loop.submit(() -> tally.result(fairness())), "counted");
    }

    /** Ends every session. */
    @Override
    public void close() {
        loop.execute(() -> clients.forEach(LiveClientHandler::leave));
        connector.close();
    }

    private Fairness fairness() {
        return Fairness.of(
                clients.stream().mapToLong(LiveClientHandler::frames).toArray(),
                clients.stream().mapToLong(LiveClientHandler::p99Micros).max().orElse(0));
    }

    private void connect(final String name) throws IOException {
        final Promise<Void> ready = loop.newPromise();
        final LiveClientHandler client = new LiveClientHandler(name, token, clock, tally, ready);
        await(connector.connect(client), "connected");
        clients.add(client);
        await(ready, "accepted");
    }

    private <T> T await(final Future<T> future, final String what) throws IOException {
        try {
            if (!future.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("live client not " + what + " in time: url=" + connector.live() + ", timeoutMs="
                        + TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted: live client").initCause(e);
        }
        if (!future.isSuccess()) {
            throw new IOException(
                    "live client not " + what + ": url=" + connector.live() + ", cause=" + future.cause(),
                    future.cause());
        }
        return future.getNow();
    }
}
