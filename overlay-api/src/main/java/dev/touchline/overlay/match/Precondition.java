package dev.touchline.overlay.match;

import dev.touchline.overlay.ErrorCode;
import java.util.Set;

/**
 * What a client takes for granted when it asks for a change: that the match is still of one of these versions, that it is there, or
 * that it is not. Checked under the service's lock. Immutable; any thread.
 */
public final class Precondition {
    /** Nothing is taken for granted. */
    public static final Precondition NONE = new Precondition(Need.NOTHING, Set.of());
    /** The match is there. */
    public static final Precondition EXISTS = new Precondition(Need.EXISTS, Set.of());
    /** There is no such match. */
    public static final Precondition ABSENT = new Precondition(Need.ABSENT, Set.of());

    private enum Need {
        NOTHING,
        EXISTS,
        ABSENT,
        VERSION
    }

    private final Need need;
    private final Set<Long> versions;

    private Precondition(final Need need, final Set<Long> versions) {
        this.need = need;
        this.versions = versions;
    }

    /** The match is of one of these versions; of none when there are none. */
    public static Precondition versions(final Set<Long> versions) {
        return new Precondition(Need.VERSION, Set.copyOf(versions));
    }

    /** Throws when it does not hold; null is a match that is not there. */
    void check(final ActiveMatch match) {
        check("match", match == null ? null : match.version());
    }

    /** Throws when it does not hold of everything that is configured, which is always there. */
    void checkAll(final long version) {
        check("configuration", version);
    }

    private void check(final String what, final Long version) {
        final boolean holds = switch (need) {
            case NOTHING -> true;
            case EXISTS -> version != null;
            case ABSENT -> version == null;
            case VERSION -> version != null && versions.contains(version);
        };
        if (!holds) {
            throw new DocumentException(
                    ErrorCode.PRECONDITION_FAILED,
                    what + " is not as the request takes for granted: version=" + (version == null ? "none" : version));
        }
    }
}
