package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.BodyPart;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.PlayerDocument;
import dev.touchline.overlay.match.TeamDocument;
import dev.touchline.overlay.match.TeamsDocument;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.UnaryOperator;

/** Teams and rosters: {@code /api/v1/matches/{id}/teams...}. Javalin's threads. */
final class TeamRoutes {
    private static final String TEAM = MatchRoutes.MATCH + "/teams/{side}";

    private final MatchService matches;

    TeamRoutes(final MatchService matches) {
        this.matches = matches;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(TEAM, request -> {
            final ActiveMatch match = match(request);
            EntityTags.answer(request, match, team(request, match));
        });
        routes.put(TEAM, this::putTeam);
        routes.get(TEAM + "/players", request -> {
            final ActiveMatch match = match(request);
            EntityTags.answer(request, match, team(request, match).players());
        });
        routes.put(TEAM + "/players", this::putPlayers);
    }

    private void putTeam(final Context request) {
        final TeamDocument team = JsonBody.read(request, new TypeReference<>() {});
        request.json(replaceTeam(request, BodyPart.team(side(request)), before -> team));
    }

    private void putPlayers(final Context request) {
        final List<PlayerDocument> players = JsonBody.read(request, new TypeReference<>() {});
        final BodyPart part = BodyPart.players(side(request));
        request.json(replaceTeam(request, part, before -> before.withPlayers(players))
                .players());
    }

    private TeamDocument replaceTeam(
            final Context request, final BodyPart part, final UnaryOperator<TeamDocument> change) {
        final boolean home = isHome(request);
        final ActiveMatch changed =
                matches.update(QueryParameters.id(request, "id"), EntityTags.precondition(request), part, match -> {
                    final TeamsDocument teams = match.teams();
                    return match.withTeams(
                            home
                                    ? new TeamsDocument(change.apply(teams.home()), teams.away())
                                    : new TeamsDocument(teams.home(), change.apply(teams.away())));
                });
        EntityTags.show(request, changed);
        return team(request, changed);
    }

    private ActiveMatch match(final Context request) {
        return matches.match(QueryParameters.id(request, "id"));
    }

    private static TeamDocument team(final Context request, final ActiveMatch match) {
        final TeamsDocument teams = match.document().teams();
        return isHome(request) ? teams.home() : teams.away();
    }

    private static boolean isHome(final Context request) {
        return side(request).equals("home");
    }

    private static String side(final Context request) {
        return switch (request.pathParam("side")) {
            case "home", "away" -> request.pathParam("side");
            default ->
                throw new DocumentException(
                        ErrorCode.NOT_FOUND, "team is home or away: team=" + request.pathParam("side"));
        };
    }
}
