package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.BodyPart;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.FieldFault;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.Precondition;
import dev.touchline.overlay.match.SourceDocument;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Who may send, and what is known of their clocks: {@code /api/v1/matches/{id}/sources...}, {@code /clocks}. Javalin's threads. */
final class SourceRoutes {
    private static final String SOURCES = MatchRoutes.MATCH + "/sources";
    private static final String SOURCE = SOURCES + "/{sourceId}";
    private static final int LARGEST_ID = 0xffff;

    private final MatchService matches;
    private final EngineQuestions engines;

    SourceRoutes(final MatchService matches, final EngineQuestions engines) {
        this.matches = matches;
        this.engines = engines;
    }

    /**
     * By how much a source's clock is ahead.
     *
     * @param configuredMicros taken off before anything else; null when none is configured
     * @param learntMicros what the engine finds beside it
     */
    private record SourceClock(int id, Long configuredMicros, long learntMicros) {}

    void addTo(final RoutesConfig routes) {
        routes.get(SOURCES, request -> {
            final ActiveMatch match = match(request);
            EntityTags.answer(request, match, MatchRoutes.shown(request, match).sources());
        });
        routes.get(SOURCE, request -> {
            final ActiveMatch match = match(request);
            final SourceDocument source = source(request, match);
            EntityTags.answer(
                    request, match, RequestGuard.isOperator(request) ? source.withoutKey() : source.withoutSender());
        });
        routes.put(SOURCE, this::put);
        routes.delete(SOURCE, this::delete);
        routes.get(MatchRoutes.MATCH + "/clocks", this::clocks);
    }

    private void put(final Context request) {
        final SourceDocument body = JsonBody.read(request, new TypeReference<>() {});
        final int id = sourceId(request);
        if (body.id() != null && body.id() != id) {
            throw new DocumentException(
                    ErrorCode.INVALID, "id is not the address's: body=" + body.id() + ", address=" + id);
        }
        final ActiveMatch changed = replace(request, id, body.withId(id));
        EntityTags.show(request, changed);
        request.json(source(request, changed).withoutKey());
    }

    private void delete(final Context request) {
        EntityTags.show(
                request, replace(request, source(request, match(request)).id(), null));
        request.status(204);
    }

    private ActiveMatch replace(final Context request, final int id, final SourceDocument replacement) {
        final Precondition precondition = EntityTags.precondition(request);
        return matches.update(QueryParameters.id(request, "id"), precondition, BodyPart.SOURCE, match -> {
            final List<SourceDocument> sources = new ArrayList<>(match.sources());
            sources.removeIf(source -> source.id() == id);
            if (replacement != null) {
                sources.add(replacement);
            }
            return match.withSources(sources);
        });
    }

    private void clocks(final Context request) {
        final ActiveMatch match = match(request);
        final List<SourceDocument> sources = match.document().sources();
        request.json(Map.of(
                "sources",
                engines.ask(
                        match.id(),
                        engine -> sources.stream()
                                .map(source -> new SourceClock(
                                        source.id(),
                                        source.clockOffsetMicros(),
                                        TimeUnit.NANOSECONDS.toMicros(engine.clockOffsetNs(source.id()))))
                                .toList())));
    }

    private static int sourceId(final Context request) {
        final long id = QueryParameters.id(request, "sourceId");
        if (id > LARGEST_ID) {
            throw new DocumentException(
                    ErrorCode.INVALID,
                    "the address has faults",
                    List.of(new FieldFault("id", "is not 0 to " + LARGEST_ID + ": value=" + id)));
        }
        return (int) id;
    }

    private ActiveMatch match(final Context request) {
        return matches.match(QueryParameters.id(request, "id"));
    }

    private static SourceDocument source(final Context request, final ActiveMatch match) {
        final long id = QueryParameters.id(request, "sourceId");
        return match.document().sources().stream()
                .filter(source -> source.id() == id)
                .findAny()
                .orElseThrow(() -> new DocumentException(ErrorCode.NOT_FOUND, "no such source: id=" + id));
    }
}
