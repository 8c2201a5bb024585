package dev.touchline.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.config.ConfigException;
import dev.touchline.server.config.ConfigKey;
import dev.touchline.server.config.ConfigReader;
import dev.touchline.server.contract.HttpContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The whole program on free ports, and a way to speak to its control plane, whose every answer is held against the OpenAPI document. */
final class TestServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TouchlineServer server;

    private TestServer(final TouchlineServer server) {
        this.server = server;
    }

    static TestServer open() throws IOException, ConfigException {
        return open(Map.of());
    }

    static TestServer open(final Map<ConfigKey, String> options) throws IOException, ConfigException {
        final Map<ConfigKey, String> all = new EnumMap<>(ConfigKey.class);
        all.put(ConfigKey.HTTP_PORT, "0");
        all.put(ConfigKey.LIVE_PORT, "0");
        all.put(ConfigKey.FEED_PORT, "0");
        all.put(ConfigKey.WARM_UP, "0");
        // By a name of its own, so that epochs begin at 1 as they do in a new file.
        all.put(
                ConfigKey.DATABASE_URL,
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1");
        all.putAll(options);
        return new TestServer(TouchlineServer.open(ConfigReader.read(null, Map.of(), all), "test"));
    }

    TouchlineServer server() {
        return server;
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + server.httpPort());
    }

    HttpResponse<String> send(final String method, final String path, final String json, final String... headers)
            throws IOException, InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(http().resolve(path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        final HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        final List<String> faults = HttpContract.THE.faults(method, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.get(0));
        }
        return answer;
    }

    JsonNode get(final String path) throws IOException, InterruptedException {
        return MAPPER.readTree(send("GET", path, null).body());
    }

    long counter(final String name) {
        try {
            return get("/api/v1/counters").get("counters").get(name).asLong();
        } catch (final IOException e) {
            throw new AssertionError(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
