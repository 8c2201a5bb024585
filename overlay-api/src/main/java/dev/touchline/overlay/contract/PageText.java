package dev.touchline.overlay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the HTML of a document's page: navigation first, then sections. One thread; used once. Everything is escaped here. */
final class PageText {
    private final StringBuilder html = new StringBuilder(1 << 16);
    private final JsonNode document;

    PageText(final JsonNode document, final String address) {
        this.document = document;
        final JsonNode info = document.get("info");
        final String title = escape(info.get("title").asText());
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(style())
                .append("</style></head><body><nav><h1>")
                .append(title)
                .append("</h1><p>")
                .append(escape(info.get("description").asText()))
                .append("</p><p><a href=\"")
                .append(address)
                .append(
                        "\">The document itself</a> &middot; <a href=\"/docs/http\">HTTP</a> &middot; <a href=\"/docs/live\">Live socket</a></p>");
    }

    private static String style() {
        try (InputStream css = PageText.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escape(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String anchor(final String name) {
        return name.replaceAll("[^A-Za-z0-9-]+", "-");
    }

    PageText navigation(final String heading) {
        html.append("<h2>").append(escape(heading)).append("</h2>");
        return this;
    }

    PageText link(final String name, final String text) {
        html.append("<a class=\"item\" href=\"#")
                .append(anchor(name))
                .append("\">")
                .append(escape(text))
                .append("</a>");
        return this;
    }

    /** Links to the schemas that {@link #schemas} writes. */
    PageText schemaLinks() {
        navigation("Types");
        shownSchemas().forEach(schema -> link("type-" + schema.getKey(), schema.getKey()));
        return this;
    }

    /** The navigation is complete. */
    void body() {
        html.append("</nav><main>");
    }

    void section(final String name, final String kind, final String title) {
        html.append("<section id=\"").append(anchor(name)).append("\"><h3>");
        if (!kind.isEmpty()) {
            html.append("<span class=\"kind\">").append(escape(kind)).append("</span> ");
        }
        html.append("<code>").append(escape(title)).append("</code></h3></section>");
    }

    void paragraph(final String text) {
        html.append("<p>").append(escape(text)).append("</p>");
    }

    void example(final JsonNode example) {
        html.append("<pre>").append(escape(example.toString())).append("</pre>");
    }

    void table(final String first, final String second, final String third) {
        html.append("<table><tr><th>")
                .append(first)
                .append("<th>")
                .append(second)
                .append("<th>")
                .append(third);
    }

    /** A row; the type is HTML already. */
    void row(final String name, final String type, final String meaning) {
        html.append("<tr><td><code>")
                .append(escape(name))
                .append("</code><td>")
                .append(type)
                .append("<td>")
                .append(escape(meaning));
    }

    void endTable() {
        html.append("</table>");
    }

    /** The table of an object's fields; of another schema its type. */
    void fields(final JsonNode schema) {
        if (!schema.has("properties")) {
            html.append("<p>").append(type(schema)).append("</p>");
            return;
        }
        final List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        table("Field", "Type", "Meaning");
        schema.get("properties").properties().forEach(field -> {
            final String meaning = field.getValue().path("description").asText();
            final boolean optional = !required.contains(field.getKey());
            row(field.getKey(), type(field.getValue()), optional ? ("May be left out. " + meaning).trim() : meaning);
        });
        endTable();
    }

    /** Every schema that is no message's, one section each. */
    void schemas() {
        shownSchemas().forEach(schema -> {
            section("type-" + schema.getKey(), "type", schema.getKey());
            final String meaning = schema.getValue().path("description").asText();
            if (!meaning.isEmpty()) {
                paragraph(meaning);
            }
            fields(schema.getValue());
        });
    }

    private List<Map.Entry<String, JsonNode>> shownSchemas() {
        return document.at("/components/schemas").properties().stream()
                .filter(schema ->
                        document.at("/components/messages/" + schema.getKey()).isMissingNode())
                .toList();
    }

    JsonNode resolve(final JsonNode node) {
        final JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
    }

    /** A schema in a few words, as HTML. */
    String type(final JsonNode schema) {
        return new SchemaText(PageText::anchor).of(schema);
    }

    /** The page. */
    String end() {
        return html.append("</main></body></html>").toString();
    }
}
