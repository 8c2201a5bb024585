package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.PitchDocument;
import dev.touchline.overlay.match.PlayerDocument;
import dev.touchline.overlay.match.SourceDocument;
import dev.touchline.overlay.match.TeamDocument;
import dev.touchline.overlay.match.TeamsDocument;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Matches and their parts: {@code /api/v1/matches...}. Javalin's threads. */
final class MatchRoutes {
    private static final String MATCHES = "/api/v1/matches";
    private static final String MATCH = MATCHES + "/{id}";
    private static final String TEAM = MATCH + "/teams/{side}";
    private static final String SOURCES = MATCH + "/sources";
    private static final String SOURCE = SOURCES + "/{sourceId}";

    private final MatchService matches;
    private final FeedMonitor feeds;

    MatchRoutes(final MatchService matches, final FeedMonitor feeds) {
        this.matches = matches;
        this.feeds = feeds;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(MATCHES, this::list);
        routes.post(MATCHES, this::create);
        routes.get(MATCH, request -> request.json(match(request).document().withoutKeys()));
        routes.put(MATCH, this::put);
        routes.delete(MATCH, this::delete);
        routes.post(MATCH + "/reset", this::reset);
        routes.get(MATCH + "/feed", request -> request.json(feeds.report(match(request))));
        routes.get(
                MATCH + "/pitch",
                request -> request.json(match(request).document().pitch()));
        routes.put(MATCH + "/pitch", this::putPitch);
        routes.get(TEAM, request -> request.json(team(request)));
        routes.put(TEAM, this::putTeam);
        routes.get(TEAM + "/players", request -> request.json(team(request).players()));
        routes.put(TEAM + "/players", this::putPlayers);
        routes.get(
                SOURCES,
                request -> request.json(match(request).document().withoutKeys().sources()));
        routes.get(SOURCE, request -> request.json(source(request).withoutKey()));
        routes.put(SOURCE, this::putSource);
        routes.delete(SOURCE, this::deleteSource);
    }

    private void list(final Context request) {
        request.json(Map.of(
                "matches",
                matches.directory().matches().stream()
                        .filter(match -> RequestGuard.grant(request).matches().contains(match.id()))
                        .map(match -> match.document().withoutKeys())
                        .toList()));
    }

    private void create(final Context request) {
        final ActiveMatch created = matches.create(JsonBody.read(request, new TypeReference<MatchDocument>() {}));
        request.status(201)
                .header("Location", MATCHES + "/" + created.id())
                .json(created.document().withoutKeys());
    }

    private void put(final Context request) {
        final long id = QueryParameters.id(request, "id");
        final MatchDocument document = JsonBody.read(request, new TypeReference<MatchDocument>() {});
        if (document.id() != null && document.id() != id) {
            throw new DocumentException(
                    ErrorCode.INVALID, "id is not the address's: body=" + document.id() + ", address=" + id);
        }
        final boolean isNew = matches.directory().match(id) == null;
        final ActiveMatch match = matches.put(document.withId(id));
        request.status(isNew ? 201 : 200).json(match.document().withoutKeys());
    }

    private void delete(final Context request) {
        matches.delete(QueryParameters.id(request, "id"));
        request.status(204);
    }

    private void reset(final Context request) {
        matches.reset(QueryParameters.id(request, "id"));
        request.status(202).json(Map.of("reset", true));
    }

    private void putPitch(final Context request) {
        final PitchDocument pitch = JsonBody.read(request, new TypeReference<>() {});
        request.json(matches.put(match(request).document().withPitch(pitch))
                .document()
                .pitch());
    }

    private void putTeam(final Context request) {
        final TeamDocument team = JsonBody.read(request, new TypeReference<>() {});
        request.json(team(request, replaceTeam(request, before -> team)));
    }

    private void putPlayers(final Context request) {
        final List<PlayerDocument> players = JsonBody.read(request, new TypeReference<>() {});
        request.json(team(request, replaceTeam(request, before -> before.withPlayers(players)))
                .players());
    }

    private MatchDocument replaceTeam(final Context request, final UnaryOperator<TeamDocument> change) {
        final boolean home = isHome(request);
        return matches.update(QueryParameters.id(request, "id"), match -> {
                    final TeamsDocument teams = match.teams();
                    return match.withTeams(
                            home
                                    ? new TeamsDocument(change.apply(teams.home()), teams.away())
                                    : new TeamsDocument(teams.home(), change.apply(teams.away())));
                })
                .document();
    }

    private void putSource(final Context request) {
        final SourceDocument body = JsonBody.read(request, new TypeReference<>() {});
        final int id = (int) QueryParameters.id(request, "sourceId");
        if (body.id() != null && body.id() != id) {
            throw new DocumentException(
                    ErrorCode.INVALID, "id is not the address's: body=" + body.id() + ", address=" + id);
        }
        final SourceDocument source = new SourceDocument(
                id, body.name(), body.expectedRate(), body.allowedSender(), body.key(), body.signed());
        replaceSource(request, id, source);
        request.json(source(request).withoutKey());
    }

    private void deleteSource(final Context request) {
        replaceSource(request, source(request).id(), null);
        request.status(204);
    }

    private void replaceSource(final Context request, final int id, final SourceDocument replacement) {
        matches.update(QueryParameters.id(request, "id"), match -> {
            final List<SourceDocument> sources = new ArrayList<>(match.sources());
            sources.removeIf(source -> source.id() == id);
            if (replacement != null) {
                sources.add(replacement);
            }
            return match.withSources(sources);
        });
    }

    private ActiveMatch match(final Context request) {
        return matches.match(QueryParameters.id(request, "id"));
    }

    private TeamDocument team(final Context request) {
        return team(request, match(request).document());
    }

    private static TeamDocument team(final Context request, final MatchDocument match) {
        return isHome(request) ? match.teams().home() : match.teams().away();
    }

    private SourceDocument source(final Context request) {
        final long id = QueryParameters.id(request, "sourceId");
        return match(request).document().sources().stream()
                .filter(source -> source.id() == id)
                .findAny()
                .orElseThrow(() -> new DocumentException(ErrorCode.NOT_FOUND, "no such source: id=" + id));
    }

    private static boolean isHome(final Context request) {
        return switch (request.pathParam("side")) {
            case "home" -> true;
            case "away" -> false;
            default ->
                throw new DocumentException(
                        ErrorCode.NOT_FOUND, "team is home or away: team=" + request.pathParam("side"));
        };
    }
}
