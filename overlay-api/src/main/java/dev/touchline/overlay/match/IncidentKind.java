package dev.touchline.overlay.match;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.touchline.engine.state.MatchEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What operators say of a match that no camera tells. */
public enum IncidentKind {
    CARD(MatchEvent.Kind.CARD),
    SUBSTITUTION(MatchEvent.Kind.SUBSTITUTION),
    GOAL(MatchEvent.Kind.GOAL);

    /** Which card, or what kind of goal; with the value of its event. */
    public enum Detail {
        YELLOW(CARD, 1),
        SECOND_YELLOW(CARD, 2),
        RED(CARD, 3),
        OPEN_PLAY(GOAL, 0),
        PENALTY(GOAL, 1),
        OWN_GOAL(GOAL, 2);

        private final IncidentKind kind;
        private final int value;

        Detail(final IncidentKind kind, final int value) {
            this.kind = kind;
            this.value = value;
        }

        /** The value of its event. */
        public int value() {
            return value;
        }

        /** As it travels: lower case with hyphens. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The detail of a kind that has this label. */
        public static Optional<Detail> of(final IncidentKind kind, final String label) {
            return Stream.of(values())
                    .filter(each -> each.kind == kind && each.label().equals(label))
                    .findAny();
        }
    }

    private final MatchEvent.Kind event;

    IncidentKind(final MatchEvent.Kind event) {
        this.event = event;
    }

    /** The kind of its event. */
    public MatchEvent.Kind event() {
        return event;
    }

    /** As it travels: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
