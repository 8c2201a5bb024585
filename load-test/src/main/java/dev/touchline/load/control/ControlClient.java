package dev.touchline.load.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.feed.FeedShape;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The control plane as a load test uses it. One thread; every call blocks for 5 s at most. {@link IOException} says what was
 * asked and what the server answered.
 */
public final class ControlClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI api;
    private final Optional<String> token;

    /** A client of the control plane at {@code http://host:port}. */
    public ControlClient(final URI api, final Optional<String> token) {
        this.api = api;
        this.token = token;
    }

    /** Where the server is reached. */
    public ServerAddresses addresses() throws IOException {
        return ServerAddresses.of(body(send("GET", "/server", null)), api);
    }

    /**
     * Makes a match for a load test anew, removing the one that an earlier test left behind.
     *
     * @throws IOException also when somebody else's match has this id: it is not touched
     */
    public void makeMatch(final long id, final String name, final FeedShape shape, final long recordsPerSecond)
            throws IOException {
        final HttpResponse<byte[]> old = send("GET", "/matches/" + id, null);
        if (old.statusCode() == OK) {
            final String oldName = mapper.readTree(old.body()).path("name").asText();
            if (!oldName.startsWith(MatchDocument.NAME_PREFIX)) {
                throw new IOException(
                        "a match that is not the load test's has its id: match=" + id + ", name=" + oldName);
            }
            deleteMatch(id);
        } else if (old.statusCode() != NOT_FOUND) {
            body(old);
        }
        body(send("PUT", "/matches/" + id, MatchDocument.of(id, name, shape, recordsPerSecond)));
    }

    /** Removes a match; one that is not there is fine. */
    public void deleteMatch(final long id) throws IOException {
        final HttpResponse<byte[]> response = send("DELETE", "/matches/" + id, null);
        if (response.statusCode() != NOT_FOUND) {
            body(response);
        }
    }

    /** How a match's feed does. */
    public FeedStatus feed(final long id) throws IOException {
        return FeedStatus.of(body(send("GET", "/matches/" + id + "/feed", null)));
    }

    /** Every counter of the server. */
    public Map<String, Long> counters() throws IOException {
        final Map<String, Long> counters = new TreeMap<>();
        body(send("GET", "/counters", null))
                .path("counters")
                .properties()
                .forEach(counter ->
                        counters.put(counter.getKey(), counter.getValue().asLong()));
        return counters;
    }

    /** What the server has used so far; empty when it is one that does not say. */
    public Optional<ServerRuntime> runtime() throws IOException {
        final HttpResponse<byte[]> response = send("GET", "/server/runtime", null);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(ServerRuntime.of(body(response)));
    }

    private HttpResponse<byte[]> send(final String method, final String path, final JsonNode document)
            throws IOException {
        final URI uri = api.resolve("/api/v1" + path);
        final HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .method(
                        method,
                        document == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(mapper.writeValueAsBytes(document)));
        if (document != null) {
            request.header("Content-Type", "application/json");
        }
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted: " + method + " " + uri).initCause(e);
        } catch (final IOException e) {
            throw new IOException("no answer from the control plane: " + method + " " + uri + ", cause=" + e, e);
        }
    }

    private JsonNode body(final HttpResponse<byte[]> response) throws IOException {
        final int status = response.statusCode();
        if (status != OK && status != CREATED && status != NO_CONTENT) {
            throw new IOException(
                    "the control plane refused: " + response.request().method() + " " + response.uri() + ", status="
                            + status + ", body=" + new String(response.body(), StandardCharsets.UTF_8));
        }
        return mapper.readTree(response.body());
    }
}
