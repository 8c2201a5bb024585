package dev.touchline.engine;

/**
 * What an operator says about whose track is whose, from an instant on. Immutable; any thread.
 *
 * @param objectId the one object
 * @param otherId the other
 * @param sinceUs from when on, us UTC of capture; at most twenty minutes ago
 */
public record IdentityChange(Kind kind, int objectId, int otherId, long sinceUs) {
    /** What is to be done. */
    public enum Kind {
        /** The two were taken for each other. */
        SWAP,
        /** The one is the other: what it did is that one's, where that one was not seen itself. */
        MERGE,
        /** The one has the other's id, under which nobody else is seen. */
        RENAME
    }
}
