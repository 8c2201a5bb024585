package dev.touchline.overlay.analysis;

import dev.touchline.engine.event.RecordedEvent;
import java.util.Locale;

/**
 * One event as {@code GET /matches/{id}/events} shows it. Immutable; any thread.
 *
 * @param value its measure: the period; a pass's length or the distance beyond the offside line, m; a speed, m/s; a likelihood;
 *     what kind of card or goal
 */
public record EventDocument(
        long seq,
        String kind,
        long tsUs,
        Double durationSeconds,
        String team,
        Integer objectId,
        Integer otherId,
        boolean completed,
        Double value,
        Double fromX,
        Double fromY,
        Double toX,
        Double toY) {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;

    /** The document of an event. */
    public static EventDocument of(final RecordedEvent event) {
        return new EventDocument(
                event.seq(),
                event.kind().name().toLowerCase(Locale.ROOT),
                event.tsUs(),
                Numbers.seconds(event.durationUs()),
                GameDocument.side(event.side()),
                Numbers.object(event.objectId()),
                Numbers.object(event.otherId()),
                event.completed(),
                value(event),
                Numbers.metres(event.fromX()),
                Numbers.metres(event.fromY()),
                Numbers.metres(event.toX()),
                Numbers.metres(event.toY()));
    }

    private static Double value(final RecordedEvent event) {
        return switch (event.kind()) {
            case PASS, SHOT, SPRINT, OFFSIDE -> Numbers.known(event.value() * MILLI);
            case IDENTITY -> Double.valueOf(event.value() * MICRO);
            case PERIOD, OUT, DIRECTION, CARD, GOAL -> Double.valueOf((double) event.value());
            case POSSESSION, SUBSTITUTION -> null;
        };
    }
}
