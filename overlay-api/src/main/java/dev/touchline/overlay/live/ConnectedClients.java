package dev.touchline.overlay.live;

import dev.touchline.overlay.client.ClientCommand;
import dev.touchline.overlay.client.ClientReport;
import dev.touchline.overlay.client.LiveClients;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Ids are counted: a longer one is later, and of two of a length the greater one. */
    private static final Comparator<String> AS_THEY_CAME =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final NavigableMap<String, ClientSession> sessions = new TreeMap<>(AS_THEY_CAME);
    /** Counted down when the last client has gone that was told goodbye. */
    private final CountDownLatch nobody = new CountDownLatch(1);

    private final FanOut fanOut;
    private final Heartbeats heartbeats;
    private final ClientListing<ClientSession> listing;
    private int last;
    private boolean draining;

    ConnectedClients(final FanOut fanOut, final Heartbeats heartbeats) {
        this.fanOut = fanOut;
        this.heartbeats = heartbeats;
        listing = new ClientListing<>(sessions, ClientSession::report, fanOut::afterSockets);
    }

    String nextId() {
        return "c" + ++last;
    }

    ClientSession register(final ClientSession session) {
        sessions.put(session.id(), session);
        heartbeats.add(session);
        fanOut.counters().joined.increment();
        fanOut.counters().clients.set(sessions.size());
        return session;
    }

    void unregister(final ClientSession session) {
        sessions.remove(session.id());
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
        for (final ClientSession session : List.copyOf(sessions.values())) {
            session.checkAccess();
        }
        fanOut.flush();
    }

    /** Delivers what the engines have published, and says goodbye to every client. */
    void drain() {
        draining = true;
        fanOut.catchUp();
        fanOut.streams().releaseEvents();
        for (final ClientSession session : List.copyOf(sessions.values())) {
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
    public CompletableFuture<List<ClientReport>> list(final String after, final int most) {
        final CompletableFuture<List<ClientReport>> answer = new CompletableFuture<>();
        fanOut.loop().execute(() -> listing.list(after, most, answer));
        return answer;
    }

    @Override
    public CompletableFuture<Optional<ClientReport>> find(final String clientId) {
        return onLoop(() -> Optional.ofNullable(sessions.get(clientId)).map(ClientSession::report));
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
        final ClientSession session = sessions.get(clientId);
        if (session == null || !session.isReady()) {
            return false;
        }
        words.accept(session);
        fanOut.flush();
        return true;
    }
}
