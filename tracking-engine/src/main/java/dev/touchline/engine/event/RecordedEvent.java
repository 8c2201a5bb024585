package dev.touchline.engine.event;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;

/**
 * An event as it is kept. Immutable; any thread.
 *
 * @param seq its number in the epoch, from 1
 * @param tsUs when it was, us UTC of capture
 * @param value its measure, as {@link MatchEvent.Kind} names it
 * @param fromX mm, or {@link MatchEvent#UNKNOWN}; so are the other coordinates
 */
public record RecordedEvent(
        long seq,
        MatchEvent.Kind kind,
        long tsUs,
        long durationUs,
        Side side,
        int objectId,
        int otherId,
        boolean completed,
        long value,
        int fromX,
        int fromY,
        int toX,
        int toY) {
    static RecordedEvent of(final long seq, final MatchEvent event) {
        return new RecordedEvent(
                seq,
                event.kind,
                event.tsUs,
                event.durationUs,
                event.side,
                event.objectId,
                event.otherId,
                event.completed,
                event.value,
                event.fromX,
                event.fromY,
                event.toX,
                event.toY);
    }
}
