package dev.touchline.overlay.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The highest epoch known of each match, also of those that are gone: an id that is used again, and a server that starts again, go
 * on counting, so that nobody takes a new match for an old one. Under the match service's lock.
 */
final class EpochMemory {
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<Long, Long> last = new HashMap<>();
    private final MatchStore store;

    EpochMemory(final MatchStore store) {
        this.store = store;
    }

    /** Whether there was ever a match of this id: somebody may still have a token for it. */
    boolean knows(final long id) {
        return last.containsKey(id);
    }

    /** The epoch that a match of this id starts with. */
    long next(final long id) {
        return last.getOrDefault(id, 0L) + 1;
    }

    /** The epochs that matches have reached by now. */
    static Map<Long, Long> reached(final Collection<ActiveMatch> matches) {
        final Map<Long, Long> epochs = new HashMap<>();
        matches.forEach(match -> epochs.put(
                match.id(),
                Math.max(match.context().counters().epoch(), match.context().firstEpoch())));
        return epochs;
    }

    /** Takes what the store knows by now. */
    void remember(final Map<Long, Long> epochs) {
        epochs.forEach((id, epoch) -> {
            if (last.size() < MOST_REMEMBERED || last.containsKey(id)) {
                last.put(id, epoch);
            }
        });
    }

    /** Stores those that it does not know yet. */
    void keep(final Map<Long, Long> epochs) {
        epochs.entrySet().removeIf(entry -> entry.getValue().equals(last.get(entry.getKey())));
        if (!epochs.isEmpty()) {
            store.keepEpochs(epochs);
            remember(epochs);
        }
    }
}
