package dev.touchline.overlay.live;

import dev.touchline.overlay.client.ClientCommand;
import dev.touchline.overlay.client.ClientReport;
import dev.touchline.overlay.client.LiveClients;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients that are connected, in the order in which they came. The event loop's thread only, but for what operators ask
 * ({@link LiveClients}) and {@link #awaitNobody}.
 */
final class ConnectedClients implements LiveClients {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedClients.class);
    private static final int DRAIN_SECONDS = 2;

    private final Set<ClientSession> sessions = new LinkedHashSet<>();
    /** Counted down when the last client has gone that was told goodbye. */
    private final CountDownLatch nobody = new CountDownLatch(1);

    private final FanOut fanOut;
    private final Heartbeats heartbeats;
    private int last;
    private boolean draining;

    ConnectedClients(final FanOut fanOut, final Heartbeats heartbeats) {
        this.fanOut = fanOut;
        this.heartbeats = heartbeats;
    }

    String nextId() {
        return "c" + ++last;
    }

    ClientSession register(final ClientSession session) {
        sessions.add(session);
        heartbeats.add(session);
        fanOut.counters().joined.increment();
        fanOut.counters().clients.set(sessions.size());
        return session;
    }

    void unregister(final ClientSession session) {
        sessions.remove(session);
        heartbeats.remove(session);
        fanOut.counters().clients.set(sessions.size());
        countDownIfNobody();
    }

    private void countDownIfNobody() {
        if (draining && sessions.isEmpty()) {
            nobody.countDown();
        }
    }

    /** Ends the sessions whose tokens have. */
    void checkAccess() {
        for (final ClientSession session : List.copyOf(sessions)) {
            session.checkAccess();
        }
        fanOut.flush();
    }

    /** Delivers what the engines have published, and says goodbye to every client. */
    void drain() {
        draining = true;
        fanOut.catchUp();
        fanOut.streams().releaseEvents();
        for (final ClientSession session : List.copyOf(sessions)) {
            session.goodbye();
        }
        fanOut.flush();
        fanOut.streams().endAll();
        countDownIfNobody();
    }

    /** Waits until every client has taken its goodbye, two seconds at most. Any thread but the event loop's. */
    void awaitNobody() {
        try {
            if (!nobody.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "clients left that did not take their goodbye: clients={}",
                        fanOut.counters().clients.value());
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CompletableFuture<List<ClientReport>> list() {
        return onLoop(() -> sessions.stream().map(ClientSession::report).toList());
    }

    @Override
    public CompletableFuture<Boolean> control(final String clientId, final ClientCommand command) {
        return onLoop(() -> tell(clientId, session -> session.control(command)));
    }

    @Override
    public CompletableFuture<Boolean> remove(final String clientId) {
        return onLoop(() -> tell(clientId, ClientSession::remove));
    }

    private <T> CompletableFuture<T> onLoop(final Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, fanOut.loop());
    }

    private boolean tell(final String clientId, final Consumer<ClientSession> words) {
        for (final ClientSession session : sessions) {
            if (session.id().equals(clientId) && session.isReady()) {
                words.accept(session);
                fanOut.flush();
                return true;
            }
        }
        return false;
    }
}
