package dev.touchline.engine.event;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;

/**
 * Something that an operator says has happened. Immutable; any thread.
 *
 * @param objectId who, or {@link MatchEvent#NO_OBJECT}
 * @param otherId with whom, or {@link MatchEvent#NO_OBJECT}
 * @param value its measure, as {@link MatchEvent.Kind} names it
 * @param tsUs when it was, us UTC of capture
 */
public record StatedEvent(MatchEvent.Kind kind, Side side, int objectId, int otherId, long value, long tsUs) {
    /** As the engine's parts tell it. */
    public MatchEvent toMatchEvent() {
        final MatchEvent event = new MatchEvent().begin(kind, tsUs);
        event.side = side;
        event.objectId = objectId;
        event.otherId = otherId;
        event.value = value;
        return event;
    }
}
