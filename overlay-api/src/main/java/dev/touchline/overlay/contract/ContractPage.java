package dev.touchline.overlay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** A document as one page to read: no script, nothing from elsewhere, every anchor a name of the document. Pure functions. */
public final class ContractPage {
    private static final String[] METHODS = {"get", "post", "put", "patch", "delete"};

    private ContractPage() {}

    /** The page of {@link ContractDocument#HTTP}. */
    public static String ofHttp(final JsonNode document) {
        final PageText page = new PageText(document, "/api/v1/openapi.json");
        page.navigation("Routes");
        document.get("paths").properties().forEach(path -> page.link(path.getKey(), path.getKey()));
        page.schemaLinks().body();
        document.get("paths").properties().forEach(path -> route(page, path));
        page.schemas();
        return page.end();
    }

    private static void route(final PageText page, final Map.Entry<String, JsonNode> path) {
        for (final String method : METHODS) {
            final JsonNode operation = path.getValue().get(method);
            if (operation == null) {
                continue;
            }
            page.section(path.getKey(), method.toUpperCase(Locale.ROOT), path.getKey());
            page.paragraph(operation.path("summary").asText());
            page.table("Parameter", "Type", "Meaning");
            path.getValue().path("parameters").forEach(parameter -> parameter(page, parameter));
            operation.path("parameters").forEach(parameter -> parameter(page, parameter));
            operation
                    .path("requestBody")
                    .path("content")
                    .properties()
                    .forEach(body -> page.row("body", page.type(body.getValue().path("schema")), body.getKey()));
            page.endTable();
            page.table("Answer", "Type", "Meaning");
            operation.get("responses").properties().forEach(answer -> answer(page, answer));
            page.endTable();
        }
    }

    private static void parameter(final PageText page, final JsonNode reference) {
        final JsonNode parameter = page.resolve(reference);
        page.row(
                parameter.get("name").asText(),
                page.type(parameter.path("schema")),
                parameter.path("description").asText());
    }

    private static void answer(final PageText page, final Map.Entry<String, JsonNode> answer) {
        final JsonNode response = page.resolve(answer.getValue());
        final StringBuilder types = new StringBuilder();
        response.path("content").properties().forEach(content -> {
            types.append(types.length() == 0 ? "" : ", ");
            final JsonNode schema = content.getValue().path("schema");
            types.append(schema.has("$ref") ? page.type(schema) : PageText.escape(content.getKey()));
        });
        page.row(answer.getKey(), types.toString(), response.path("description").asText());
    }

    /** The page of {@link ContractDocument#LIVE}. */
    public static String ofLive(final JsonNode document) {
        final PageText page = new PageText(document, "/api/v1/asyncapi.json");
        final JsonNode operations = document.get("operations");
        page.navigation("Messages");
        document.at("/components/messages").fieldNames().forEachRemaining(name -> page.link(name, name));
        page.navigation("Words");
        page.link("channels", "Channels").link("close-codes", "Close codes");
        page.schemaLinks().body();
        messages(page, document, operations.get("receiveFromServer"), "server sends");
        messages(page, document, operations.get("sendToServer"), "client sends");
        page.section("channels", "", "Channels");
        page.table("Channel", "Carries", "Meaning");
        for (final JsonNode channel : document.get("x-channels")) {
            page.row(text(channel, "name"), PageText.escape(text(channel, "carries")), text(channel, "meaning"));
        }
        page.endTable();
        page.section("close-codes", "", "Close codes");
        page.table("Code", "Name", "Meaning");
        for (final JsonNode code : document.get("x-close-codes")) {
            final String comeBack =
                    code.get("comeBack").asBoolean() ? " Come back by yourself." : " Do not come back by yourself.";
            page.row(text(code, "code"), PageText.escape(text(code, "name")), text(code, "meaning") + comeBack);
        }
        page.endTable();
        page.schemas();
        return page.end();
    }

    private static void messages(
            final PageText page, final JsonNode document, final JsonNode operation, final String direction) {
        for (final JsonNode reference : operation.get("messages")) {
            final JsonNode message = page.resolve(page.resolve(reference));
            final String name = text(message, "name");
            page.section(name, direction, name);
            page.paragraph(text(message, "summary"));
            message.path("examples").forEach(example -> page.example(example.get("payload")));
            page.fields(document.at("/components/schemas/" + name));
        }
    }

    private static String text(final JsonNode node, final String field) {
        return node.path(field).asText();
    }
}
