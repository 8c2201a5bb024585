package dev.touchline.overlay.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.MatchReading;
import dev.touchline.overlay.analysis.GameDocument;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/** Makes documents of what the engine, the feed monitor and the server say. Any thread. */
public final class MatchDocuments implements LiveDocuments {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NANOS_PER_MICRO = 1_000;

    private final Map<Long, StateDocument> lastStates = new ConcurrentHashMap<>();
    private final MatchDirectory directory;
    private final EngineQuestions engines;
    private final FeedMonitor feeds;
    private final Supplier<Health> health;
    private final EpochNanoClock clock;
    private final Executor maker;
    private final long startedMs;

    /**
     * The documents of a server.
     *
     * @param maker makes documents of the engine's answers, so that the engine does not
     */
    public MatchDocuments(
            final MatchDirectory directory,
            final EngineQuestions engines,
            final FeedMonitor feeds,
            final Supplier<Health> health,
            final EpochNanoClock clock,
            final Executor maker) {
        this.directory = directory;
        this.engines = engines;
        this.feeds = feeds;
        this.health = health;
        this.clock = clock;
        this.maker = maker;
        startedMs = clock.nanoTime() / 1_000_000;
    }

    @Override
    public CompletableFuture<LiveDocument> state(final long matchId) {
        return engines.askLater(matchId, MatchEngine::reading)
                .thenApplyAsync(
                        reading -> {
                            final StateDocument now = stateOf(match(matchId), reading);
                            final StateDocument last = lastStates.get(matchId);
                            final StateDocument shown = last == null ? now : now.withClockOf(last);
                            lastStates.put(matchId, shown);
                            return new LiveDocument(reading.epoch(), LiveDocument.UNNUMBERED, tree(shown));
                        },
                        maker);
    }

    @Override
    public CompletableFuture<LiveDocument> team(final long matchId) {
        return engines.askLater(matchId, MatchEngine::reading)
                .thenApplyAsync(
                        reading ->
                                new LiveDocument(reading.epoch(), reading.seq(), tree(GameDocument.of(reading.game()))),
                        maker);
    }

    @Override
    public CompletableFuture<LiveDocument> health() {
        return CompletableFuture.supplyAsync(
                () -> new LiveDocument(startedMs, LiveDocument.UNNUMBERED, tree(health.get())), maker);
    }

    @Override
    public long healthEpoch() {
        return startedMs;
    }

    /** A match's whole state now; waits for the engine. */
    public PolledState polled(final ActiveMatch match) {
        final MatchReading reading = engines.ask(match.id(), MatchEngine::reading);
        return new PolledState(clock.nanoTime() / NANOS_PER_MICRO, stateOf(match, reading), FrameDocument.of(reading));
    }

    private StateDocument stateOf(final ActiveMatch match, final MatchReading reading) {
        return StateDocument.of(match, reading, feeds.state(match));
    }

    private ActiveMatch match(final long matchId) {
        final ActiveMatch match = directory.match(matchId);
        if (match == null) {
            lastStates.remove(matchId);
            throw new NoSuchElementException("no such match: id=" + matchId);
        }
        return match;
    }

    private static JsonNode tree(final Object document) {
        return MAPPER.valueToTree(document);
    }
}
