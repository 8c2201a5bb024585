package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.engine.ClockStatement;
import dev.touchline.engine.state.Side;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** Reads what operators state of a match's clock; what has no meaning where it is said is refused by name. Javalin's threads. */
final class ClockRequests {
    private static final int LAST_PERIOD = 5;
    private static final long LONGEST_CLOCK_MS = 4L * 60 * 60_000;

    private final List<FieldFault> faults = new ArrayList<>();

    private ClockRequests() {}

    /** Body of {@code /start}; all may be left out. */
    private record Start(Integer period, Long clockMs, String attacksPlusX) {}

    /**
     * Body of {@code /periods}.
     *
     * @param state {@code start} or {@code end}; the last two are of a start
     */
    private record Period(String state, Integer period, Long clockMs, String attacksPlusX) {}

    /** Body of {@code /ends}. */
    private record Ends(String attacksPlusX) {}

    /** Body of {@code /clock}. */
    private record Clock(Boolean running, Long clockMs) {}

    static ClockStatement matchStart(final Context request) {
        final Start body = JsonBody.read(request, new TypeReference<>() {});
        final ClockRequests reading = new ClockRequests();
        final int period = body.period() == null ? 1 : reading.period(body.period());
        final ClockStatement statement = new ClockStatement.MatchStart(
                period, reading.clockMs(body.clockMs(), 0), reading.side(body.attacksPlusX()));
        return reading.done(statement);
    }

    static ClockStatement period(final Context request) {
        final Period body = JsonBody.read(request, new TypeReference<>() {});
        final ClockRequests reading = new ClockRequests();
        if ("end".equals(body.state())) {
            reading.refuseAtEnd("clockMs", body.clockMs());
            reading.refuseAtEnd("attacksPlusX", body.attacksPlusX());
            return reading.done(new ClockStatement.PeriodEnd(
                    body.period() == null ? ClockStatement.WHICHEVER : reading.period(body.period())));
        }
        if (!"start".equals(body.state())) {
            reading.fault("state", body.state() == null ? "is missing" : "is not start or end: value=" + body.state());
        }
        if (body.period() == null) {
            reading.fault("period", "is missing");
        }
        return reading.done(new ClockStatement.PeriodStart(
                body.period() == null ? 1 : reading.period(body.period()),
                reading.clockMs(body.clockMs(), 0),
                reading.side(body.attacksPlusX())));
    }

    static ClockStatement ends(final Context request) {
        final Ends body = JsonBody.read(request, new TypeReference<>() {});
        final ClockRequests reading = new ClockRequests();
        if (body.attacksPlusX() == null) {
            reading.fault("attacksPlusX", "is missing");
        }
        return reading.done(new ClockStatement.Ends(reading.side(body.attacksPlusX())));
    }

    static ClockStatement clock(final Context request) {
        final Clock body = JsonBody.read(request, new TypeReference<>() {});
        final ClockRequests reading = new ClockRequests();
        if (body.running() == null) {
            reading.fault("running", "is missing");
        }
        return reading.done(new ClockStatement.Clock(
                Boolean.TRUE.equals(body.running()), reading.clockMs(body.clockMs(), ClockStatement.UNCHANGED)));
    }

    private int period(final int period) {
        if (period < 1 || period > LAST_PERIOD) {
            fault("period", "is not 1 to " + LAST_PERIOD + ": value=" + period);
        }
        return period;
    }

    private long clockMs(final Long given, final long otherwise) {
        if (given != null && (given < 0 || given > LONGEST_CLOCK_MS)) {
            fault("clockMs", "is not 0 to " + LONGEST_CLOCK_MS + ": value=" + given);
        }
        return given == null ? otherwise : given;
    }

    private Side side(final String text) {
        if (text == null) {
            return Side.NONE;
        }
        if (text.equals("home")) {
            return Side.HOME;
        }
        if (!text.equals("away")) {
            fault("attacksPlusX", "is not home or away: value=" + text);
        }
        return Side.AWAY;
    }

    private void refuseAtEnd(final String field, final Object value) {
        if (value != null) {
            fault(field, "has no meaning at the end of a period");
        }
    }

    private void fault(final String field, final String message) {
        faults.add(new FieldFault(field, message));
    }

    private ClockStatement done(final ClockStatement statement) {
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, "statement has faults: count=" + faults.size(), faults);
        }
        return statement;
    }
}
