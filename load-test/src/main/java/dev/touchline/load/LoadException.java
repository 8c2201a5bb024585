package dev.touchline.load;

/**
 * A load test that could not be carried out: no server, a refused match, a socket that failed. The message is for the
 * operator and says what happened with {@code name=value}. Lost records are no exception: they are in the report.
 */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure that the message explains. */
    public LoadException(final String message) {
        super(message);
    }

    /** A failure caused by another. */
    public LoadException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
