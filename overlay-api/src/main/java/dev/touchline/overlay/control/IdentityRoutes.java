package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.analysis.IdentitiesDocument;
import dev.touchline.overlay.analysis.IdentityDocument;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.CorrectedIdentities;
import dev.touchline.overlay.match.CreationRequest;
import dev.touchline.overlay.match.CreationRequest.Created;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.IdentityStatement;
import dev.touchline.overlay.match.MatchService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Whose track is whose: {@code /api/v1/matches/{id}/identities}. What operators say is stored, then made by the engine. Javalin's
 * threads.
 */
final class IdentityRoutes {
    private static final String IDENTITIES = MatchRoutes.MATCH + "/identities";

    private final MatchService matches;
    private final EngineQuestions engines;

    IdentityRoutes(final MatchService matches, final EngineQuestions engines) {
        this.matches = matches;
        this.engines = engines;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(IDENTITIES, this::read);
        routes.post(IDENTITIES, this::correct);
    }

    private void read(final Context request) {
        final ActiveMatch match = matches.match(QueryParameters.id(request, "id"));
        final CorrectedIdentities made =
                engines.ask(match.id(), engine -> new CorrectedIdentities(engine.epoch(), engine.identityChanges()));
        // Without the match's ETag: an engine that starts another epoch by itself changes this, and not the match.
        request.header("Cache-Control", "no-store").json(IdentitiesDocument.of(made));
    }

    private void correct(final Context request) {
        final IdentityDocument document = JsonBody.read(request, new TypeReference<>() {});
        final IdentityChange change = document.change();
        final Created corrected = matches.say(
                QueryParameters.id(request, "id"),
                EntityTags.precondition(request),
                match -> checked(match, change),
                new CreationRequest(
                        IdempotencyKey.of(request),
                        IdempotencyKey.addressAndBodySha256(request),
                        IdentityRoutes::shown));
        EntityTags.answer(request, corrected);
    }

    /** Only the engine knows for how long it keeps what was measured. */
    private IdentityStatement checked(final ActiveMatch match, final IdentityChange change) {
        final IdentityStatement statement = IdentityStatement.of(match, change);
        engines.ask(match.id(), engine -> {
            engine.checkIdentity(change);
            return true;
        });
        return statement;
    }

    private static String shown(final ActiveMatch match) {
        try {
            return JsonBody.MAPPER.writeValueAsString(IdentitiesDocument.of(match.corrected()));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("identities are always JSON", e);
        }
    }
}
