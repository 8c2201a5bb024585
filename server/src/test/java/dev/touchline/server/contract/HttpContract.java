package dev.touchline.server.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import dev.touchline.overlay.contract.ContractDocument;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI document, as something to hold answers against. Any thread. */
public final class HttpContract {
    /** The one that every test uses. */
    public static final HttpContract THE = new HttpContract(ContractDocument.HTTP.read());

    private static final String WHERE = "overlay-api/src/main/resources/dev/touchline/overlay/contract/openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;
    private final ClosedSchemas schemas;

    private HttpContract(final JsonNode document) {
        this.document = document;
        schemas = new ClosedSchemas(document, SpecificationVersion.DRAFT_2020_12);
    }

    /** The document. */
    public JsonNode document() {
        return document;
    }

    /** Every operation as {@code METHOD path}. */
    public Set<String> operations() {
        final Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** What is wrong with an answer, and what to add where; empty when nothing is. */
    public List<String> faults(final String method, final HttpResponse<String> answer) {
        final String path = answer.uri().getPath();
        final JsonNode operation = operation(method, path);
        final String at = method + " " + path + " -> " + answer.statusCode();
        final JsonNode response = response(operation, answer.statusCode());
        if (response.isMissingNode()) {
            // Pages and their parts are files, and what is no route has no answer but a problem.
            return operation.isMissingNode() && answer.statusCode() < 400
                    ? List.of()
                    : List.of("answer is not in the document: " + at + "; add it to paths in " + WHERE);
        }
        final String mediaType =
                answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (!response.has("content")) {
            return answer.body().isEmpty() ? List.of() : List.of("answer has a body, the document says none: " + at);
        }
        final JsonNode content = response.get("content").path(mediaType);
        if (content.isMissingNode()) {
            return List.of(
                    "content type is not in the document: " + at + ", type=" + mediaType + "; add it to " + WHERE);
        }
        return mediaType.endsWith("json") ? bodyFaults(at, content.get("schema"), answer) : List.of();
    }

    private List<String> bodyFaults(final String at, final JsonNode schema, final HttpResponse<String> answer) {
        try {
            final JsonNode body = MAPPER.readTree(answer.body());
            if (body.path("type").asText().startsWith("urn:touchline:problem:")
                    && body.path("status").asInt() != answer.statusCode()) {
                return List.of("problem states another status: " + at + ", body=" + body);
            }
            return schemas.faults(schema, body).stream()
                    .map(fault -> "answer does not fit its schema in " + WHERE + ": " + at + ": " + fault)
                    .toList();
        } catch (final JsonProcessingException e) {
            return List.of("answer is not JSON: " + at + ", reason=" + e.getOriginalMessage());
        }
    }

    private JsonNode response(final JsonNode operation, final int status) {
        final JsonNode responses = operation.path("responses");
        if (responses.has(Integer.toString(status))) {
            return resolve(responses.get(Integer.toString(status)));
        }
        return status >= 400 ? document.at("/components/responses/Problem") : responses.path("none");
    }

    private JsonNode resolve(final JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The operation of the most literal path that fits. */
    private JsonNode operation(final String method, final String path) {
        JsonNode best = document.path("none");
        int fewest = Integer.MAX_VALUE;
        for (final Iterator<Map.Entry<String, JsonNode>> paths =
                        document.get("paths").properties().iterator();
                paths.hasNext(); ) {
            final Map.Entry<String, JsonNode> template = paths.next();
            final int parameters = template.getKey().split("\\{", -1).length;
            if (parameters < fewest && pattern(template.getKey()).matcher(path).matches()) {
                best = template.getValue().path(method.toLowerCase(Locale.ROOT));
                fewest = parameters;
            }
        }
        return best;
    }

    private static Pattern pattern(final String template) {
        return Pattern.compile("\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E/?");
    }
}
