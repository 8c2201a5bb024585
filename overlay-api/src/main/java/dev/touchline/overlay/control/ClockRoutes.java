package dev.touchline.overlay.control;

import dev.touchline.engine.ClockReading;
import dev.touchline.engine.ClockStatement;
import dev.touchline.overlay.analysis.GameDocument;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.MatchService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * A match's life, for feeds that have no clock of their own: {@code /start}, {@code /periods}, {@code /ends}, {@code /clock},
 * {@code /stop} below {@code /api/v1/matches/{id}}. Javalin's threads; the engine takes a statement between two datagrams, as it
 * takes a match clock record.
 */
final class ClockRoutes {
    private final MatchService matches;
    private final EngineQuestions engines;

    ClockRoutes(final MatchService matches, final EngineQuestions engines) {
        this.matches = matches;
        this.engines = engines;
    }

    /** Period and clock as the engine has them now. */
    private record ClockDocument(int period, boolean running, long clockMs, String attacksPlusX, long tsUs) {
        static ClockDocument of(final ClockReading reading) {
            return new ClockDocument(
                    reading.period(),
                    reading.running(),
                    reading.clockMs(),
                    GameDocument.side(reading.attacksPlusX()),
                    reading.tsUs());
        }
    }

    void addTo(final RoutesConfig routes) {
        routes.post(MatchRoutes.MATCH + "/start", request -> state(request, ClockRequests.matchStart(request)));
        routes.post(MatchRoutes.MATCH + "/periods", request -> state(request, ClockRequests.period(request)));
        routes.post(MatchRoutes.MATCH + "/ends", request -> state(request, ClockRequests.ends(request)));
        routes.post(MatchRoutes.MATCH + "/clock", request -> state(request, ClockRequests.clock(request)));
        routes.post(MatchRoutes.MATCH + "/stop", this::stop);
    }

    private void state(final Context request, final ClockStatement statement) {
        request.json(ClockDocument.of(engines.ask(match(request), engine -> engine.state(statement))));
    }

    private void stop(final Context request) {
        JsonBody.readNothing(request);
        request.json(ClockDocument.of(engines.ask(match(request), engine -> {
            final ClockReading reading = engine.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER));
            engine.flush();
            return reading;
        })));
    }

    private long match(final Context request) {
        return matches.match(QueryParameters.id(request, "id")).id();
    }
}
