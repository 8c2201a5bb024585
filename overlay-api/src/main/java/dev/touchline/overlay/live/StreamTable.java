package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Side;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.wire.DocumentKind;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.SubscribeException;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBufAllocator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.agrona.collections.Long2ObjectHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams that somebody is subscribed to, and the matches' newest frames. Event loop thread only, but for {@link #demand}. */
final class StreamTable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTable.class);

    private final Map<StreamKey, LiveStream> streams = new HashMap<>();
    private final Long2ObjectHashMap<MatchFrames> matches = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<EventMemory> events = new Long2ObjectHashMap<>();
    private final MatchDirectory directory;
    private final Predicate<EngineCommand> engine;
    private final ByteBufAllocator allocator;
    private final HistoryBudget budget;
    private final HistoryBudget eventBudget;
    private final LiveTime time;
    private final DocumentPublisher documents;
    /** Of the matches whose frames are wanted; never changed, but replaced. */
    private volatile Long2ObjectHashMap<Demand> demands = new Long2ObjectHashMap<>();

    private int lastStream;

    StreamTable(
            final MatchDirectory directory,
            final Predicate<EngineCommand> engine,
            final ByteBufAllocator allocator,
            final HistoryBudget budget,
            final HistoryBudget eventBudget,
            final LiveTime time,
            final DocumentPublisher documents) {
        this.directory = directory;
        this.engine = engine;
        this.allocator = allocator;
        this.budget = budget;
        this.eventBudget = eventBudget;
        this.time = time;
        this.documents = documents;
    }

    /** What is wanted of a match's frames, or null when nothing is. Any thread. */
    Demand demand(final long matchId) {
        return demands.get(matchId);
    }

    /** A match's frames, or null when there is no such match: the last frames of one that has just ended. */
    MatchFrames frames(final long matchId) {
        final MatchFrames known = matches.get(matchId);
        if (known != null || directory.match(matchId) == null) {
            return known;
        }
        final MatchFrames frames = new MatchFrames();
        matches.put(matchId, frames);
        return frames;
    }

    /** A match's newest frame, or null when there is no such match. */
    LastFrame last(final long matchId) {
        final MatchFrames frames = frames(matchId);
        return frames == null ? null : frames.last();
    }

    /** The stream of a heat map, or null when nobody watches it. */
    HeatStream heat(final StreamKey.Heat key) {
        return streams.get(key) instanceof HeatStream stream ? stream : null;
    }

    /** A match's newest events, or null when there is no such match: the last events of one that has just ended. */
    EventMemory eventMemory(final long matchId) {
        return directory.match(matchId) == null ? events.get(matchId) : memoryOf(matchId);
    }

    private EventMemory memoryOf(final long matchId) {
        return events.computeIfAbsent(matchId, unused -> new EventMemory());
    }

    /** The stream of a match's events, or null when nobody listens. */
    EventStream events(final StreamKey.Events key) {
        return streams.get(key) instanceof EventStream stream ? stream : null;
    }

    /** The stream of a document, or null when nobody watches it. */
    DocumentStream document(final StreamKey.Document key) {
        return streams.get(key) instanceof DocumentStream stream ? stream : null;
    }

    /** The stream of a camera, or null when nobody watches it. */
    CameraStream camera(final StreamKey.Camera key) {
        return streams.get(key) instanceof CameraStream stream ? stream : null;
    }

    /** The stream of a key that somebody is subscribed to. */
    LiveStream known(final StreamKey key) {
        return streams.get(key);
    }

    /** The stream of a key for a party's client, made when it is the first subscription's; throws when it cannot be. */
    LiveStream stream(final StreamKey key, final Party party) {
        final LiveStream known = streams.get(key);
        if (known != null && !known.isUnused()) {
            return known;
        }
        final List<LiveStream> ofMatch = streamsOf(key.matchId());
        StreamLimits.refuseTooManyOfToken(key.matchId(), party, ofMatch);
        if (known != null) {
            return known;
        }
        if (ofMatch.size() >= StreamLimits.OF_MATCH && !forgetOneUnused(key.matchId())) {
            throw StreamLimits.tooManyOfMatch();
        }
        final LiveStream stream = create(key);
        streams.put(key, stream);
        return stream;
    }

    private List<LiveStream> streamsOf(final long matchId) {
        return streams.entrySet().stream()
                .filter(each -> each.getKey().matchId() == matchId)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Of those that are only kept for who may come back, the one that nobody has come back to for longest makes room. */
    private boolean forgetOneUnused(final long matchId) {
        final Optional<Map.Entry<StreamKey, LiveStream>> oldest = streams.entrySet().stream()
                .filter(entry ->
                        entry.getKey().matchId() == matchId && entry.getValue().isUnused())
                .min(Comparator.comparingLong(entry -> entry.getValue().keptUntilUs()));
        oldest.ifPresent(entry -> forget(entry.getKey(), entry.getValue()));
        return oldest.isPresent();
    }

    private LiveStream create(final StreamKey key) {
        final StreamContext context = new StreamContext(
                key.matchId(), key.encoding(), allocator, key instanceof StreamKey.Events ? eventBudget : budget, time);
        if (key instanceof StreamKey.Frames framesKey) {
            return createFrames(framesKey, context);
        }
        if (key instanceof StreamKey.Events) {
            return new EventStream(++lastStream, context, memoryOf(key.matchId()));
        }
        if (key instanceof StreamKey.Camera) {
            return new CameraStream(++lastStream, context);
        }
        if (key instanceof StreamKey.Document document) {
            documents.watch(new DocumentPublisher.Watch(document.matchId(), document.kind()));
            return new DocumentStream(
                    ++lastStream, context, document.kind() == DocumentKind.HEALTH ? documents.healthEpoch() : 0);
        }
        final HeatRequest watch = ((StreamKey.Heat) key).watch();
        if (!engine.test(new EngineCommand.WatchHeat(key.matchId(), watch))) {
            throw new SubscribeException(ErrorCode.BUSY, "engine queue full, try again");
        }
        return new HeatStream(++lastStream, context);
    }

    private FrameStream createFrames(final StreamKey.Frames key, final StreamContext context) {
        final MatchFrames frames = frames(key.matchId());
        if (frames == null) {
            throw new SubscribeException(ErrorCode.UNKNOWN_MATCH, "no such match: id=" + key.matchId());
        }
        final LineUp team = key.team() == Side.NONE ? null : new LineUp(directory, key.matchId(), key.team());
        final FrameStream stream = new FrameStream(++lastStream, key, context, frames, team);
        frames.add(stream);
        return stream;
    }

    /**
     * Somebody has subscribed to a stream or left it: one without subscriptions is forgotten, now or when those who may come back have had
     * their time.
     */
    void onChange(final StreamKey key) {
        final LiveStream stream = streams.get(key);
        if (stream != null && stream.isUnused()) {
            if (stream.keptUntilUs() <= time.nowUs()) {
                forget(key, stream);
            } else {
                time.at(stream.keptUntilUs(), () -> onChange(key));
            }
        }
        updateDemand(key);
    }

    private void updateDemand(final StreamKey key) {
        final MatchFrames frames = matches.get(key.matchId());
        if (frames != null) {
            frames.updateDemand();
            if (frames.hasStreams() != (demands.get(key.matchId()) != null)) {
                replaceDemands(key.matchId(), frames);
            }
        }
    }

    private void forget(final StreamKey key, final LiveStream stream) {
        streams.remove(key);
        stream.end();
        if (stream instanceof FrameStream frames) {
            matches.get(key.matchId()).remove(frames);
        } else if (key instanceof StreamKey.Document document && isLastOf(key)) {
            documents.unwatch(new DocumentPublisher.Watch(document.matchId(), document.kind()));
        } else if (key instanceof StreamKey.Heat heatKey
                && isLastOf(key)
                && !engine.test(new EngineCommand.UnwatchHeat(key.matchId(), heatKey.watch()))) {
            LOG.warn("heat map goes on unwatched, engine queue full: match={}", key.matchId());
        }
    }

    /** Whether no stream of another encoding says the same. */
    private boolean isLastOf(final StreamKey key) {
        for (final WireEncoding encoding : WireEncoding.values()) {
            final StreamKey other = key instanceof StreamKey.Heat heat
                    ? new StreamKey.Heat(heat.matchId(), heat.watch(), encoding)
                    : new StreamKey.Document(key.matchId(), ((StreamKey.Document) key).kind(), encoding);
            if (streams.containsKey(other)) {
                return false;
            }
        }
        return true;
    }

    private void replaceDemands(final long matchId, final MatchFrames frames) {
        final Long2ObjectHashMap<Demand> changed = new Long2ObjectHashMap<>(demands);
        if (frames.hasStreams()) {
            changed.put(matchId, frames.demand());
        } else {
            changed.remove(matchId);
        }
        demands = changed;
    }

    /** A match was opened anew: what is watched of it must be watched again, and streams of ended matches end. */
    void onMatchChanged(final long matchId, final boolean reopened) {
        final boolean ended = directory.match(matchId) == null;
        for (final Map.Entry<StreamKey, LiveStream> entry : List.copyOf(streams.entrySet())) {
            final StreamKey key = entry.getKey();
            if (key.matchId() != matchId) {
                continue;
            }
            if (ended) {
                releaseEvents(entry.getValue());
                endAll(entry.getValue(), ErrorCode.UNKNOWN_MATCH, "match has ended: id=" + matchId);
                forget(key, entry.getValue());
            } else if (reopened
                    && key instanceof StreamKey.Heat heatKey
                    && !engine.test(new EngineCommand.WatchHeat(matchId, heatKey.watch()))) {
                endAll(entry.getValue(), ErrorCode.BUSY, "engine queue full, subscribe again");
            }
        }
        if (ended) {
            matches.remove(matchId);
            events.remove(matchId);
        }
    }

    /** Sends the events that are held back, before their time: the server stops. */
    void releaseEvents() {
        List.copyOf(streams.values()).forEach(StreamTable::releaseEvents);
    }

    private static void releaseEvents(final LiveStream stream) {
        if (stream instanceof EventStream) {
            stream.releaseHeldBack();
        }
    }

    /** The server stops: what streams keep is let go of. */
    void endAll() {
        streams.values().forEach(LiveStream::end);
    }

    private static void endAll(final LiveStream stream, final ErrorCode code, final String reason) {
        for (final Subscription subscription : List.copyOf(stream.subscriptions())) {
            subscription.client().end(subscription, code, reason);
        }
    }
}
