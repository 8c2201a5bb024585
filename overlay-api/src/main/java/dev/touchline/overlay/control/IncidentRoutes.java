package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.engine.ClockReading;
import dev.touchline.engine.MatchEngine;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.CreationRequest;
import dev.touchline.overlay.match.CreationRequest.Created;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.Incident;
import dev.touchline.overlay.match.IncidentChange;
import dev.touchline.overlay.match.IncidentKind;
import dev.touchline.overlay.match.IncidentStatement;
import dev.touchline.overlay.match.Incidents;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.SubstitutionStatement;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.EpochClock;

/**
 * Cards, goals and substitutions, as operators say them: {@code /cards}, {@code /goals}, {@code /substitutions} below
 * {@code /api/v1/matches/{id}}. Each is stored, and told to everybody as an event. Javalin's threads.
 */
final class IncidentRoutes {
    private static final int MOST = 1_000;

    private final MatchService matches;
    private final EngineQuestions engines;
    private final EpochClock clock;

    IncidentRoutes(final MatchService matches, final EngineQuestions engines, final EpochClock clock) {
        this.matches = matches;
        this.engines = engines;
        this.clock = clock;
    }

    void addTo(final RoutesConfig routes) {
        add(routes, "/cards", IncidentKind.CARD, request -> statement(request, IncidentKind.CARD));
        add(routes, "/goals", IncidentKind.GOAL, request -> statement(request, IncidentKind.GOAL));
        add(routes, "/substitutions", IncidentKind.SUBSTITUTION, this::substitution);
    }

    private void add(
            final RoutesConfig routes,
            final String name,
            final IncidentKind kind,
            final Function<Context, Function<ActiveMatch, IncidentChange>> saying) {
        final String list = MatchRoutes.MATCH + name;
        routes.get(list, request -> {
            final ActiveMatch match = matches.match(QueryParameters.id(request, "id"));
            EntityTags.answer(request, match, Page.of(request, name.substring(1), of(match, kind), Incident::id, MOST));
        });
        routes.post(list, request -> say(request, kind, saying.apply(request)));
        routes.delete(list + "/{incidentId}", request -> takeBack(request, kind));
    }

    private static List<Incident> of(final ActiveMatch match, final IncidentKind kind) {
        return match.incidents().stream()
                .filter(incident -> incident.kind() == kind)
                .toList();
    }

    private Function<ActiveMatch, IncidentChange> statement(final Context request, final IncidentKind kind) {
        final IncidentStatement said = JsonBody.read(request, new TypeReference<>() {});
        final ClockReading clock = clock(request, said.period(), said.clockMs());
        return match -> Incidents.say(match, kind, said, clock, nowUs(match));
    }

    private Function<ActiveMatch, IncidentChange> substitution(final Context request) {
        final SubstitutionStatement said = JsonBody.read(request, new TypeReference<>() {});
        final ClockReading clock = clock(request, said.period(), said.clockMs());
        return match -> Incidents.substitute(match, said, clock, nowUs(match));
    }

    /** The match's clock where a statement leaves out something of it, else null. Asked before the change: no other waits for an engine. */
    private ClockReading clock(final Context request, final Integer period, final Long clockMs) {
        if (period != null && clockMs != null) {
            return null;
        }
        final ActiveMatch match = matches.match(QueryParameters.id(request, "id"));
        return engines.ask(match.id(), MatchEngine::lastPlayed);
    }

    private void say(
            final Context request, final IncidentKind kind, final Function<ActiveMatch, IncidentChange> change) {
        final Created said = matches.say(
                QueryParameters.id(request, "id"),
                EntityTags.precondition(request),
                change,
                new CreationRequest(
                        IdempotencyKey.of(request),
                        IdempotencyKey.addressAndBodySha256(request),
                        match -> newest(match, kind)));
        request.status(201);
        EntityTags.answer(request, said);
    }

    private static String newest(final ActiveMatch match, final IncidentKind kind) {
        final List<Incident> all = of(match, kind);
        try {
            return JsonBody.MAPPER.writeValueAsString(all.get(all.size() - 1));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("an incident is always JSON", e);
        }
    }

    private void takeBack(final Context request, final IncidentKind kind) {
        final long incidentId = QueryParameters.id(request, "incidentId");
        final ActiveMatch match = matches.say(
                QueryParameters.id(request, "id"),
                EntityTags.precondition(request),
                before -> Incidents.takeBack(before, kind, incidentId));
        EntityTags.show(request, match);
        request.status(204);
    }

    /** The newest frame's time, which is what people see; before the first, this machine's. */
    private long nowUs(final ActiveMatch match) {
        final long frameUs = match.context().counters().frameTimeUs();
        return frameUs == 0 ? TimeUnit.MILLISECONDS.toMicros(clock.time()) : frameUs;
    }
}
