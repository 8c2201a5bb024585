package dev.touchline.overlay.match;

import dev.touchline.engine.IdentityChange;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.overlay.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What operators have said of whose track is whose, in one epoch of a match: with the next epoch it is void, since the engine then
 * starts anew. Immutable; any thread.
 *
 * @param epoch in which it was said, or for which it was taken over at a restart
 * @param changes in the order in which they are made
 */
public record CorrectedIdentities(long epoch, List<IdentityChange> changes) {
    /** Nothing was said. */
    public static final CorrectedIdentities NONE = new CorrectedIdentities(0, List.of());

    /** Takes a list that nobody changes. */
    public CorrectedIdentities {
        changes = List.copyOf(changes);
    }

    /** What of it holds in an epoch. */
    CorrectedIdentities in(final long current) {
        return current <= epoch ? this : new CorrectedIdentities(current, List.of());
    }

    /** With one more; throws {@link DocumentException} when that makes no sense after the others, or they are too many. */
    CorrectedIdentities and(final IdentityChange change) {
        if (changes.size() >= IdentityChange.MOST) {
            throw new DocumentException(
                    ErrorCode.CONFLICT,
                    "too many identities corrected in this epoch of the match: limit=" + IdentityChange.MOST);
        }
        try {
            change.applyTo(map());
        } catch (final IllegalArgumentException e) {
            throw new DocumentException(ErrorCode.INVALID, e.getMessage());
        }
        final List<IdentityChange> more = new ArrayList<>(changes);
        more.add(change);
        return new CorrectedIdentities(epoch, more);
    }

    /**
     * All of another list, of which these are the first ones; throws {@link DocumentException} when they are not, since what was made
     * cannot be taken back.
     */
    CorrectedIdentities extendedTo(final long matchId, final List<IdentityChange> all) {
        final int both = Math.min(changes.size(), all.size());
        if (!changes.subList(0, both).equals(all.subList(0, both))) {
            throw new DocumentException(
                    ErrorCode.CONFLICT,
                    "identities were corrected otherwise already, which is not taken back: match=" + matchId + ", made="
                            + changes.size() + ", given=" + all.size());
        }
        if (both < changes.size()) {
            throw new DocumentException(
                    ErrorCode.CONFLICT,
                    "identities were corrected since then, which is not taken back; leave \"identities\" out: match="
                            + matchId + ", made=" + changes.size() + ", given=" + all.size());
        }
        CorrectedIdentities more = this;
        for (final IdentityChange change : all.subList(changes.size(), all.size())) {
            more = more.and(change);
        }
        return more;
    }

    /** The ids of the feed that count as another object than their own, and as which. */
    public Map<Integer, Integer> mapped() {
        final IdentityMap map = map();
        final Map<Integer, Integer> mapped = new TreeMap<>();
        for (int id = 0; id < ObjectStates.OBJECTS; id++) {
            if (map.map(id) != id) {
                mapped.put(id, map.map(id));
            }
        }
        return mapped;
    }

    private IdentityMap map() {
        final IdentityMap map = new IdentityMap();
        changes.forEach(change -> change.applyTo(map));
        return map;
    }

    /** What its engine is told. */
    EngineCommand command(final long matchId) {
        return new EngineCommand.CorrectIdentities(matchId, epoch, changes);
    }
}
