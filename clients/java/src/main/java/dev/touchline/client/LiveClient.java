package dev.touchline.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A client of the live socket that does not give up: it reconnects for ever, with jitter, to the next of its servers at once, identifies,
 * subscribes again and goes on where it was; a silent server is a lost one. Any thread may call it; whom it tells is called on its own
 * thread, {@code touchline-client}, which must not be held up for long: the server then closes the connection with 4409. What a listener
 * throws is told to {@link LiveListener#onFault}, and stops nothing.
 */
public final class LiveClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** It is this server that does not take the client: tokens and subprotocols are each server's own. */
    private static final Set<Integer> OF_ONE_SERVER = Set.of(401, 403, 4401, 4403, 4406);

    private static final int REMOVED_BY_OPERATOR = 4410;
    private static final int FIRST_PINGS = 5;
    private static final long FIRST_PING_INTERVAL_US = 150_000;
    private static final long PING_INTERVAL_US = 1_000_000;
    private static final long MICROS_PER_MS = 1_000;
    private static final int SILENT_HEARTBEATS = 3;
    private static final int SILENT_HEARTBEATS_BESIDE_ANOTHER = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ClockOffset clock = new ClockOffset();
    private final LiveClientContext context;
    private final ListenerGuard listener;
    private final ClientThread thread;
    private final ServerRound round;
    private final KnownTime time = new KnownTime() {
        @Override
        public long nowUs() {
            return LiveClient.this.nowUs();
        }

        @Override
        public double offsetUs() {
            return clock.offsetUs();
        }

        @Override
        public void later(final long us, final Runnable action) {
            thread.later(us, action);
        }
    };
    private final SubscriptionTable subscriptions = new SubscriptionTable(this::send, time);
    private final SilenceWatch silence = new SilenceWatch(time);
    private final LiveConnection.Owner owner = new LiveConnection.Owner() {
        @Override
        public void onText(final LiveConnection from, final String text) {
            LiveClient.this.onText(from, text);
        }

        @Override
        public void onEnd(final LiveConnection from, final int code, final String reason) {
            LiveClient.this.onEnd(from, code, reason);
        }
    };
    private volatile LiveState state = new LiveState.Stopped();
    private LiveConnection connection;
    private int pings;
    private long serverEpoch;
    private long afterMs;
    private boolean mayReturn;

    /** A client that does nothing before {@link #start}. */
    public LiveClient(final LiveClientContext context, final LiveListener listener) {
        this.context = Objects.requireNonNull(context, "no context: context=null");
        this.listener = new ListenerGuard(Objects.requireNonNull(listener, "no listener: listener=null"));
        thread = new ClientThread(this.listener);
        round = new ServerRound(context);
    }

    /** Connects, and stays connected until {@link #close}. Also tries again after a refusal. */
    public LiveClient start() {
        thread.execute(() -> {
            if (state instanceof LiveState.Stopped || state instanceof LiveState.Refused) {
                round.onStart();
                become(new LiveState.Connecting());
                connect();
            }
        });
        return this;
    }

    /**
     * Subscribes now and after every return.
     *
     * @throws NullPointerException without a request or a listener
     */
    public Subscription subscribe(final StreamRequest request, final StreamListener told) {
        Objects.requireNonNull(request, "no request: request=null");
        final StreamListener guarded = listener.guarded(Objects.requireNonNull(told, "no listener: told=null"));
        final SubscriptionTable.Entry[] entry = new SubscriptionTable.Entry[1];
        thread.execute(() -> entry[0] = subscriptions.add(request, guarded));
        return () -> thread.execute(() -> subscriptions.cancel(entry[0]));
    }

    /** Tells the operator how this client does; nothing while it is not connected. */
    public void sendStats(final ClientStats stats) {
        thread.execute(() -> {
            if (state instanceof LiveState.Ready) {
                send(stats.toMessage(clock));
            }
        });
    }

    /** Where it stands. */
    public LiveState state() {
        return state;
    }

    /** The server's clock as this client knows it. */
    public ClockOffset clock() {
        return clock;
    }

    /** This machine's time, us UTC, as the clock is compared with. */
    public long nowUs() {
        return context.nowUs().getAsLong();
    }

    private void connect() {
        if (state instanceof LiveState.Stopped) {
            return;
        }
        mayReturn = true;
        afterMs = 0;
        connection =
                LiveConnection.open(http, round.server(), Duration.ofMillis(context.connectTimeoutMs()), thread, owner);
        watch(context.connectTimeoutMs());
    }

    private void watch(final long ms) {
        final LiveConnection watched = connection;
        silence.start(ms, () -> watched.abandon("silent for " + ms + " ms"));
    }

    private void send(final ObjectNode message) {
        if (connection != null) {
            connection.send(message);
        }
    }

    private void onText(final LiveConnection from, final String text) {
        if (from != connection) {
            return;
        }
        final long nowUs = nowUs();
        try {
            final JsonNode message = MAPPER.readTree(text);
            if (state instanceof LiveState.Ready) {
                silence.onHeard();
            }
            onMessage(message, nowUs);
        } catch (final JsonProcessingException e) {
            from.abandon("the server sent what is not JSON");
        }
    }

    private void onMessage(final JsonNode message, final long nowUs) {
        switch (message.path("t").asText()) {
            case "hello" -> onHello(message, nowUs);
            case "ready" -> onReady(message);
            case "ping" -> send(ClientMessage.pong(message, nowUs, nowUs()));
            case "pong" ->
                clock.onExchange(
                        message.path("t0").asLong(),
                        message.path("t1").asLong(),
                        message.path("t2").asLong(),
                        nowUs);
            case "hb" -> {
                subscriptions.onHeartbeat(message);
                listener.onHeartbeat(message);
            }
            case "ctl" -> listener.onControl(message);
            case "bye" -> {
                mayReturn = message.path("reconnect").asBoolean(true);
                afterMs = message.path("afterMs").asLong();
            }
            case "subok" -> subscriptions.onSubscribed(message);
            case "suberr" -> subscriptions.onRefused(message);
            case "frame", "event", "snap", "patch", "camera", "gap" -> subscriptions.onMessage(message);
            default -> {
                // A later version's: ignored by contract.
            }
        }
    }

    private void onHello(final JsonNode hello, final long nowUs) {
        watch(hello.path("heartbeatMs").asLong()
                * (round.hasAnother() ? SILENT_HEARTBEATS_BESIDE_ANOTHER : SILENT_HEARTBEATS));
        final long epoch = hello.path("epoch").asLong();
        final ObjectNode identify =
                ClientMessage.identify(context, round.server(), serverEpoch, subscriptions.resumePoints());
        if (epoch != serverEpoch) {
            clock.reset();
        }
        clock.onServerTime(hello.path("nowUs").asLong(), nowUs);
        serverEpoch = epoch;
        send(identify);
    }

    private void onReady(final JsonNode ready) {
        round.onReady(nowUs());
        pings = 0;
        become(new LiveState.Ready(round.server(), ready.path("role").asText(), state instanceof LiveState.Lost));
        subscriptions.onReady();
        ping(connection);
    }

    private void ping(final LiveConnection on) {
        if (on == connection) {
            pings++;
            send(ClientMessage.ping(pings, nowUs()));
            time.later(pings < FIRST_PINGS ? FIRST_PING_INTERVAL_US : PING_INTERVAL_US, () -> ping(on));
        }
    }

    private void onEnd(final LiveConnection from, final int code, final String reason) {
        if (from != connection) {
            return;
        }
        silence.stop();
        connection = null;
        subscriptions.onEnd();
        if (state instanceof LiveState.Stopped) {
            return;
        }
        if (OF_ONE_SERVER.contains(code) ? round.onRefused() : !mayReturn || code == REMOVED_BY_OPERATOR) {
            become(new LiveState.Refused(code, reason));
            return;
        }
        final int attempts = state instanceof LiveState.Lost lost ? lost.attempts() + 1 : 1;
        become(new LiveState.Lost(code == 0 ? reason : "closed: code=" + code + ", reason=" + reason, attempts));
        time.later(round.onLost(nowUs(), afterMs) * MICROS_PER_MS, this::connect);
    }

    private void become(final LiveState next) {
        state = next;
        listener.onState(next);
    }

    /** Leaves for good. */
    @Override
    public void close() {
        thread.execute(() -> {
            become(new LiveState.Stopped());
            if (connection != null) {
                connection.abandon("closed by its owner");
            }
            thread.close();
        });
    }
}
