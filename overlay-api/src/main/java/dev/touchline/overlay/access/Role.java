package dev.touchline.overlay.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token may do, from the least to the most: each role may all that those before it may. */
public enum Role {
    /** Reads what is on air. */
    VIEWER,
    /** A graphics engine: reads, and is steered by an operator. */
    GRAPHICS,
    /** Changes matches, and steers clients. */
    PRODUCER,
    /** Hands out tokens, and changes the server itself. */
    ADMIN;

    /** Whether this role may what another may. */
    public boolean covers(final Role least) {
        return compareTo(least) >= 0;
    }

    /** The role as it travels: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a label. */
    public static Optional<Role> of(final String label) {
        return Stream.of(values()).filter(each -> each.label().equals(label)).findAny();
    }
}
