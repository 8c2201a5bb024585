package dev.touchline.overlay.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages and their parts as JSON: empty yet, or read. Pure functions. */
public final class JsonMessage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonMessage() {}

    /** Reads a client's text, as strictly as a body of HTTP: one value, no key twice; throws when it is not. */
    public static JsonNode read(final String text) throws JsonProcessingException {
        return STRICT.readTree(text);
    }

    /** A part of a message. */
    public static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** A message of a type. */
    public static ObjectNode of(final String type) {
        return MAPPER.createObjectNode().put("t", type);
    }
}
