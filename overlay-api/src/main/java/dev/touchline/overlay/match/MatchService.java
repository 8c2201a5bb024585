package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.CreationRequest.Created;
import dev.touchline.overlay.match.MatchStore.Answer;
import dev.touchline.overlay.match.MatchStore.Contents;
import dev.touchline.protocol.FeedRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Changes what is configured, one change at a time: checks the document whole, stores it, commands the engine, then swaps ingest's
 * registry. When the engine's queue is full or the store does not answer, nothing is changed. Any thread; one that finds another
 * still at work after two seconds is refused as {@link ErrorCode#BUSY}.
 */
public final class MatchService {
    /** Told, on the thread that made the change, after it is in force. */
    @FunctionalInterface
    public interface ChangeListener {
        /**
         * A match was created, changed or ended.
         *
         * @param reopened whether the engine started it anew
         */
        void onMatchChanged(long matchId, boolean reopened);
    }

    /** So many matches at the most. */
    public static final int MOST_MATCHES = 1000;

    private final ChangeLock lock = new ChangeLock();
    private final MatchDirectory directory;
    private final MatchStore store;
    private final EpochMemory epochs;
    private final ChangePlan plan;
    private final ChangeCommitter committer;

    /**
     * A service without matches that stores nothing.
     *
     * @param engine takes a command, or answers false when its queue is full
     * @param shards answers the number of the engine that a match, given its id, belongs to
     * @param ingest takes the registry in force from now on
     * @param listener told of every change
     */
    public MatchService(
            final MatchDirectory directory,
            final Predicate<EngineCommand> engine,
            final LongToIntFunction shards,
            final Consumer<FeedRegistry> ingest,
            final int taiOffsetSeconds,
            final ChangeListener listener) {
        this(directory, EngineQueue.of(engine), shards, ingest, taiOffsetSeconds, listener, MatchStore.NONE);
    }

    /**
     * A service without matches, until {@link #restore} reads those of the store.
     *
     * @param engines the engines' queues
     * @param store where every change is kept before it is in force
     */
    public MatchService(
            final MatchDirectory directory,
            final EngineQueue engines,
            final LongToIntFunction shards,
            final Consumer<FeedRegistry> ingest,
            final int taiOffsetSeconds,
            final ChangeListener listener,
            final MatchStore store) {
        this.directory = directory;
        this.store = store;
        epochs = new EpochMemory(store);
        plan = new ChangePlan(directory, epochs, shards, taiOffsetSeconds);
        committer = new ChangeCommitter(directory, engines, shards, store, ingest, listener);
    }

    /** The matches. */
    public MatchDirectory directory() {
        return directory;
    }

    /** A match; throws when there is none. */
    public ActiveMatch match(final long id) {
        final ActiveMatch match = directory.match(id);
        if (match == null) {
            throw new DocumentException(ErrorCode.UNKNOWN_MATCH, "no such match: id=" + id);
        }
        return match;
    }

    /** The version of everything that is configured: larger after every change. Any thread. */
    public long version() {
        return committer.version();
    }

    /** Opens every match of the store, each in its next epoch. Once, before anything else; throws when one has faults. */
    public void restore() {
        lock.locked(() -> {
            final Contents contents = store.load();
            epochs.remember(contents.epochs());
            final List<MatchChange> changes =
                    contents.matches().stream().map(plan::back).toList();
            committer.restore(changes, contents.version());
            epochs.keep(EpochMemory.reached(directory.matches()));
            return null;
        });
    }

    /** Creates a match; throws when its id is taken. Without an id it gets one that no match had before. */
    public ActiveMatch create(final MatchDocument document) {
        return lock.locked(() -> add(document, null));
    }

    /** Creates a match, or answers what it was answered when it was created under the same key. */
    public Created create(final MatchDocument document, final CreationRequest request) {
        return once(request, answer -> add(document, answer));
    }

    private Created once(
            final CreationRequest request, final Function<Function<ActiveMatch, Answer>, ActiveMatch> change) {
        return lock.locked(() -> {
            if (request.key() == null) {
                return request.created(change.apply(null));
            }
            final Optional<Answer> before =
                    store.answer(request.key()).filter(answer -> !committer.isVain(answer.version()));
            return before.isPresent() ? request.again(before.get()) : request.created(change.apply(request::answer));
        });
    }

    private ActiveMatch add(final MatchDocument document, final Function<ActiveMatch, Answer> answer) {
        if (document.id() != null && directory.match(document.id()) != null) {
            throw new DocumentException(ErrorCode.CONFLICT, "match exists: id=" + document.id());
        }
        long id = 1;
        while (directory.match(id) != null || epochs.knows(id)) {
            id++;
        }
        return replace(document.id() == null ? document.withId(id) : document, BodyPart.MATCH, null, answer);
    }

    /** Creates a match or replaces it whole. Another pitch or mode starts it anew. */
    public ActiveMatch put(final MatchDocument document) {
        return put(document, Precondition.NONE);
    }

    /** Creates a match or replaces it whole, when a precondition holds. */
    public ActiveMatch put(final MatchDocument document, final Precondition precondition) {
        return lock.locked(() -> {
            precondition.check(directory.match(document.id()));
            return replace(document, BodyPart.MATCH, null, null);
        });
    }

    /**
     * Replaces a match by what a change makes of it, when a precondition holds, with no other change between reading and writing;
     * throws when there is none.
     *
     * @param part of the match that the change is about: how faults are told
     */
    public ActiveMatch update(
            final long id,
            final Precondition precondition,
            final BodyPart part,
            final UnaryOperator<MatchDocument> change) {
        return lock.locked(() -> {
            final ActiveMatch before = match(id);
            precondition.check(before);
            return replace(change.apply(before.document()), part, null, null);
        });
    }

    /** Changes what operators have said of a match, when a precondition holds; throws when there is none. */
    public ActiveMatch say(
            final long id,
            final Precondition precondition,
            final Function<ActiveMatch, ? extends StatedChange> change) {
        return lock.locked(() -> said(id, precondition, change, null));
    }

    /** The same, or answers what it was answered when it was said under the same key. */
    public Created say(
            final long id,
            final Precondition precondition,
            final Function<ActiveMatch, ? extends StatedChange> change,
            final CreationRequest request) {
        return once(request, answer -> said(id, precondition, change, answer));
    }

    private ActiveMatch said(
            final long id,
            final Precondition precondition,
            final Function<ActiveMatch, ? extends StatedChange> change,
            final Function<ActiveMatch, Answer> answer) {
        final ActiveMatch before = match(id);
        precondition.check(before);
        final StatedChange said = change.apply(before);
        return replace(said.document(), BodyPart.COMES_ON, said, answer);
    }

    /** Ends a match and forgets it, when a precondition holds; throws when there is none. */
    public void delete(final long id, final Precondition precondition) {
        lock.locked(() -> {
            final ActiveMatch match = match(id);
            precondition.check(match);
            final Map<Long, Long> reached = EpochMemory.reached(List.of(match));
            committer.commit(List.of(MatchChange.ended(id)), reached, null);
            epochs.remember(reached);
            return null;
        });
    }

    /**
     * Makes these the matches that there are, all at once, when a precondition on {@link #version} holds; the others end. All faults are
     * told together.
     *
     * @param said what was said of these matches while they were played
     */
    public List<ActiveMatch> replaceAll(
            final List<MatchDocument> given, final SaidOfMatches said, final Precondition precondition) {
        return lock.locked(() -> {
            precondition.checkAll(committer.version());
            final List<FieldFault> faults = new ArrayList<>(ConfigurationFaults.of(given, plan::complete));
            faults.addAll(said.faults());
            DocumentException.refuse(faults, "configuration has faults: count=" + faults.size());
            final Map<Long, MatchDocument> documents = new LinkedHashMap<>();
            given.forEach(document -> documents.put(document.id(), plan.complete(document)));
            final List<ActiveMatch> gone = directory.matches().stream()
                    .filter(match -> !documents.containsKey(match.id()))
                    .toList();
            final List<MatchChange> changes = new ArrayList<>();
            gone.forEach(match -> changes.add(MatchChange.ended(match.id())));
            documents.values().forEach(document -> changes.add(plan.to(document, said)));
            final Map<Long, Long> reached = EpochMemory.reached(gone);
            final List<ActiveMatch> after = committer.commit(changes, reached, null);
            epochs.remember(reached);
            after.forEach(epochs::remember);
            return after;
        });
    }

    /**
     * Starts a match anew, when a precondition holds: its state is forgotten, its configuration stays. The epoch is stored before the
     * engine starts it.
     */
    public ActiveMatch reset(final long id, final Precondition precondition) {
        return lock.locked(
                () -> said(id, precondition, match -> new StartedAnew(match.document(), epochs.after(match)), null));
    }

    /** The highest epoch that a match came to; its own is an earlier one when an earlier state was put back. Any thread, never waits. */
    public long highestEpoch(final ActiveMatch match) {
        return epochs.highest(match);
    }

    /** Stores the epochs that matches have reached by themselves; a store that does not answer is asked again the next time. */
    public void keepEpochs() {
        lock.locked(() -> {
            epochs.keepStarted(EpochMemory.reached(directory.matches()));
            return null;
        });
    }

    private ActiveMatch replace(
            final MatchDocument given,
            final BodyPart part,
            final StatedChange said,
            final Function<ActiveMatch, Answer> answer) {
        final MatchDocument document = plan.complete(given);
        final List<FieldFault> faults = part.told(MatchFaults.of(document, part.isHome()));
        DocumentException.refuse(faults, "match document has faults: count=" + faults.size());
        if (directory.match(document.id()) == null && directory.matches().size() >= MOST_MATCHES) {
            throw new DocumentException(ErrorCode.CONFLICT, "too many matches: limit=" + MOST_MATCHES);
        }
        final MatchChange change = plan.to(document);
        final ActiveMatch after = committer
                .commit(List.of(said == null ? change : said.addTo(change)), Map.of(), answer)
                .get(0);
        epochs.remember(after);
        return after;
    }
}
