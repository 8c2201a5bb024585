package dev.touchline.engine;

import dev.touchline.engine.identity.IdentityMap;

/**
 * What an operator says about whose track is whose, from an instant on. Immutable; any thread.
 *
 * @param objectId the one object
 * @param otherId the other
 * @param sinceUs from when on, us UTC of capture; at most twenty minutes ago
 */
public record IdentityChange(Kind kind, int objectId, int otherId, long sinceUs) {
    /** So many are made in an epoch at the most: whoever states them sees to it. */
    public static final int MOST = 1_000;

    /** What is to be done. */
    public enum Kind {
        /** The two were taken for each other. */
        SWAP(0),
        /** The one is the other: what it did is that one's, where that one was not seen itself. */
        MERGE(1),
        /** The one has the other's id, under which nobody else is seen. */
        RENAME(2);

        private final byte code;

        Kind(final int code) {
            this.code = (byte) code;
        }

        /** As snapshots have it. */
        byte code() {
            return code;
        }

        static Kind of(final byte code) {
            for (final Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such kind of identity change: code=" + code);
        }
    }

    /**
     * Makes it in a map: what comes from the feed then counts as it says. Throws {@link IllegalArgumentException}, having changed
     * nothing, when it makes no sense there.
     */
    public void applyTo(final IdentityMap identities) {
        switch (kind) {
            case SWAP -> identities.swap(objectId, otherId);
            case MERGE -> identities.merge(objectId, otherId);
            case RENAME -> identities.rename(objectId, otherId);
        }
    }
}
