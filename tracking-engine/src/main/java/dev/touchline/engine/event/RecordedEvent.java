package dev.touchline.engine.event;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;
import dev.touchline.protocol.overlay.EventDecoder;
import dev.touchline.protocol.overlay.FeedChange;

/**
 * An event as it is kept. Immutable; any thread.
 *
 * @param seq its number in the epoch, from 1
 * @param tsUs when it was, us UTC of capture
 * @param value its measure, as {@link MatchEvent.Kind} names it
 * @param fromX mm, or {@link MatchEvent#UNKNOWN}; so are the other coordinates
 * @param change what has become of the feed, {@link FeedChange#NONE} with other kinds
 * @param sourceId of the feed, or {@link MatchEvent#NO_SOURCE}
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
        int toY,
        FeedChange change,
        int sourceId) {
    /** The event of a message, which is not kept; throws {@link IllegalArgumentException} when it is none. */
    public static RecordedEvent of(final EventDecoder message) {
        return new RecordedEvent(
                message.seq(),
                EventKinds.of(message.kind()),
                message.tsUs(),
                message.durationUs(),
                Side.of(message.team().value()),
                message.objectId(),
                message.otherId(),
                message.completed() != 0,
                message.value(),
                message.fromX(),
                message.fromY(),
                message.toX(),
                message.toY(),
                message.change(),
                message.sourceId());
    }

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
                event.toY,
                event.change,
                event.sourceId);
    }
}
