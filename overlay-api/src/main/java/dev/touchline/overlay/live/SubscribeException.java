package dev.touchline.overlay.live;

import dev.touchline.overlay.ErrorCode;

/** A message that cannot be done as asked; the session goes on. */
final class SubscribeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    SubscribeException(final ErrorCode code, final String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
