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

    private final boolean restrictsSenders;

    /** A registry of these matches. */
    public FeedRegistry(final List<MatchRegistration> registrations) {
        registrations.forEach(match -> matches.put(match.matchId(), match));
        boolean restricts = false;
        for (final MatchRegistration match : registrations) {
            for (final SourceRegistration source : match.sources()) {
                restricts |= source.allowedSender() != null;
            }
        }
        restrictsSenders = restricts;
    }

    /** Whether any source may send from one address only: if none does, nobody needs to know where a datagram came from. */
    public boolean restrictsSenders() {
        return restrictsSenders;
    }

    /** All matches, for reading only. */
    public Iterable<MatchRegistration> matches() {
        return matches.values();
    }

    /** A match, or null when it is not registered. */
    public MatchRegistration match(final long matchId) {
        return matches.get(matchId);
    }
}
