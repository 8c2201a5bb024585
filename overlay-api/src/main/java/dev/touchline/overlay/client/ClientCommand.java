package dev.touchline.overlay.client;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an operator says to a client. Immutable; any thread.
 *
 * @param delayMs by how much to draw later than live, of {@link Kind#SET_DELAY}, else null
 * @param on whether to hold the picture or to go on, of {@link Kind#FREEZE}, else null
 */
public record ClientCommand(Kind kind, Integer delayMs, Boolean on) {
    /** Most that a client can be told to draw later, ms. */
    public static final int LONGEST_DELAY_MS = 120_000;

    /** What it is about. */
    public enum Kind {
        /** Draw so much later than live. */
        SET_DELAY("setDelay"),
        /** Load the page anew. */
        RELOAD,
        /** Show nothing. */
        CLEAR,
        /** Hold the picture as it is, or go on. */
        FREEZE,
        /** Show which client this is. */
        IDENTIFY;

        private final String label;

        Kind() {
            label = name().toLowerCase(Locale.ROOT);
        }

        Kind(final String label) {
            this.label = label;
        }

        /** Its name as it travels. */
        public String label() {
            return label;
        }

        /** The kind of a name, or null. */
        public static Kind of(final String label) {
            return Stream.of(values())
                    .filter(each -> each.label.equals(label))
                    .findAny()
                    .orElse(null);
        }
    }
}
