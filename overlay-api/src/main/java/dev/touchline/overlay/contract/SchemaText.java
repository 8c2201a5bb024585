package dev.touchline.overlay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A JSON schema in a few words, as HTML with links to the types that it names. Pure. */
final class SchemaText {
    private static final Map<String, String> LIMITS =
            Map.of("minimum", "from", "maximum", "to", "maxLength", "longest");

    private final UnaryOperator<String> anchor;

    /** @param anchor makes a name fit to be an anchor */
    SchemaText(final UnaryOperator<String> anchor) {
        this.anchor = anchor;
    }

    String of(final JsonNode schema) {
        if (schema.has("$ref")) {
            final String name = schema.get("$ref").asText().replaceAll(".*/", "");
            return "<a href=\"#" + anchor.apply("type-" + name) + "\">" + PageText.escape(name) + "</a>";
        }
        if (schema.has("const")) {
            return word(schema.get("const"));
        }
        if (schema.has("enum")) {
            return words(schema.get("enum"));
        }
        if (schema.has("anyOf")) {
            final List<String> choices = new ArrayList<>();
            schema.get("anyOf").forEach(choice -> choices.add(of(choice)));
            return String.join(" or ", choices);
        }
        if (schema.has("prefixItems")) {
            final List<String> items = new ArrayList<>();
            schema.get("prefixItems").forEach(item -> items.add(of(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (schema.has("items")) {
            return "list of " + of(schema.get("items"));
        }
        if (schema.has("properties")) {
            return schema.get("properties").properties().stream()
                    .map(field -> "<code>" + PageText.escape(field.getKey()) + "</code> " + of(field.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (schema.path("additionalProperties").isObject()) {
            return "by name, " + of(schema.get("additionalProperties"));
        }
        return plain(schema) + limits(schema);
    }

    private static String plain(final JsonNode schema) {
        final JsonNode type = schema.path("type");
        if (type.isArray()) {
            final List<String> types = new ArrayList<>();
            type.forEach(each -> types.add(each.asText()));
            return PageText.escape(String.join(" or ", types));
        }
        return PageText.escape(type.asText("anything"));
    }

    private static String limits(final JsonNode schema) {
        final List<String> limits = new ArrayList<>();
        for (final String limit : List.of("minimum", "maximum", "maxLength")) {
            if (schema.has(limit)) {
                limits.add(LIMITS.get(limit) + " " + schema.get(limit).asText());
            }
        }
        if (schema.has("default")) {
            limits.add("default " + schema.get("default").asText());
        }
        return limits.isEmpty() ? "" : ", " + PageText.escape(String.join(" ", limits));
    }

    private static String words(final JsonNode words) {
        final List<String> all = new ArrayList<>();
        words.forEach(each -> all.add(word(each)));
        return String.join(" ", all);
    }

    private static String word(final JsonNode value) {
        return "<code>" + PageText.escape(value.isNull() ? "null" : value.asText()) + "</code>";
    }
}
