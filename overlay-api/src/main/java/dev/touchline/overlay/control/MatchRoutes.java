package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.BodyPart;
import dev.touchline.overlay.match.CreationRequest;
import dev.touchline.overlay.match.CreationRequest.Created;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.PitchDocument;
import dev.touchline.overlay.match.Precondition;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** Matches, and their pitches: {@code /api/v1/matches...}. Javalin's threads. */
final class MatchRoutes {
    static final String MATCHES = "/api/v1/matches";
    static final String MATCH = MATCHES + "/{id}";

    private final MatchService matches;
    private final FeedMonitor feeds;

    MatchRoutes(final MatchService matches, final FeedMonitor feeds) {
        this.matches = matches;
        this.feeds = feeds;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(MATCHES, this::list);
        routes.post(MATCHES, this::create);
        routes.get(MATCH, request -> {
            final ActiveMatch match = match(request);
            EntityTags.answer(request, match, shown(request, match));
        });
        routes.put(MATCH, this::put);
        routes.delete(MATCH, this::delete);
        routes.post(MATCH + "/reset", this::reset);
        routes.get(MATCH + "/feed", request -> request.json(feeds.report(match(request))));
        routes.get(MATCH + "/pitch", request -> {
            final ActiveMatch match = match(request);
            EntityTags.answer(request, match, match.document().pitch());
        });
        routes.put(MATCH + "/pitch", this::putPitch);
    }

    private void list(final Context request) {
        request.json(Page.of(
                request,
                "matches",
                matches.directory().matches().stream()
                        .filter(match -> RequestGuard.grant(request).matches().contains(match.id()))
                        .map(match -> shown(request, match))
                        .toList(),
                MatchDocument::id,
                MatchService.MOST_MATCHES));
    }

    /** A match as whoever asks may see it. */
    static MatchDocument shown(final Context request, final ActiveMatch match) {
        final MatchDocument document = match.document();
        return RequestGuard.isOperator(request) ? document.withoutKeys() : document.withoutSenders();
    }

    private void create(final Context request) {
        final String key = IdempotencyKey.of(request);
        final Created created = matches.create(
                JsonBody.read(request, new TypeReference<MatchDocument>() {}),
                new CreationRequest(key, IdempotencyKey.bodySha256(request), MatchRoutes::shown));
        request.status(201)
                .header("Location", MATCHES + "/" + created.matchId())
                .header("ETag", EntityTags.of(created.version()))
                .contentType("application/json")
                .result(created.document());
    }

    private static String shown(final ActiveMatch match) {
        try {
            return JsonBody.MAPPER.writeValueAsString(match.document().withoutKeys());
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a match document is always JSON", e);
        }
    }

    private void put(final Context request) {
        final long id = QueryParameters.id(request, "id");
        final Precondition precondition = EntityTags.precondition(request);
        final MatchDocument document = JsonBody.read(request, new TypeReference<MatchDocument>() {});
        if (document.id() != null && document.id() != id) {
            throw new DocumentException(
                    ErrorCode.INVALID, "id is not the address's: body=" + document.id() + ", address=" + id);
        }
        final boolean isNew = matches.directory().match(id) == null;
        final ActiveMatch match = matches.put(document.withId(id), precondition);
        EntityTags.show(request, match);
        request.status(isNew ? 201 : 200).json(match.document().withoutKeys());
    }

    private void delete(final Context request) {
        matches.delete(QueryParameters.id(request, "id"), EntityTags.precondition(request));
        request.status(204);
    }

    private void reset(final Context request) {
        final ActiveMatch match = matches.reset(QueryParameters.id(request, "id"), EntityTags.precondition(request));
        EntityTags.show(request, match);
        request.status(202).json(Map.of("reset", true));
    }

    private void putPitch(final Context request) {
        final PitchDocument pitch = JsonBody.read(request, new TypeReference<>() {});
        final ActiveMatch match = matches.update(
                QueryParameters.id(request, "id"),
                EntityTags.precondition(request),
                BodyPart.PITCH,
                before -> before.withPitch(pitch));
        EntityTags.show(request, match);
        request.json(match.document().pitch());
    }

    private ActiveMatch match(final Context request) {
        return matches.match(QueryParameters.id(request, "id"));
    }
}
