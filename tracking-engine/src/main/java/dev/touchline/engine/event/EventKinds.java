package dev.touchline.engine.event;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.protocol.overlay.EventKind;

/** The engine's kinds of events and those of its messages. Pure functions. */
final class EventKinds {
    private EventKinds() {}

    static EventKind wire(final MatchEvent.Kind kind) {
        return switch (kind) {
            case PERIOD -> EventKind.PERIOD;
            case POSSESSION -> EventKind.POSSESSION;
            case PASS -> EventKind.PASS;
            case SHOT -> EventKind.SHOT;
            case OUT -> EventKind.OUT;
            case SPRINT -> EventKind.SPRINT;
            case OFFSIDE -> EventKind.OFFSIDE;
            case IDENTITY -> EventKind.IDENTITY;
            case DIRECTION -> EventKind.DIRECTION;
            case CARD -> EventKind.CARD;
            case SUBSTITUTION -> EventKind.SUBSTITUTION;
            case GOAL -> EventKind.GOAL;
            case FEED -> EventKind.FEED;
        };
    }

    /** The kind of a message or a snapshot; throws {@link IllegalArgumentException} when there is none. */
    static MatchEvent.Kind of(final EventKind kind) {
        return switch (kind) {
            case PERIOD -> MatchEvent.Kind.PERIOD;
            case POSSESSION -> MatchEvent.Kind.POSSESSION;
            case PASS -> MatchEvent.Kind.PASS;
            case SHOT -> MatchEvent.Kind.SHOT;
            case OUT -> MatchEvent.Kind.OUT;
            case SPRINT -> MatchEvent.Kind.SPRINT;
            case OFFSIDE -> MatchEvent.Kind.OFFSIDE;
            case IDENTITY -> MatchEvent.Kind.IDENTITY;
            case DIRECTION -> MatchEvent.Kind.DIRECTION;
            case CARD -> MatchEvent.Kind.CARD;
            case SUBSTITUTION -> MatchEvent.Kind.SUBSTITUTION;
            case GOAL -> MatchEvent.Kind.GOAL;
            case FEED -> MatchEvent.Kind.FEED;
            case NULL_VAL -> throw new IllegalArgumentException("no such event: kind=" + kind);
        };
    }
}
