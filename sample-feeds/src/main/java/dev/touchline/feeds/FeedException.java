package dev.touchline.feeds;

import java.io.IOException;

/** A feed's content is not what its format promises; the message says what, then {@code name=value}. Any thread. */
public final class FeedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** An error with no cause beyond what the message says. */
    public FeedException(final String message) {
        super(message);
    }

    /** An error found while reading something else. */
    public FeedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
