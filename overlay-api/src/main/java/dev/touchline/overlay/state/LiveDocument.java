package dev.touchline.overlay.state;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document that is told of as it changes. Nobody changes the tree. Any thread.
 *
 * @param epoch whose documents can be compared: of a match, or of the server's run
 * @param seq of the frame that it is as of, or {@link #UNNUMBERED}
 */
public record LiveDocument(long epoch, long seq, JsonNode tree) {
    /** It is as of no frame: who tells of it counts its changes. */
    public static final long UNNUMBERED = -1;
}
