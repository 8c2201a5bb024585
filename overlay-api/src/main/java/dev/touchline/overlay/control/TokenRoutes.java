package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.ApiToken;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import org.agrona.concurrent.EpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API tokens: {@code /api/v1/tokens...}, the admin's. Javalin's threads. A secret is answered once, to whoever makes the token;
 * what is logged are ids.
 */
final class TokenRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRoutes.class);
    private static final String TOKENS = "/api/v1/tokens";
    private static final String TOKEN = TOKENS + "/{tokenId}";

    private final TokenRegistry tokens;
    private final EpochClock clock;

    TokenRoutes(final TokenRegistry tokens, final EpochClock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(
                TOKENS,
                request -> request.json(Map.of(
                        "tokens", tokens.list().stream().map(TokenDocument::of).toList())));
        routes.post(TOKENS, this::create);
        routes.get(TOKEN, request -> request.json(TokenDocument.of(find(request))));
        routes.delete(TOKEN, this::revoke);
    }

    private void create(final Context request) {
        final TokenRequest body = JsonBody.read(request, new TypeReference<TokenRequest>() {});
        body.check(clock.time());
        refuseMoreThan(RequestGuard.grant(request), body);
        final TokenRegistry.Issued issued = body.issue(tokens).orElseThrow(this::conflict);
        LOG.info(
                "token made: id={}, role={}, matches={}, by={}",
                issued.token().id(),
                body.role(),
                body.matches(),
                RequestGuard.grant(request).tokenId());
        request.status(201)
                .header("Location", TOKENS + "/" + issued.token().id())
                .json(TokenDocument.of(issued));
    }

    private DocumentException conflict() {
        return new DocumentException(
                ErrorCode.CONFLICT,
                tokens.isFull()
                        ? "too many tokens, revoke some: most=" + TokenRegistry.MOST_TOKENS
                        : "there is a token of this secret's id already");
    }

    /** Nobody gives away what he does not have, nor for longer than he has it. */
    private static void refuseMoreThan(final Grant own, final TokenRequest asked) {
        if (asked.ofWearables() && !own.wearables()) {
            throw new DocumentException(ErrorCode.FORBIDDEN, "your token does not cover wearables");
        }
        if (asked.expiresAtMs() > own.expiresAtMs()) {
            throw new DocumentException(
                    ErrorCode.FORBIDDEN,
                    "your token ends before that: expiresAt=" + Instant.ofEpochMilli(own.expiresAtMs()));
        }
    }

    private void revoke(final Context request) {
        final String id = find(request).id();
        tokens.revoke(id);
        LOG.info("token revoked: id={}, by={}", id, RequestGuard.grant(request).tokenId());
        request.status(204);
    }

    private ApiToken find(final Context request) {
        return tokens.find(request.pathParam("tokenId"))
                .orElseThrow(() -> new DocumentException(ErrorCode.NOT_FOUND, "no such token"));
    }
}
