package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineCommand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the engine of a match that has ended has published the last that it had. Any thread. An engine that does not answer for two
 * seconds, or whose queue is full, is not waited for: that is logged and counted as a fault, for clients may miss the match's last events.
 */
final class LastWords {
    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int PATIENCE_S = 2;

    private final Predicate<EngineCommand> engine;
    private final LiveCounters counters;
    private final ScheduledExecutorService timer;

    LastWords(
            final Predicate<EngineCommand> engine, final LiveCounters counters, final ScheduledExecutorService timer) {
        this.engine = engine;
        this.counters = counters;
        this.timer = timer;
    }

    /**
     * Waits for the engine of a match that it was told to close.
     *
     * @param then called once: on the engine's thread, which it must leave at once, or another
     */
    void await(final long matchId, final Runnable then) {
        final AtomicBoolean over = new AtomicBoolean();
        final CompletableFuture<Boolean> closed = new CompletableFuture<>();
        // Queued behind the command that closes the match: whatever is answered, it comes after what that published.
        if (!engine.test(new EngineCommand.Ask<>(matchId, unused -> true, closed))) {
            giveUp(matchId, "queue full", then);
            return;
        }
        closed.whenComplete((open, refused) -> {
            if (over.compareAndSet(false, true)) {
                then.run();
            }
        });
        timer.schedule(
                () -> {
                    if (over.compareAndSet(false, true)) {
                        giveUp(matchId, "no answer in " + PATIENCE_S + " s", then);
                    }
                },
                PATIENCE_S,
                TimeUnit.SECONDS);
    }

    private void giveUp(final long matchId, final String reason, final Runnable then) {
        counters.faults.increment();
        LOG.error("last events of an ended match not waited for: match={}, reason={}", matchId, reason);
        then.run();
    }
}
