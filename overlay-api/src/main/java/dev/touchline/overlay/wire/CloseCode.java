package dev.touchline.overlay.wire;

/** The protocol's own close codes. */
public enum CloseCode {
    BAD_MESSAGE(4400),
    NOT_AUTHENTICATED(4401),
    FORBIDDEN(4403),
    SUBPROTOCOL(4406),
    NO_IDENTIFY(4408),
    TOO_SLOW(4409),
    REMOVED(4410),
    TOO_MANY_MESSAGES(4429),
    DRAINING(4503);

    private final int number;

    CloseCode(final int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
