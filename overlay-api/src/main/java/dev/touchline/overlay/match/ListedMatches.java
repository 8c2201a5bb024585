package dev.touchline.overlay.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sees to it that a list in a configuration says something of each match once, and of its matches only. One thread; used once. */
public final class ListedMatches {
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final List<FieldFault> faults;

    /**
     * A list of which nothing is read yet.
     *
     * @param matches of the same configuration
     * @param faults takes what is wrong
     */
    public ListedMatches(final List<MatchDocument> matches, final List<FieldFault> faults) {
        this.faults = faults;
        for (final MatchDocument match : matches) {
            if (match != null) {
                known.add(match.id());
            }
        }
    }

    /** Whether an entry can be read; else its fault is noted. */
    public boolean take(final String field, final Long match, final List<?> entries) {
        if (match == null || entries == null) {
            faults.add(new FieldFault(field, "has no match or no list"));
        } else if (!known.contains(match)) {
            faults.add(new FieldFault(field + ".match", "is no match of this configuration: value=" + match));
        } else if (!seen.add(match)) {
            faults.add(new FieldFault(field + ".match", "is there twice: value=" + match));
        } else {
            return true;
        }
        return false;
    }
}
