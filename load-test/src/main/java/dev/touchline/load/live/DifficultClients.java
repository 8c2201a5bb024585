package dev.touchline.load.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.scenario.ClientMix;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Clients that make a server's life hard, on one event loop of their own so that they do not disturb those that measure. They
 * are spread over the matches round robin. Any thread calls; a client that fails is counted and no exception.
 */
public final class DifficultClients implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int WHOLE_MESSAGES = 65_536;

    private final LiveConnector connector;
    private final EventLoop loop;
    private final List<Long> matchIds;
    private final Optional<ClientRate> rate;
    private final Optional<String> token;
    private final EpochNanoClock clock;
    private final Duration interval;
    private final Map<ClientKind, JoinTally> tallies = new EnumMap<>(ClientKind.class);
    private final Set<JoiningClient> open = new HashSet<>();
    private boolean leaving;

    DifficultClients(final URI live, final LiveAudience audience, final Duration interval) {
        connector = LiveConnector.patient(live);
        loop = connector.loop();
        matchIds = audience.matchIds();
        rate = audience.rate();
        token = audience.token();
        clock = audience.clock();
        this.interval = interval;
    }

    /**
     * Lets the clients of a mix loose; returns at once.
     *
     * @param stormAfter when the storm begins; its clients join within the second after that
     */
    public static DifficultClients start(
            final URI live, final LiveAudience audience, final ClientMix mix, final Duration stormAfter) {
        final DifficultClients clients = new DifficultClients(live, audience, SECOND);
        clients.begin(mix, stormAfter);
        return clients;
    }

    void begin(final ClientMix mix, final Duration stormAfter) {
        for (final ClientKind kind : ClientKind.values()) {
            final int count = kind.count(mix);
            tallies.put(kind, new JoinTally(count));
            for (int i = 0; i < count; i++) {
                final int number = i;
                // Spread over an interval: a herd is what the storm is for, and that too comes within one, not at once.
                final long delayNs = interval.toNanos() * number / count;
                switch (kind) {
                    case STALLED, TRICKLE -> loop.execute(() -> slow(kind, number));
                    case RECONNECTING -> repeat(delayNs, () -> reconnect(number));
                    case STORM -> after(stormAfter.toNanos() + delayNs, () -> join(kind, number));
                }
            }
        }
    }

    /** How each kind has fared so far; kinds without a client are there too. */
    public Map<ClientKind, JoinResult> results() {
        return loop.submit(() -> {
                    final Map<ClientKind, JoinResult> results = new EnumMap<>(ClientKind.class);
                    tallies.forEach((kind, tally) -> results.put(kind, tally.result()));
                    return results;
                })
                .syncUninterruptibly()
                .getNow();
    }

    /** Ends every session. */
    @Override
    public void close() {
        loop.execute(() -> {
            leaving = true;
            List.copyOf(open).forEach(this::leave);
        });
        connector.close();
    }

    private void slow(final ClientKind kind, final int number) {
        final ReadGate gate = new ReadGate();
        final Runnable onSubscribed = () -> {
            gate.shut();
            if (kind == ClientKind.TRICKLE) {
                repeat(interval.toNanos(), gate::readOnce);
            }
        };
        final JoiningClient client = client(kind, number, onSubscribed);
        track(client, connector.connect(client, gate, kind == ClientKind.TRICKLE ? 1 : WHOLE_MESSAGES));
    }

    private void reconnect(final int number) {
        final JoiningClient client = join(ClientKind.RECONNECTING, number);
        after(interval.toNanos(), () -> leave(client));
    }

    private JoiningClient join(final ClientKind kind, final int number) {
        final JoiningClient client = client(kind, number, () -> {});
        track(client, connector.connect(client));
        return client;
    }

    private JoiningClient client(final ClientKind kind, final int number, final Runnable onSubscribed) {
        final ObjectNode subscribe = LiveMessages.subscribe(matchIds.get(number % matchIds.size()), rate);
        final ObjectNode identify = LiveMessages.identify(kind.label() + "-" + (number + 1), token);
        return new JoiningClient(identify, subscribe, clock, tallies.get(kind), onSubscribed);
    }

    private void track(final JoiningClient client, final ChannelFuture connection) {
        open.add(client);
        connection.addListener(connected -> {
            if (!connected.isSuccess()) {
                client.onRefused();
            } else if (leaving) {
                client.leave();
            }
        });
        connection.channel().closeFuture().addListener(closed -> open.remove(client));
    }

    private void leave(final JoiningClient client) {
        open.remove(client);
        client.leave();
    }

    private void after(final long delayNs, final Runnable task) {
        loop.schedule(() -> ifStaying(task), delayNs, TimeUnit.NANOSECONDS);
    }

    private void repeat(final long delayNs, final Runnable task) {
        loop.scheduleAtFixedRate(() -> ifStaying(task), delayNs, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ifStaying(final Runnable task) {
        if (!leaving) {
            task.run();
        }
    }
}
