package dev.touchline.overlay.access;

import java.util.Collection;
import java.util.Set;

/** The matches that a token is good for: every one there is or will be, or a few by id. Immutable; any thread. */
public final class MatchScope {
    /** Every match. */
    public static final MatchScope ALL = new MatchScope(true, Set.of());

    private final boolean all;
    private final Set<Long> ids;

    private MatchScope(final boolean all, final Set<Long> ids) {
        this.all = all;
        this.ids = ids;
    }

    /** These matches and no other; none at all when there is no id. */
    public static MatchScope of(final Collection<Long> ids) {
        return new MatchScope(false, Set.copyOf(ids));
    }

    /** Whether it is every match. */
    public boolean isAll() {
        return all;
    }

    /** Whether a match is in it. */
    public boolean contains(final long matchId) {
        return all || ids.contains(matchId);
    }

    /** The ids, when it is not every match; else empty. */
    public Set<Long> ids() {
        return ids;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof MatchScope scope && all == scope.all && ids.equals(scope.ids);
    }

    @Override
    public int hashCode() {
        return all ? 1 : ids.hashCode();
    }

    @Override
    public String toString() {
        return all ? "all" : ids.toString();
    }
}
