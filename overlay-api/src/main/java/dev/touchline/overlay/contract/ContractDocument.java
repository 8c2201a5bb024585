package dev.touchline.overlay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A document of the protocol, put together from its parts: objects are merged, lists are joined, and nothing may be said twice.
 * Any thread; each call reads the parts anew.
 */
public enum ContractDocument {
    /** OpenAPI 3.1: everything that HTTP answers. */
    HTTP("openapi"),
    /** AsyncAPI 3: every message of the live socket, its close codes and its channels. */
    LIVE("asyncapi");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final String folder;

    ContractDocument(final String folder) {
        this.folder = folder;
    }

    /** The files in its folder, in the order in which they are read. */
    private List<String> parts() {
        return switch (this) {
            case HTTP -> List.of("base", "tokens", "clients", "matches", "life", "analysis");
            case LIVE -> List.of("base", "session", "streams");
        };
    }

    /** The whole document; throws {@link IllegalStateException} when a part is missing or says again what another says. */
    public JsonNode read() {
        final ObjectNode whole = YAML.createObjectNode();
        for (final String part : parts()) {
            final String name = folder + "/" + part + ".yaml";
            try (InputStream in = ContractDocument.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("part of a document is missing: resource=" + name);
                }
                merge(whole, YAML.readTree(in), name);
            } catch (final IOException e) {
                throw new UncheckedIOException("part of a document cannot be read: resource=" + name, e);
            }
        }
        return whole;
    }

    private static void merge(final ObjectNode whole, final JsonNode part, final String at) {
        part.properties().forEach(field -> {
            final JsonNode before = whole.get(field.getKey());
            final JsonNode value = field.getValue();
            if (before == null) {
                whole.set(field.getKey(), value);
            } else if (before instanceof ObjectNode object && value.isObject()) {
                merge(object, value, at + ", " + field.getKey());
            } else if (before instanceof ArrayNode list && value.isArray()) {
                value.forEach(list::add);
            } else {
                throw new IllegalStateException("said twice: part=" + at + ", field=" + field.getKey());
            }
        });
    }
}
