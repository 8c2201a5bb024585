package dev.touchline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a server says of itself: the points to be tested, and the schemas of its messages. Any thread may validate. */
final class Documents {
    private static final String SCHEMAS = "#/components/schemas/";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final JsonNode live;

    private Documents(final JsonNode live) {
        this.live = live;
        final JsonNode definitions = live.at("/components/schemas");
        definitions.fieldNames().forEachRemaining(name -> {
            final ObjectNode root = HttpProbe.MAPPER.createObjectNode().put("$ref", SCHEMAS + name);
            root.set("$defs", definitions);
            schemas.put(name, registry.getSchema(withDefinitions(root)));
        });
    }

    static Documents of(final HttpProbe http) throws IOException, InterruptedException {
        final JsonNode live = http.get("/api/v1/asyncapi.json");
        Mismatch.unless(live.path("asyncapi").asText().startsWith("3."), "not an AsyncAPI 3 document");
        Mismatch.unless(
                http.get("/api/v1/openapi.json").path("openapi").asText().startsWith("3.1"),
                "not an OpenAPI 3.1 document");
        return new Documents(live);
    }

    private static JsonNode withDefinitions(final JsonNode node) {
        final JsonNode copy = node.deepCopy();
        rename(copy);
        return copy;
    }

    private static void rename(final JsonNode node) {
        node.forEach(Documents::rename);
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            object.put("$ref", object.get("$ref").textValue().replace(SCHEMAS, "#/$defs/"));
        }
    }

    /** Every point, in the order of the table. */
    List<String> points() {
        final List<String> points = new ArrayList<>();
        for (final String operation : List.of("receiveFromServer", "sendToServer")) {
            final String side = operation.equals("receiveFromServer") ? "server" : "client";
            live.at("/operations/" + operation + "/messages")
                    .forEach(message -> points.add(
                            side + " message " + message.get("$ref").asText().replaceAll(".*/", "")));
        }
        live.path("x-close-codes")
                .forEach(code -> points.add("close code " + code.get("code").asText()));
        live.at("/components/schemas/ErrorCode/enum").forEach(code -> points.add("error " + code.asText()));
        return points;
    }

    /** What is wrong with a message of the server, a line each. */
    List<String> faults(final JsonNode message) {
        final String type = message.path("t").asText();
        final Schema schema = schemas.get(type);
        if (schema == null) {
            return List.of("message is not in the document: t=" + type);
        }
        return schema.validate(message).stream()
                .map(fault -> type + " " + fault.getInstanceLocation() + ": " + fault.getMessage())
                .toList();
    }
}
