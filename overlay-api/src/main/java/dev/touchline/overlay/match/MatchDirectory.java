package dev.touchline.overlay.match;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The matches that run, by id. One writer, the match service; any thread reads an immutable snapshot. */
public final class MatchDirectory {
    private volatile SortedMap<Long, ActiveMatch> matches = Collections.emptySortedMap();

    /** A match, or null when there is none. */
    public ActiveMatch match(final long id) {
        return matches.get(id);
    }

    /** All matches, in the order of their ids. */
    public Collection<ActiveMatch> matches() {
        return matches.values();
    }

    void replace(final Map<Long, ActiveMatch> newMatches) {
        matches = Collections.unmodifiableSortedMap(new TreeMap<>(newMatches));
    }
}
