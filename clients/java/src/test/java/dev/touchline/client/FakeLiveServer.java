package dev.touchline.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A live server that lets in or not, answers {@code sub} with stream number 1, and sends heartbeats. */
final class FakeLiveServer implements AutoCloseable {
    static final int HEARTBEAT_MS = 400;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LET_IN = 0;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final List<FakeSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private volatile int refusal = LET_IN;
    private volatile int closing = LET_IN;
    private final AtomicInteger left = new AtomicInteger();

    FakeLiveServer() throws IOException {
        start(this::accept);
        heart.scheduleAtFixedRate(() -> send("{'t':'hb'}"), HEARTBEAT_MS, HEARTBEAT_MS, TimeUnit.MILLISECONDS);
    }

    private static void start(final Runnable action) {
        final Thread thread = new Thread(action, "fake-live-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                final FakeSocket socket = new FakeSocket(door.accept());
                start(() -> serve(socket));
            }
        } catch (final IOException e) {
            // It was closed.
        }
    }

    private void serve(final FakeSocket socket) {
        sockets.add(socket);
        socket.send("{'t':'hello','epoch':1,'nowUs':1,'heartbeatMs':" + HEARTBEAT_MS + "}");
        for (String text = socket.read(); text != null; text = socket.read()) {
            onMessage(socket, json(text));
        }
        sockets.remove(socket);
        left.incrementAndGet();
        socket.drop();
    }

    private void onMessage(final FakeSocket socket, final JsonNode message) {
        heard.add(message);
        switch (message.path("t").asText()) {
            case "identify" -> {
                if (refusal == LET_IN) {
                    socket.send("{'t':'ready','role':'viewer'}");
                } else {
                    socket.close(refusal);
                }
                if (closing != LET_IN) {
                    socket.close(closing);
                }
            }
            case "sub" ->
                socket.send("{'t':'subok','id':" + message.path("id") + ",'stream':1,'epoch':1,'seq':0,"
                        + "'effective':{'policy':'all','delayMs':0}}");
            default -> {
                // Nothing that a client waits for.
            }
        }
    }

    private static JsonNode json(final String text) {
        try {
            return MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + door.getLocalPort() + "/v1/live");
    }

    /** From now on whoever identifies is closed with a code. */
    FakeLiveServer refusing(final int code) {
        refusal = code;
        return this;
    }

    /** From now on whoever identifies is let in, and closed with a code at once. */
    FakeLiveServer closing(final int code) {
        closing = code;
        return this;
    }

    /** Closes every connection with a code; whoever comes back is let in. */
    void close(final int code) {
        sockets.forEach(socket -> socket.close(code));
    }

    /** Sends nothing more, and keeps the connections. */
    void fallSilent() {
        heart.shutdownNow();
    }

    /** Says something to all, quotes being single ones. */
    void send(final String text) {
        sockets.forEach(socket -> socket.send(text));
    }

    /** What clients said that is of a type, in the order of arrival. */
    List<JsonNode> heard(final String type) {
        return heard.stream()
                .filter(message -> message.path("t").asText().equals(type))
                .toList();
    }

    /** How many connections their clients gave up. */
    int left() {
        return left.get();
    }

    @Override
    public void close() throws IOException {
        heart.shutdownNow();
        door.close();
        sockets.forEach(FakeSocket::drop);
    }
}
