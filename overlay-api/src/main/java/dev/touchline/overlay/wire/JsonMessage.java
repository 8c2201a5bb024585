package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages and their parts as JSON, empty yet. Pure functions. */
public final class JsonMessage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonMessage() {}

    /** A part of a message. */
    public static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** A message of a type. */
    public static ObjectNode of(final String type) {
        return MAPPER.createObjectNode().put("t", type);
    }
}
