package dev.touchline.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client of the live socket that hands every message to whoever holds it against the schemas. The probe's thread waits. */
final class LiveProbe implements WebSocket.Listener, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final JsonNode CLOSED = HttpProbe.MAPPER.nullNode();

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final Consumer<JsonNode> seen;
    private final WebSocket socket;
    private volatile int closeCode;
    private volatile String clientId = "";
    private volatile boolean paused;
    private volatile boolean draining;

    private LiveProbe(final URI address, final String subprotocol, final Consumer<JsonNode> seen) {
        this.seen = seen;
        try {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols(subprotocol)
                    .connectTimeout(DEADLINE)
                    .buildAsync(address, this)
                    .join();
        } catch (final CompletionException e) {
            throw new Mismatch("no connection: address=" + address + ", reason=" + e.getCause());
        }
    }

    static LiveProbe connect(final URI address, final String subprotocol, final Consumer<JsonNode> seen) {
        return new LiveProbe(address, subprotocol, seen);
    }

    @Override
    public CompletionStage<?> onText(final WebSocket webSocket, final CharSequence data, final boolean last) {
        if (draining) {
            return null;
        }
        partial.append(data);
        if (last) {
            try {
                final JsonNode message = HttpProbe.MAPPER.readTree(partial.toString());
                seen.accept(message);
                if (message.path("t").asText().equals("ready")) {
                    clientId = message.path("clientId").asText();
                }
                messages.add(message);
            } catch (final JsonProcessingException e) {
                seen.accept(HttpProbe.MAPPER.missingNode());
            }
            partial.setLength(0);
        }
        if (!paused) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket webSocket, final int code, final String reason) {
        closeCode = code;
        messages.add(CLOSED);
        return null;
    }

    @Override
    public void onError(final WebSocket webSocket, final Throwable fault) {
        messages.add(CLOSED);
    }

    /** Reads no more. */
    void pause() {
        paused = true;
    }

    /** Reads again to the end, as fast as it can: what comes is not looked at, until the connection is closed. */
    void drain() {
        draining = true;
        paused = false;
        socket.request(Long.MAX_VALUE);
    }

    /** As {@code ready} told it; empty before. */
    String clientId() {
        return clientId;
    }

    void send(final String message) {
        socket.sendText(message.replace('\'', '"'), true)
                .exceptionally(fault -> null)
                .join();
    }

    /** Sends as it is, however long; answers whether it could be sent. */
    boolean sendRaw(final String text) {
        return socket.sendText(text, true)
                .handle((sent, fault) -> fault == null)
                .join();
    }

    void sendBinary(final int length) {
        socket.sendBinary(ByteBuffer.allocate(length), true)
                .exceptionally(fault -> null)
                .join();
    }

    JsonNode await(final String type) throws InterruptedException {
        return await(type, message -> message.path("t").asText().equals(type));
    }

    /** The next message that fits; those before it are passed over. */
    JsonNode await(final String what, final Predicate<JsonNode> wanted) throws InterruptedException {
        final long deadlineNs = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            final JsonNode message = messages.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            Mismatch.unless(message != null, "did not come in " + DEADLINE.toSeconds() + " s: " + what);
            Mismatch.unless(!message.isNull(), "closed before it came: " + what + ", code=" + closeCode);
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** Waits for the connection to be closed and answers the code. */
    int awaitClose() throws InterruptedException {
        final long deadlineNs = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            final JsonNode message = messages.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            Mismatch.unless(message != null, "was not closed in " + DEADLINE.toSeconds() + " s");
            if (message.isNull()) {
                return closeCode;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
