package dev.touchline.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.SpecificationVersion;
import dev.touchline.overlay.contract.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The AsyncAPI document, as something to hold messages against. Any thread. */
public final class LiveContract {
    /** The one that every test uses. */
    public static final LiveContract THE = new LiveContract(ContractDocument.LIVE.read());

    private static final String WHERE = "overlay-api/src/main/resources/dev/touchline/overlay/contract/asyncapi";

    private final JsonNode document;
    private final ClosedSchemas schemas;
    private final Set<String> fromServer;
    private final Set<String> toServer;

    private LiveContract(final JsonNode document) {
        this.document = document;
        schemas = new ClosedSchemas(document, SpecificationVersion.DRAFT_7);
        fromServer = names(document.at("/operations/receiveFromServer/messages"));
        toServer = names(document.at("/operations/sendToServer/messages"));
    }

    private static Set<String> names(final JsonNode messages) {
        final Set<String> names = new TreeSet<>();
        messages.forEach(message -> names.add(message.get("$ref").asText().replaceAll(".*/", "")));
        return names;
    }

    /** The document. */
    public JsonNode document() {
        return document;
    }

    /** The kinds of message that the server may send. */
    public Set<String> fromServer() {
        return fromServer;
    }

    /** The kinds of message that a client may send. */
    public Set<String> toServer() {
        return toServer;
    }

    /** What is wrong with a message of the server, and what to add where; empty when nothing is. */
    public List<String> faultsFromServer(final JsonNode message) {
        final String type = message.path("t").asText();
        if (!fromServer.contains(type)) {
            return List.of("the server sent a message that the document does not have: t=" + type
                    + "; add it to components.messages, components.schemas, channels.live.messages and"
                    + " operations.receiveFromServer.messages in " + WHERE);
        }
        return faults(type, message);
    }

    /** What is wrong with a message by the schema of its kind. */
    public List<String> faults(final String type, final JsonNode message) {
        final List<String> faults = new ArrayList<>();
        final JsonNode schema = JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + type);
        for (final String fault : schemas.faults(schema, message)) {
            faults.add("message does not fit components.schemas." + type + " in " + WHERE + ": " + fault + ", message="
                    + clip(message.toString()));
        }
        return faults;
    }

    private static String clip(final String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "...";
    }
}
