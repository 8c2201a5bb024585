package dev.touchline.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.contract.LiveContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A client of the live socket that remembers every message and holds it against the AsyncAPI document; {@link #close} throws when one
 * did not fit.
 */
final class RecordingClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final Consumer<JsonNode> frames;
    private final WebSocket socket;
    private volatile int closeCode;
    private volatile String closeReason = "";

    private RecordingClient(final URI address, final Consumer<JsonNode> frames) {
        this.frames = frames;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("touchline.v1.json")
                .buildAsync(address, this)
                .join();
    }

    /** Connects; frames are remembered like everything else. */
    static RecordingClient connect(final TouchlineServer server) {
        return new RecordingClient(address(server), null);
    }

    /** Connects and identifies; frames go to a consumer instead of being remembered. */
    static RecordingClient ready(final TouchlineServer server, final Consumer<JsonNode> frames) {
        final RecordingClient client = new RecordingClient(address(server), frames);
        client.send("{\"t\":\"identify\",\"v\":1}");
        client.await("ready");
        return client;
    }

    /** Connects and identifies. */
    static RecordingClient ready(final TouchlineServer server) {
        return ready(server, null);
    }

    private static URI address(final TouchlineServer server) {
        return URI.create("ws://127.0.0.1:" + server.liveAddress().getPort() + "/v1/live");
    }

    @Override
    public CompletionStage<?> onText(final WebSocket webSocket, final CharSequence data, final boolean last) {
        partial.append(data);
        if (last) {
            onMessage(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void onMessage(final String text) {
        try {
            final JsonNode message = MAPPER.readTree(text);
            faults.addAll(LiveContract.THE.faultsFromServer(message));
            if (frames != null && message.path("t").asText().equals("frame")) {
                frames.accept(message);
            } else {
                messages.add(message);
            }
        } catch (final JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket webSocket, final int statusCode, final String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    void send(final String message) {
        socket.sendText(message, true).join();
    }

    /** Says whose it is, and waits until that is taken. */
    void identify(final String token) {
        send("{\"t\":\"identify\",\"v\":1,\"token\":\"" + token + "\"}");
        await("ready");
    }

    void subscribe(final int id, final String channel, final String more) {
        send("{\"t\":\"sub\",\"id\":" + id + ",\"channel\":\"" + channel + "\"" + more + "}");
    }

    WebSocket socket() {
        return socket;
    }

    /** Waits for a message of a type. */
    JsonNode await(final String type) {
        return await(message -> message.path("t").asText().equals(type));
    }

    /** Waits for the first message that fits. */
    JsonNode await(final Predicate<JsonNode> wanted) {
        Awaitility.await()
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> messages.stream().anyMatch(wanted));
        return messages.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits for the connection to be closed and answers the code. */
    int awaitClose() {
        Awaitility.await().atMost(DEADLINE).until(() -> closeCode != 0);
        return closeCode;
    }

    String closeReason() {
        return closeReason;
    }

    List<JsonNode> messages() {
        return messages;
    }

    @Override
    public void close() {
        socket.abort();
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.get(0));
        }
    }
}
