package dev.touchline.protocol;

import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * All matches that are registered, at one moment. Immutable: the control plane builds a new one and swaps it in, so the
 * data plane never waits for a change. Any thread may read it.
 */
public final class FeedRegistry {
    /** A registry of nothing: everything is refused. */
    public static final FeedRegistry EMPTY = new FeedRegistry(List.of());

    private final Long2ObjectHashMap<MatchRegistration> matches = new Long2ObjectHashMap<>();

    /** A registry of these matches. */
    public FeedRegistry(final List<MatchRegistration> registrations) {
        registrations.forEach(match -> matches.put(match.matchId(), match));
    }

    /** A match, or null when it is not registered. */
    public MatchRegistration match(final long matchId) {
        return matches.get(matchId);
    }
}
