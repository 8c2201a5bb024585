package dev.touchline.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a document, read so that an object may have no field that is not named: what the server adds must be added to the
 * document. Any thread.
 */
final class ClosedSchemas {
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;
    private final JsonNode definitions;

    /** @param dialect the one that documents of its kind are written in */
    ClosedSchemas(final JsonNode document, final SpecificationVersion dialect) {
        registry = SchemaRegistry.withDefaultDialect(dialect);
        definitions = close(document.at("/components/schemas").deepCopy());
    }

    private static JsonNode close(final JsonNode node) {
        node.forEach(ClosedSchemas::close);
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            object.put("$ref", object.get("$ref").textValue().replace("#/components/schemas/", "#/$defs/"));
        }
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return node;
    }

    /** What is wrong with a value, a line each; empty when nothing is. */
    List<String> faults(final JsonNode schema, final JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
                .toList();
    }

    private Schema compile(final JsonNode schema) {
        final ObjectNode root = (ObjectNode) close(schema.deepCopy());
        root.set("$defs", definitions);
        return registry.getSchema(root);
    }
}
