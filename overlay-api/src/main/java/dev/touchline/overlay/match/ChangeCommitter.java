package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.MatchStore.Answer;
import dev.touchline.overlay.match.MatchStore.Commit;
import dev.touchline.overlay.match.MatchStore.StoredMatch;
import dev.touchline.protocol.FeedRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongToIntFunction;

/**
 * Puts changes in force, all of them or none: asks the engines' queues for room, stores, commands the engines, swaps what others
 * read. Whatever can fail comes before the commands. Under the match service's lock.
 */
final class ChangeCommitter {
    private final MatchDirectory directory;
    private final EngineQueue engines;
    private final LongToIntFunction shards;
    private final MatchStore store;
    private final Consumer<FeedRegistry> ingest;
    private final MatchService.ChangeListener listener;
    /** Matches of which the store may or may not have taken the last change: it had stopped answering. */
    private final Set<Long> unsure = new LinkedHashSet<>();
    /** The versions of those changes: whoever asked for them was told that they failed. */
    private final Set<Long> vain = new LinkedHashSet<>();

    private volatile long version;

    ChangeCommitter(
            final MatchDirectory directory,
            final EngineQueue engines,
            final LongToIntFunction shards,
            final MatchStore store,
            final Consumer<FeedRegistry> ingest,
            final MatchService.ChangeListener listener) {
        this.directory = directory;
        this.engines = engines;
        this.shards = shards;
        this.store = store;
        this.ingest = ingest;
        this.listener = listener;
    }

    /**
     * Stores and applies.
     *
     * @param epochs to remember beside those that matches start with
     * @param answer makes of the changed matches what is remembered as the answer; null when nothing is
     */
    List<ActiveMatch> commit(
            final List<MatchChange> changes, final Map<Long, Long> epochs, final Function<ActiveMatch, Answer> answer) {
        // A number that was tried is not tried again: the store may have taken it.
        final long next = version + 1;
        version = next;
        final List<MatchChange> numbered =
                changes.stream().map(change -> change.withVersion(version)).toList();
        final List<EngineCommand> commands = commands(numbered);
        for (final EngineCommand command : commands) {
            if (!engines.hasRoom(command.matchId())) {
                throw full(command);
            }
        }
        store(numbered, epochs, answer);
        commands.forEach(this::offer);
        return publish(numbered);
    }

    /** Applies what the store holds already; waits for nobody. */
    void restore(final List<MatchChange> changes, final long newest) {
        version = newest;
        commands(changes).forEach(this::offer);
        publish(changes);
    }

    private void store(
            final List<MatchChange> changes, final Map<Long, Long> epochs, final Function<ActiveMatch, Answer> answer) {
        final Map<Long, ActiveMatch> put = new LinkedHashMap<>();
        // What the store may have half known is told again.
        unsure.forEach(id -> put.put(id, directory.match(id)));
        changes.forEach(change -> put.put(change.matchId(), change.after()));
        final List<StoredMatch> kept = new ArrayList<>();
        final List<Long> deleted = new ArrayList<>();
        put.forEach((id, match) -> {
            if (match == null) {
                deleted.add(id);
            } else {
                kept.add(match.stored());
            }
        });
        final Map<Long, Long> known = new TreeMap<>(epochs);
        changes.stream()
                .filter(change -> change.after() != null)
                .forEach(change -> known.put(change.matchId(), change.after().storedEpoch()));
        try {
            store.commit(new Commit(
                    version,
                    kept,
                    deleted,
                    known,
                    answer == null ? null : answer.apply(changes.get(0).after()),
                    Set.copyOf(vain)));
        } catch (final DocumentException e) {
            unsure.addAll(put.keySet());
            if (answer != null) {
                vain.add(version);
            }
            throw e;
        }
        unsure.clear();
        vain.clear();
    }

    /** The newest version that a change was tried with. Any thread. */
    long version() {
        return version;
    }

    /** Whether a change of this version was told to have failed, though the store may have it. */
    boolean isVain(final long tried) {
        return vain.contains(tried);
    }

    /** One command a shard, however many matches change. */
    private List<EngineCommand> commands(final List<MatchChange> changes) {
        final Map<Integer, List<EngineCommand>> byShard = new TreeMap<>();
        for (final MatchChange change : changes) {
            if (!change.commands().isEmpty()) {
                byShard.computeIfAbsent(shards.applyAsInt(change.matchId()), unused -> new ArrayList<>())
                        .addAll(change.commands());
            }
        }
        return byShard.values().stream()
                .map(list -> list.size() == 1 ? list.get(0) : new EngineCommand.Several(List.copyOf(list)))
                .toList();
    }

    private void offer(final EngineCommand command) {
        if (!engines.offer(command)) {
            throw full(command);
        }
    }

    private static DocumentException full(final EngineCommand command) {
        return new DocumentException(ErrorCode.BUSY, "engine queue full, nothing changed: match=" + command.matchId());
    }

    private List<ActiveMatch> publish(final List<MatchChange> changes) {
        final Map<Long, ActiveMatch> matches = new TreeMap<>();
        directory.matches().forEach(each -> matches.put(each.id(), each));
        final List<ActiveMatch> changed = new ArrayList<>();
        for (final MatchChange change : changes) {
            if (change.after() == null) {
                matches.remove(change.matchId());
            } else {
                matches.put(change.matchId(), change.after());
                changed.add(change.after());
            }
        }
        directory.replace(matches);
        ingest.accept(new FeedRegistry(
                matches.values().stream().map(ActiveMatch::registration).toList()));
        changes.forEach(change -> listener.onMatchChanged(change.matchId(), change.reopened()));
        return changed;
    }
}
