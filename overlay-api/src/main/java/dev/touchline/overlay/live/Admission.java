package dev.touchline.overlay.live;

import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.wire.CloseCode;

/** What a handshake said of who its sender is. */
sealed interface Admission {
    /** It carried a token that is good. */
    record Known(Grant grant) implements Admission {}

    /** It carried none: {@code identify} may. */
    record Unknown() implements Admission {}

    /**
     * Its address carried a token that is not good for it. Told by a close code, because a page does not see the status of a
     * handshake.
     */
    record Refused(CloseCode code, String reason) implements Admission {}

    /** A handshake without a token. */
    Admission UNKNOWN = new Unknown();
}
