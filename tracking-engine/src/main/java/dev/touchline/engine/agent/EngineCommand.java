package dev.touchline.engine.agent;

import dev.touchline.engine.IdentityChange;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.event.StatedEvent;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Teams;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What the control plane and the fan-out may ask of the engine. Immutable; handed over through its bounded queue. */
public sealed interface EngineCommand {
    /** The match that it is about. */
    long matchId();

    /** Starts a match; one with the same id is closed first. */
    record OpenMatch(MatchContext context, MatchLatency latency) implements EngineCommand {
        @Override
        public long matchId() {
            return context.matchId();
        }
    }

    /** Another line-up. */
    record ChangeTeams(long matchId, Teams teams) implements EngineCommand {}

    /**
     * Forgets a match's state and starts its next epoch.
     *
     * @param leastEpoch its number at least
     */
    record ResetMatch(long matchId, long leastEpoch) implements EngineCommand {
        /** Into the very next epoch. */
        public ResetMatch(final long matchId) {
            this(matchId, 0);
        }
    }

    /** Ends a match: what waits is published, then it is forgotten. */
    record CloseMatch(long matchId) implements EngineCommand {}

    /** Somebody watches a heat map. */
    record WatchHeat(long matchId, HeatRequest watch) implements EngineCommand {}

    /** Nobody watches a heat map any more. */
    record UnwatchHeat(long matchId, HeatRequest watch) implements EngineCommand {}

    /**
     * Asks a match's engine something, or changes it, on its thread between two datagrams. The answer, or what the question
     * threw, completes the future; so does a {@link NoSuchElementException} when the match is not open.
     *
     * @param question short: the data plane waits for it
     */
    record Ask<T>(long matchId, Function<MatchEngine, T> question, CompletableFuture<T> answer)
            implements EngineCommand {
        void run(final MatchEngine engine) {
            if (answer.isDone()) {
                // Whoever asked has gone, and was told that nothing was done.
                return;
            }
            try {
                answer.complete(question.apply(engine));
            } catch (final RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        void refuse() {
            answer.completeExceptionally(new NoSuchElementException("match is not open: id=" + matchId));
        }
    }

    /**
     * What operators have said in an epoch about whose track is whose, all of it, in order: what the engine has not made yet it makes.
     * In another epoch it does nothing: it was said of what came before.
     */
    record CorrectIdentities(long matchId, long epoch, List<IdentityChange> changes) implements EngineCommand {}

    /** Tells of something that no camera sees: it becomes an event of the match. */
    record TellEvent(long matchId, StatedEvent event) implements EngineCommand {}

    /** Commands that take one place in the queue and are run one after the other; all of one shard, one at least. */
    record Several(List<EngineCommand> commands) implements EngineCommand {
        @Override
        public long matchId() {
            return commands.get(0).matchId();
        }
    }

    /** Puts an engine with a restored state in the place of a match's; what is watched goes on being watched. */
    record ReplaceEngine(long matchId, MatchEngine engine) implements EngineCommand {}
}
