package dev.touchline.overlay.live;

import dev.touchline.overlay.access.Grant;

/**
 * Whose a client is, for limits that all clients of one token have together. Immutable.
 *
 * @param tokenId the id of the token that it came by
 */
record Party(String tokenId) {
    /** Whether it is who runs the server: by the token that it was started with, or by none where none is asked. */
    boolean isOperator() {
        return tokenId.equals(Grant.CONFIGURED) || tokenId.equals(Grant.ANONYMOUS);
    }
}
