package dev.touchline.overlay.wire;

import dev.touchline.overlay.ErrorCode;

/** A message that cannot be done as asked; the session goes on. */
public final class SubscribeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public SubscribeException(final ErrorCode code, final String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
