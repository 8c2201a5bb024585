package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.live.JoinResult;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How difficult clients fared, as JSON and back. Any thread. */
final class JoinResultJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JoinResultJson() {}

    static ObjectNode of(final JoinResult result) {
        final ObjectNode json = MAPPER.createObjectNode()
                .put("clients", result.clients())
                .put("attempts", result.attempts())
                .put("connected", result.connected())
                .put("subscribed", result.subscribed())
                .put("served", result.served())
                .put("failed", result.failed());
        json.set("closed", MAPPER.valueToTree(result.closed()));
        return json.put("welcome", HistogramJson.of(result.welcomeMicros()))
                .put("firstFrame", HistogramJson.of(result.firstFrameMicros()));
    }

    static JoinResult parse(final JsonNode json) throws IOException {
        final Map<String, Long> closed = new TreeMap<>();
        json.path("closed")
                .properties()
                .forEach(code -> closed.put(code.getKey(), code.getValue().asLong()));
        return new JoinResult(
                json.path("clients").asInt(),
                json.path("attempts").asLong(),
                json.path("connected").asLong(),
                json.path("subscribed").asLong(),
                json.path("served").asLong(),
                json.path("failed").asLong(),
                closed,
                HistogramJson.parse(json.path("welcome")),
                HistogramJson.parse(json.path("firstFrame")));
    }
}
