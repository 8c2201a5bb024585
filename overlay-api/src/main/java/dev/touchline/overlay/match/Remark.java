package dev.touchline.overlay.match;

/**
 * Something that a person should know of how the server or a match does. Immutable.
 *
 * @param matchId the match that it is about, or null when it is about the server
 * @param text for a person, one line
 */
public record Remark(Long matchId, String text) {
    /** A remark on the server. */
    public static Remark ofServer(final String text) {
        return new Remark(null, text);
    }

    @Override
    public String toString() {
        return matchId == null ? text : "match " + matchId + ": " + text;
    }
}
