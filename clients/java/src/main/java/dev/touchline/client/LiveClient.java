package dev.touchline.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A client of the live socket that does not give up: it reconnects for ever, with jitter, to the next of its servers at once, identifies,
 * subscribes again and goes on where it was; a silent server is a lost one. Any thread may call it; whom it tells is called on its own
 * thread, {@code touchline-client}, which must not be held up for long: the server then closes the connection with 4409.
 */
public final class LiveClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<Integer> FINAL_CODES = Set.of(401, 403, 4401, 4403, 4406, 4410);
    private static final int FIRST_PINGS = 5;
    private static final long FIRST_PING_INTERVAL_MS = 150;
    private static final long PING_INTERVAL_MS = 1_000;
    private static final int SILENT_HEARTBEATS = 3;
    private static final int SILENT_HEARTBEATS_BESIDE_ANOTHER = 2;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, runnable -> {
        final Thread made = new Thread(runnable, "touchline-client");
        made.setDaemon(true);
        return made;
    });
    private final HttpClient http = HttpClient.newHttpClient();
    private final ClockOffset clock = new ClockOffset();
    private final LiveClientContext context;
    private final LiveListener listener;
    private final Backoff backoff;
    private final SubscriptionTable subscriptions = new SubscriptionTable(this::send, new KnownTime() {
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
            thread.schedule(() -> run(action), us, TimeUnit.MICROSECONDS);
        }
    });
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
    private ScheduledFuture<?> silence;
    private int server;
    private int failures;
    private int pings;
    private long serverEpoch;
    private long silenceMs;
    private long afterMs;
    private boolean mayReturn;

    /** A client that does nothing before {@link #start}. */
    public LiveClient(final LiveClientContext context, final LiveListener listener) {
        this.context = context;
        this.listener = listener;
        thread.setRemoveOnCancelPolicy(true);
        backoff = new Backoff(context.backoffMinMs(), context.backoffMaxMs(), context.random());
    }

    /** Connects, and stays connected until {@link #close}. Also tries again after a refusal. */
    public LiveClient start() {
        run(() -> {
            if (state instanceof LiveState.Stopped || state instanceof LiveState.Refused) {
                become(new LiveState.Connecting());
                connect();
            }
        });
        return this;
    }

    /** Subscribes now and after every return. */
    public Subscription subscribe(final StreamRequest request, final StreamListener told) {
        final SubscriptionTable.Entry[] entry = new SubscriptionTable.Entry[1];
        run(() -> entry[0] = subscriptions.add(request, told));
        return () -> run(() -> subscriptions.cancel(entry[0]));
    }

    /** Tells the operator how this client does; nothing while it is not connected. */
    public void sendStats(final ClientStats stats) {
        run(() -> {
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

    private void run(final Runnable action) {
        try {
            thread.execute(() -> {
                try {
                    action.run();
                } catch (final RuntimeException e) {
                    listener.onFault(e);
                }
            });
        } catch (final RejectedExecutionException e) {
            // Closed: nothing is left to do.
        }
    }

    private ScheduledFuture<?> later(final long ms, final Runnable action) {
        return thread.schedule(() -> run(action), ms, TimeUnit.MILLISECONDS);
    }

    private void connect() {
        if (state instanceof LiveState.Stopped) {
            return;
        }
        final URI address = context.servers().get(server);
        mayReturn = true;
        afterMs = 0;
        silenceMs = context.connectTimeoutMs();
        connection =
                LiveConnection.open(http, address, Duration.ofMillis(context.connectTimeoutMs()), this::run, owner);
        watch();
    }

    private void watch() {
        if (silence != null) {
            silence.cancel(false);
        }
        final LiveConnection watched = connection;
        silence = later(silenceMs, () -> watched.abandon("silent for " + silenceMs + " ms"));
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
                watch();
            }
            onMessage(message, nowUs);
        } catch (final JsonProcessingException e) {
            from.abandon("the server sent what is not JSON");
        } catch (final RuntimeException e) {
            listener.onFault(e);
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
        silenceMs = hello.path("heartbeatMs").asLong()
                * (context.servers().size() > 1 ? SILENT_HEARTBEATS_BESIDE_ANOTHER : SILENT_HEARTBEATS);
        watch();
        final long epoch = hello.path("epoch").asLong();
        final ObjectNode identify = ClientMessage.identify(context, serverEpoch, subscriptions.resumePoints());
        if (epoch != serverEpoch) {
            clock.reset();
        }
        clock.onServerTime(hello.path("nowUs").asLong(), nowUs);
        serverEpoch = epoch;
        send(identify);
    }

    private void onReady(final JsonNode ready) {
        backoff.reset();
        failures = 0;
        pings = 0;
        become(new LiveState.Ready(
                context.servers().get(server), ready.path("role").asText(), state instanceof LiveState.Lost));
        subscriptions.onReady();
        ping(connection);
    }

    private void ping(final LiveConnection on) {
        if (on == connection) {
            pings++;
            send(ClientMessage.ping(pings, nowUs()));
            later(pings < FIRST_PINGS ? FIRST_PING_INTERVAL_MS : PING_INTERVAL_MS, () -> ping(on));
        }
    }

    private void onEnd(final LiveConnection from, final int code, final String reason) {
        if (from != connection) {
            return;
        }
        silence.cancel(false);
        connection = null;
        subscriptions.onEnd();
        if (state instanceof LiveState.Stopped) {
            return;
        }
        if (!mayReturn || FINAL_CODES.contains(code)) {
            become(new LiveState.Refused(code, reason));
            return;
        }
        final int attempts = state instanceof LiveState.Lost lost ? lost.attempts() + 1 : 1;
        become(new LiveState.Lost(code == 0 ? reason : "closed: code=" + code + ", reason=" + reason, attempts));
        server = (server + 1) % context.servers().size();
        failures++;
        later(waitMs(), this::connect);
    }

    /** None while there is a server that was not tried since the last one was lost. */
    private long waitMs() {
        return failures < context.servers().size()
                ? 0
                : Math.min(Math.max(backoff.nextMs(), afterMs), context.backoffMaxMs());
    }

    private void become(final LiveState next) {
        state = next;
        listener.onState(next);
    }

    /** Leaves for good. */
    @Override
    public void close() {
        run(() -> {
            become(new LiveState.Stopped());
            if (connection != null) {
                connection.abandon("closed by its owner");
            }
            thread.shutdownNow();
        });
    }
}
