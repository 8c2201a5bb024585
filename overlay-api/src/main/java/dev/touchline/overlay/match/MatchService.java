package dev.touchline.overlay.match;

import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.MatchLatency;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceKey;
import dev.touchline.protocol.SourceRegistration;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Changes what is configured, one change at a time: checks the document whole, commands the engine, then swaps ingest's
 * registry. When the engine's queue is full nothing is changed. Any thread.
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

    private static final int MOST_MATCHES = 1000;
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<Long, Long> lastEpochs = new HashMap<>();
    private final MatchDirectory directory;
    private final Predicate<EngineCommand> engine;
    private final LongToIntFunction shards;
    private final Consumer<FeedRegistry> ingest;
    private final int taiOffsetSeconds;
    private final ChangeListener listener;

    /**
     * A service without matches.
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
        this.directory = directory;
        this.engine = engine;
        this.shards = shards;
        this.ingest = ingest;
        this.taiOffsetSeconds = taiOffsetSeconds;
        this.listener = listener;
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

    /** Creates a match; throws when its id is taken. Without an id it gets the next free one. */
    public synchronized ActiveMatch create(final MatchDocument document) {
        if (document.id() != null && directory.match(document.id()) != null) {
            throw new DocumentException(ErrorCode.CONFLICT, "match exists: id=" + document.id());
        }
        long id = 1;
        while (directory.match(id) != null) {
            id++;
        }
        return put(document.id() == null ? document.withId(id) : document);
    }

    /** Creates a match or replaces it whole. Another pitch or mode starts it anew. */
    public synchronized ActiveMatch put(final MatchDocument given) {
        final MatchDocument document = keepKeys(given.withDefaults());
        final List<FieldFault> faults = MatchFaults.of(document);
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, "match document has faults: count=" + faults.size(), faults);
        }
        final ActiveMatch before = directory.match(document.id());
        if (before == null && directory.matches().size() >= MOST_MATCHES) {
            throw new DocumentException(ErrorCode.CONFLICT, "too many matches: limit=" + MOST_MATCHES);
        }
        // Everything that can fail comes before the command: the engine changes last, or not at all.
        final boolean goesOn = before != null && isSameGround(before.document(), document);
        final ActiveMatch after = goesOn ? goOn(before, document) : open(before, document);
        publish(document.id(), after, !goesOn);
        return after;
    }

    /**
     * Replaces a match by what a change makes of it, with no other change between reading and writing; throws when there is
     * none.
     */
    public synchronized ActiveMatch update(final long id, final UnaryOperator<MatchDocument> change) {
        return put(change.apply(match(id).document()));
    }

    /** Ends a match and forgets it; throws when there is none. */
    public synchronized void delete(final long id) {
        final ActiveMatch match = match(id);
        command(new EngineCommand.CloseMatch(id));
        // An id that is used again goes on counting, so that nobody takes the new match for the old one.
        if (lastEpochs.size() < MOST_REMEMBERED) {
            lastEpochs.put(id, match.context().counters().epoch());
        }
        publish(id, null, false);
    }

    /** Starts a match anew: its state is forgotten, its configuration stays. */
    public synchronized void reset(final long id) {
        match(id);
        command(new EngineCommand.ResetMatch(id));
    }

    private static boolean isSameGround(final MatchDocument before, final MatchDocument after) {
        return before.pitch().equals(after.pitch()) && before.mode() == after.mode();
    }

    private ActiveMatch goOn(final ActiveMatch before, final MatchDocument document) {
        final ActiveMatch after = new ActiveMatch(
                document,
                before.context(),
                before.latency(),
                registration(document, before, before.context().engineTimeNs()));
        final Teams teams = teams(document);
        if (!teams.equals(teams(before.document()))) {
            command(new EngineCommand.ChangeTeams(document.id(), teams));
        }
        return after;
    }

    private ActiveMatch open(final ActiveMatch before, final MatchDocument document) {
        final long firstEpoch = before == null
                ? lastEpochs.getOrDefault(document.id(), 0L) + 1
                : before.context().counters().epoch() + 1;
        final Counter engineTimeNs = new Counter("engine_time_ns", "Engine time, ns TAI");
        final MatchContext context = new MatchContext(
                document.id(),
                document.mode() == MatchDocument.Mode.LIVE,
                pitch(document.pitch()),
                teams(document),
                taiOffsetSeconds,
                firstEpoch,
                engineTimeNs,
                new MatchCounters());
        final MatchLatency latency = MatchLatency.create();
        final ActiveMatch after =
                new ActiveMatch(document, context, latency, registration(document, before, engineTimeNs));
        command(new EngineCommand.OpenMatch(context, latency));
        return after;
    }

    private void command(final EngineCommand command) {
        if (!engine.test(command)) {
            throw new DocumentException(
                    ErrorCode.BUSY, "engine queue full, nothing changed: match=" + command.matchId());
        }
    }

    private void publish(final long id, final ActiveMatch match, final boolean reopened) {
        final Map<Long, ActiveMatch> matches = new TreeMap<>();
        directory.matches().forEach(each -> matches.put(each.id(), each));
        if (match == null) {
            matches.remove(id);
        } else {
            matches.put(id, match);
        }
        directory.replace(matches);
        ingest.accept(new FeedRegistry(
                matches.values().stream().map(ActiveMatch::registration).toList()));
        listener.onMatchChanged(id, reopened);
    }

    private static Pitch pitch(final PitchDocument pitch) {
        return new Pitch((int) Math.round(pitch.lengthMetres() * 1000), (int) Math.round(pitch.widthMetres() * 1000));
    }

    /** Who plays for whom, and who keeps goal: players whose position is {@code GK}. */
    public static Teams teams(final MatchDocument document) {
        return new Teams(
                bits(document.teams().home(), unused -> true),
                bits(document.teams().away(), unused -> true),
                bits(document.teams().home(), MatchService::keepsGoal)
                        | bits(document.teams().away(), MatchService::keepsGoal));
    }

    private static boolean keepsGoal(final PlayerDocument player) {
        return "GK".equalsIgnoreCase(player.position());
    }

    private static long bits(final TeamDocument team, final Predicate<PlayerDocument> counts) {
        long bits = 0;
        for (final PlayerDocument player : team.players()) {
            bits |= counts.test(player) ? 1L << player.objectId() : 0;
        }
        return bits;
    }

    /** A source that is sent back as it was shown keeps the key that was not shown. */
    private MatchDocument keepKeys(final MatchDocument document) {
        final ActiveMatch before = document.id() == null ? null : directory.match(document.id());
        if (before == null) {
            return document;
        }
        final List<SourceDocument> sources = new ArrayList<>();
        for (final SourceDocument source : document.sources()) {
            sources.add(
                    source == null || source.key() != null || !Boolean.TRUE.equals(source.signed())
                            ? source
                            : before.document().sources().stream()
                                    .filter(old -> old.key() != null && old.id().equals(source.id()))
                                    .findAny()
                                    .map(old -> source.withKey(old.key()))
                                    .orElse(source));
        }
        return document.withSources(sources);
    }

    private MatchRegistration registration(
            final MatchDocument document, final ActiveMatch before, final Counter engineTimeNs) {
        final List<SourceRegistration> sources = new ArrayList<>();
        for (final SourceDocument source : document.sources()) {
            final SourceRegistration old =
                    before == null ? null : before.registration().source(source.id());
            sources.add(new SourceRegistration(
                    source.id(),
                    address(source.allowedSender()),
                    source.key() == null ? null : SourceKey.ofHex(source.key()),
                    old == null ? new SourceCounters() : old.counters()));
        }
        return new MatchRegistration(
                document.id(),
                document.mode() == MatchDocument.Mode.LIVE,
                shards.applyAsInt(document.id()),
                engineTimeNs,
                sources);
    }

    private static InetAddress address(final String text) {
        try {
            // From its bytes: a name is never looked up.
            return text == null ? null : InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(text));
        } catch (final UnknownHostException e) {
            throw new DocumentException(ErrorCode.INVALID, "allowedSender is not an IP address: value=" + text);
        }
    }
}
