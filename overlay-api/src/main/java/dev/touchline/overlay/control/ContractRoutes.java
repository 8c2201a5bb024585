package dev.touchline.overlay.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.contract.ContractDocument;
import dev.touchline.overlay.contract.ContractPage;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Function;

/**
 * What the server speaks, as documents for programs and pages for people: {@code /api/v1/openapi.json}, {@code /api/v1/asyncapi.json},
 * {@code /docs/http}, {@code /docs/live}. Javalin's threads; put together when first asked for. They hold nothing secret: no token.
 */
final class ContractRoutes {
    private static final String HTTP_JSON = "/api/v1/openapi.json";
    private static final String LIVE_JSON = "/api/v1/asyncapi.json";

    private static final String HTTP_PAGE = "/docs/http";
    private static final String LIVE_PAGE = "/docs/live";

    /** All of them. */
    static final List<String> ALL = List.of(HTTP_JSON, LIVE_JSON, HTTP_PAGE, LIVE_PAGE);

    private record Texts(String json, String page) {}

    private Texts http;
    private Texts live;

    void addTo(final RoutesConfig routes) {
        routes.get(HTTP_JSON, request -> request.contentType("application/json").result(http().json()));
        routes.get(LIVE_JSON, request -> request.contentType("application/json").result(live().json()));
        routes.get(HTTP_PAGE, request -> request.html(http().page()));
        routes.get(LIVE_PAGE, request -> request.html(live().page()));
    }

    private synchronized Texts http() {
        if (http == null) {
            http = texts(ContractDocument.HTTP, ContractPage::ofHttp);
        }
        return http;
    }

    private synchronized Texts live() {
        if (live == null) {
            live = texts(ContractDocument.LIVE, ContractPage::ofLive);
        }
        return live;
    }

    private static Texts texts(final ContractDocument which, final Function<JsonNode, String> page) {
        final JsonNode document = which.read();
        return new Texts(document.toPrettyString(), page.apply(document));
    }
}
