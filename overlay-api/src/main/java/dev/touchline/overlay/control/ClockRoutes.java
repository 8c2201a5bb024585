package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.engine.ClockReading;
import dev.touchline.engine.ClockStatement;
import dev.touchline.engine.state.Side;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.analysis.GameDocument;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.FieldFault;
import dev.touchline.overlay.match.MatchService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * A match's life, for feeds that have no clock of their own: {@code /start}, {@code /periods}, {@code /ends}, {@code /clock},
 * {@code /stop} below {@code /api/v1/matches/{id}}. Javalin's threads; the engine takes a statement between two datagrams, as it
 * takes a match clock record.
 */
final class ClockRoutes {
    private static final int LAST_PERIOD = 5;
    private static final long LONGEST_CLOCK_MS = 4L * 60 * 60_000;

    private final MatchService matches;
    private final EngineQuestions engines;

    ClockRoutes(final MatchService matches, final EngineQuestions engines) {
        this.matches = matches;
        this.engines = engines;
    }

    /**
     * A statement; which parts it has to have depends on where it is sent.
     *
     * @param state {@code start} or {@code end}
     * @param attacksPlusX {@code home} or {@code away}
     */
    private record Statement(Integer period, String state, Boolean running, Long clockMs, String attacksPlusX) {}

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
        routes.post(MatchRoutes.MATCH + "/start", request -> state(request, matchStart(read(request))));
        routes.post(MatchRoutes.MATCH + "/periods", request -> state(request, period(read(request))));
        routes.post(MatchRoutes.MATCH + "/ends", request -> state(request, ends(read(request))));
        routes.post(MatchRoutes.MATCH + "/clock", request -> state(request, clock(read(request))));
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

    private static Statement read(final Context request) {
        return JsonBody.read(request, new TypeReference<>() {});
    }

    private static ClockStatement matchStart(final Statement statement) {
        final ClockStatement.PeriodStart start = start(statement, 1);
        return new ClockStatement.MatchStart(start.period(), start.clockMs(), start.attacksPlusX());
    }

    private static ClockStatement period(final Statement statement) {
        if ("end".equals(statement.state())) {
            final List<FieldFault> faults = new ArrayList<>();
            final int period = statement.period() == null ? ClockStatement.WHICHEVER : period(statement, faults);
            refuse(faults);
            return new ClockStatement.PeriodEnd(period);
        }
        if (!"start".equals(statement.state())) {
            refuse(List.of(new FieldFault("state", "is not start or end: value=" + statement.state())));
        }
        return start(statement, null);
    }

    private static ClockStatement.PeriodStart start(final Statement statement, final Integer otherwise) {
        final List<FieldFault> faults = new ArrayList<>();
        final int period = statement.period() == null && otherwise != null ? otherwise : period(statement, faults);
        final Side side = side(statement.attacksPlusX(), faults);
        final long clockMs = clockMs(statement.clockMs(), 0, faults);
        refuse(faults);
        return new ClockStatement.PeriodStart(period, clockMs, side);
    }

    private static int period(final Statement statement, final List<FieldFault> faults) {
        final Integer period = statement.period();
        if (period == null) {
            faults.add(new FieldFault("period", "is missing"));
            return 0;
        }
        if (period < 1 || period > LAST_PERIOD) {
            faults.add(new FieldFault("period", "is not 1 to " + LAST_PERIOD + ": value=" + period));
        }
        return period;
    }

    private static ClockStatement ends(final Statement statement) {
        final List<FieldFault> faults = new ArrayList<>();
        final Side side = side(statement.attacksPlusX(), faults);
        if (statement.attacksPlusX() == null) {
            faults.add(new FieldFault("attacksPlusX", "is missing"));
        }
        refuse(faults);
        return new ClockStatement.Ends(side);
    }

    private static ClockStatement clock(final Statement statement) {
        final List<FieldFault> faults = new ArrayList<>();
        if (statement.running() == null) {
            faults.add(new FieldFault("running", "is missing"));
        }
        final long clockMs = clockMs(statement.clockMs(), ClockStatement.UNCHANGED, faults);
        refuse(faults);
        return new ClockStatement.Clock(statement.running(), clockMs);
    }

    private static long clockMs(final Long given, final long otherwise, final List<FieldFault> faults) {
        if (given != null && (given < 0 || given > LONGEST_CLOCK_MS)) {
            faults.add(new FieldFault("clockMs", "is not 0 to " + LONGEST_CLOCK_MS + ": value=" + given));
        }
        return given == null ? otherwise : given;
    }

    private static Side side(final String text, final List<FieldFault> faults) {
        if (text == null) {
            return Side.NONE;
        }
        if (text.equals("home")) {
            return Side.HOME;
        }
        if (!text.equals("away")) {
            faults.add(new FieldFault("attacksPlusX", "is not home or away: value=" + text));
        }
        return Side.AWAY;
    }

    private static void refuse(final List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, "statement has faults: count=" + faults.size(), faults);
        }
    }
}
