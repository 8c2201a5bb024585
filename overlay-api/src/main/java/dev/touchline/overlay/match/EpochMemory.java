package dev.touchline.overlay.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The highest epoch known of each match, also of those that are gone: an id that is used again, and a server that starts again, go
 * on counting, so that nobody takes a new match for an old one. Under the match service's lock, but for {@link #highest}.
 */
final class EpochMemory {
    /**
     * So many epochs are left out at a restart: those that engines may have started by themselves, where a replay was set back, since
     * they were stored last.
     */
    static final long LEFT_OUT = 1_000;

    private static final int MOST_REMEMBERED = 100_000;

    private final Map<Long, Long> last = new ConcurrentHashMap<>();
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
        return last.containsKey(id) ? last.get(id) + 1 : store.firstEpoch();
    }

    /** The epoch in which a match goes on that was stored by a program that has ended. */
    long afterRestart(final long id) {
        return last.containsKey(id) ? last.get(id) + LEFT_OUT : store.firstEpoch();
    }

    /** The epoch that a match comes to next: also when its engine has not come to the one before yet. */
    long after(final ActiveMatch match) {
        return highest(match) + 1;
    }

    /** The highest epoch that a match's engine was brought or told to come to. Any thread. */
    long highest(final ActiveMatch match) {
        return Math.max(last.getOrDefault(match.id(), 0L), match.epoch());
    }

    /** The epochs that matches have reached by now. */
    static Map<Long, Long> reached(final Collection<ActiveMatch> matches) {
        final Map<Long, Long> epochs = new HashMap<>();
        matches.forEach(match -> epochs.put(match.id(), match.epoch()));
        return epochs;
    }

    /** Takes what the store knows by now; what is known never goes back. */
    void remember(final Map<Long, Long> epochs) {
        epochs.forEach(this::remember);
    }

    /** A change of a match is stored: so is its epoch. */
    void remember(final ActiveMatch match) {
        remember(match.id(), match.storedEpoch());
    }

    private void remember(final long id, final long epoch) {
        if (last.size() < MOST_REMEMBERED || last.containsKey(id)) {
            last.merge(id, epoch, Math::max);
        }
    }

    /** Stores those that it does not know yet, in which matches go on as they were stored. */
    void keep(final Map<Long, Long> epochs) {
        store(epochs, store::keepEpochs);
    }

    /** Stores those that it does not know yet, which engines have started by themselves. */
    void keepStarted(final Map<Long, Long> epochs) {
        store(epochs, store::startEpochs);
    }

    private void store(final Map<Long, Long> epochs, final Consumer<Map<Long, Long>> how) {
        epochs.entrySet().removeIf(entry -> entry.getValue() <= last.getOrDefault(entry.getKey(), 0L));
        if (!epochs.isEmpty()) {
            how.accept(epochs);
            remember(epochs);
        }
    }
}
