package dev.touchline.engine.debs;

/** Metadata or a list of interruptions is not what its format promises; the message says what, then {@code name=value}. */
public final class DebsFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    DebsFormatException(final String message) {
        super(message);
    }
}
