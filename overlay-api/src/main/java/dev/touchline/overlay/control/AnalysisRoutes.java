package dev.touchline.overlay.control;

import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.agent.PitchControlAgent;
import dev.touchline.engine.kinematics.KinematicWindow;
import dev.touchline.engine.state.When;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.analysis.EventDocument;
import dev.touchline.overlay.analysis.GameDocument;
import dev.touchline.overlay.analysis.KinematicsDocument;
import dev.touchline.overlay.analysis.PitchControlDocument;
import dev.touchline.overlay.analysis.SprintDocument;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.MatchService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the engine has found out of a match: {@code /api/v1/matches/{id}/game}, {@code /kinematics}, {@code /events},
 * {@code /pitch-control}. Javalin's threads; the engine answers between two datagrams.
 */
final class AnalysisRoutes {
    private static final String MATCH = "/api/v1/matches/{id}";
    private static final int LAST_OBJECT = 127;
    private static final int MOST_EVENTS = 1_024;
    private static final int EVENTS = 100;

    private static final Map<String, When> WHENS = inOrder(
            Map.entry("all", When.ALL),
            Map.entry("inplay", When.IN_PLAY),
            Map.entry("in", When.IN_POSSESSION),
            Map.entry("out", When.OUT_OF_POSSESSION));
    private static final Map<String, KinematicWindow> WINDOWS = inOrder(
            Map.entry("1m", KinematicWindow.ONE_MINUTE),
            Map.entry("5m", KinematicWindow.FIVE_MINUTES),
            Map.entry("15m", KinematicWindow.FIFTEEN_MINUTES),
            Map.entry("20m", KinematicWindow.TWENTY_MINUTES),
            Map.entry("half", KinematicWindow.HALF),
            Map.entry("match", KinematicWindow.MATCH));

    private final MatchService matches;
    private final EngineQuestions engines;
    private final PitchControlAgent pitchControl;

    AnalysisRoutes(final MatchService matches, final EngineQuestions engines, final PitchControlAgent pitchControl) {
        this.matches = matches;
        this.engines = engines;
        this.pitchControl = pitchControl;
    }

    @SafeVarargs
    private static <T> Map<String, T> inOrder(final Map.Entry<String, T>... words) {
        final Map<String, T> map = new LinkedHashMap<>();
        for (final Map.Entry<String, T> word : words) {
            map.put(word.getKey(), word.getValue());
        }
        return Collections.unmodifiableMap(map);
    }

    void addTo(final RoutesConfig routes) {
        routes.get(
                MATCH + "/game",
                request -> request.json(GameDocument.of(
                        ask(request, engine -> engine.analysis().game().reading()))));
        routes.get(MATCH + "/kinematics", this::kinematics);
        routes.get(MATCH + "/kinematics/{objectId}/sprints", this::sprints);
        routes.get(MATCH + "/events", this::events);
        routes.get(MATCH + "/pitch-control", this::pitchControl);
    }

    private <T> T ask(final Context request, final Function<MatchEngine, T> question) {
        return engines.ask(matches.match(QueryParameters.id(request, "id")).id(), question);
    }

    private void kinematics(final Context request) {
        QueryParameters.only(request, "window", "when");
        final Map.Entry<String, KinematicWindow> window = QueryParameters.word(request, "window", WINDOWS, "match");
        final Map.Entry<String, When> when = QueryParameters.word(request, "when", WHENS, "all");
        request.json(ask(
                request,
                engine -> KinematicsDocument.read(
                        engine.analysis(), window.getValue(), window.getKey(), when.getValue(), when.getKey())));
    }

    private void sprints(final Context request) {
        final long objectId = QueryParameters.id(request, "objectId");
        if (objectId < 1 || objectId > LAST_OBJECT) {
            throw new DocumentException(ErrorCode.NOT_FOUND, "no such player: objectId=" + objectId + ", range=1-127");
        }
        request.json(Map.of(
                "sprints",
                ask(request, engine -> engine.analysis().kinematics().sprints((int) objectId)).stream()
                        .map(SprintDocument::of)
                        .toList()));
    }

    private void events(final Context request) {
        QueryParameters.only(request, "after", "limit");
        final long after = QueryParameters.number(request, "after", 0, Long.MAX_VALUE, 0);
        final int limit = (int) QueryParameters.number(request, "limit", 1, MOST_EVENTS, EVENTS);
        request.json(ask(
                request,
                engine -> Map.of(
                        "newest",
                        engine.analysis().events().newest(),
                        "events",
                        engine.analysis().events().after(after, limit).stream()
                                .map(EventDocument::of)
                                .toList())));
    }

    private void pitchControl(final Context request) {
        final ActiveMatch match = matches.match(QueryParameters.id(request, "id"));
        pitchControl
                .ask(match.id(), match.context().pitch(), match.teams())
                .ifPresentOrElse(
                        snapshot -> request.json(PitchControlDocument.of(snapshot)),
                        // The question is heard for ten seconds: whoever asks again gets an answer.
                        () -> request.status(202).header("Retry-After", "1").json(Map.of("ready", false)));
    }
}
