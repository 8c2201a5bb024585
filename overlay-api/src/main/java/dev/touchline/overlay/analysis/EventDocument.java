package dev.touchline.overlay.analysis;

import dev.touchline.engine.event.RecordedEvent;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.protocol.overlay.FeedChange;
import java.util.Locale;

/**
 * One event as {@code GET /matches/{id}/events} shows it. Immutable; any thread.
 *
 * @param value its measure: the period; a pass's length or the distance beyond the offside line, m; a speed, m/s; a likelihood;
 *     what kind of card or goal
 * @param change what has become of the feed: missing, back, interrupted, loss, recovered
 * @param sourceId whose feed, when it is one source's
 * @param ratio the share of its records that was lost in five seconds
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
        Double toY,
        String change,
        Integer sourceId,
        Double ratio) {
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
                Numbers.metres(event.toY()),
                event.change() == FeedChange.NONE ? null : event.change().name().toLowerCase(Locale.ROOT),
                event.sourceId() == MatchEvent.NO_SOURCE ? null : Integer.valueOf(event.sourceId()),
                ratio(event));
    }

    private static Double value(final RecordedEvent event) {
        return switch (event.kind()) {
            case PASS, SHOT, SPRINT, OFFSIDE -> Numbers.known(event.value() * MILLI);
            case IDENTITY -> Double.valueOf(event.value() * MICRO);
            case PERIOD, OUT, DIRECTION, CARD, GOAL -> Double.valueOf((double) event.value());
            case POSSESSION, SUBSTITUTION, FEED -> null;
        };
    }

    private static Double ratio(final RecordedEvent event) {
        return switch (event.change()) {
            case LOSS, RECOVERED -> Numbers.known(event.value() * MICRO);
            case NONE, MISSING, BACK, INTERRUPTED, NULL_VAL -> null;
        };
    }
}
