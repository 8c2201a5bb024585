package dev.touchline.overlay.match;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.overlay.ErrorCode;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Asks engines on behalf of HTTP requests: the question runs on the engine's thread between two datagrams, the caller waits
 * for the answer. Any thread but the engine's. When the engine's queue is full, or no answer comes in two seconds, the caller
 * gets {@link ErrorCode#BUSY}; what a question refuses by an {@link IllegalArgumentException} becomes
 * {@link ErrorCode#INVALID}, and by an {@link IllegalStateException} {@link ErrorCode#CONFLICT}, with the same message.
 */
public final class EngineQuestions {
    private static final long PATIENCE_MS = 2_000;

    private final Predicate<EngineCommand> engine;

    private final LongFunction<EnginePublication> publications;

    /**
     * Questions to the engines behind this queue.
     *
     * @param publications answers where the engine of a match, given its id, publishes
     */
    public EngineQuestions(final Predicate<EngineCommand> engine, final LongFunction<EnginePublication> publications) {
        this.engine = engine;
        this.publications = publications;
    }

    /** An engine that has seen nothing, to be filled here and put in the place of a match's. */
    public MatchEngine engine(final MatchContext context) {
        return new MatchEngine(context, publications.apply(context.matchId()));
    }

    /** Hands over a command; throws {@link DocumentException} when the queue is full. */
    public void command(final EngineCommand command) {
        if (!engine.test(command)) {
            throw new DocumentException(ErrorCode.BUSY, "engine queue full, nothing done: match=" + command.matchId());
        }
    }

    /**
     * Asks, and does not wait. The answer comes on the engine's thread, which what follows from it must leave at once; it fails when the
     * queue is full or the match is not open.
     */
    public <T> CompletableFuture<T> askLater(final long matchId, final Function<MatchEngine, T> question) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            command(new EngineCommand.Ask<>(matchId, question, answer));
        } catch (final DocumentException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** Asks, and waits for the answer. */
    public <T> T ask(final long matchId, final Function<MatchEngine, T> question) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        command(new EngineCommand.Ask<>(matchId, question, answer));
        try {
            return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (final TimeoutException e) {
            answer.cancel(false);
            throw new DocumentException(
                    ErrorCode.BUSY, "engine did not answer: match=" + matchId + ", waitedMs=" + PATIENCE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DocumentException(ErrorCode.BUSY, "server is stopping: match=" + matchId);
        } catch (final ExecutionException e) {
            throw fault(e.getCause());
        }
    }

    private static RuntimeException fault(final Throwable cause) {
        if (cause instanceof NoSuchElementException) {
            return new DocumentException(ErrorCode.UNKNOWN_MATCH, cause.getMessage());
        }
        if (cause instanceof IllegalArgumentException) {
            return new DocumentException(ErrorCode.INVALID, cause.getMessage());
        }
        if (cause instanceof IllegalStateException) {
            return new DocumentException(ErrorCode.CONFLICT, cause.getMessage());
        }
        return new IllegalStateException("engine failed to answer", cause);
    }
}
