package dev.touchline.server;

import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.MatchSnapshots;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for a restart while the server runs, on a thread of its own, which alone waits for disk and database: the epochs that
 * matches have reached are stored, and their states if asked; and for health, whether the store is there. Started and closed by the thread that wires the server.
 */
final class StateKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);
    private static final long EPOCH_INTERVAL_S = 5;
    private static final long PATIENCE_S = 3;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, "touchline-keeper"));
    private final MatchService matches;
    private final Runnable probe;
    private final MatchSnapshots snapshots;
    private final int snapshotIntervalSeconds;
    private boolean started;

    /**
     * A keeper that does nothing yet.
     *
     * @param probe asks whether the store is there
     * @param snapshotIntervalSeconds 0 to keep no states
     */
    StateKeeper(
            final MatchService matches,
            final Runnable probe,
            final MatchSnapshots snapshots,
            final int snapshotIntervalSeconds) {
        this.matches = matches;
        this.probe = probe;
        this.snapshots = snapshots;
        this.snapshotIntervalSeconds = snapshotIntervalSeconds;
    }

    /**
     * Opens the matches of the store.
     *
     * @param states whether they go on with the states that were kept
     * @throws IOException when the store cannot be read, or holds a match with faults
     */
    void restore(final boolean states) throws IOException {
        try {
            matches.restore();
        } catch (final DocumentException e) {
            throw new IOException("matches not restored: reason=" + e.getMessage() + ", faults=" + e.faults(), e);
        }
        if (states) {
            snapshots.restoreAll();
        }
    }

    void start() {
        started = true;
        thread.scheduleWithFixedDelay(this::keepEpochs, EPOCH_INTERVAL_S, EPOCH_INTERVAL_S, TimeUnit.SECONDS);
        if (snapshotIntervalSeconds > 0) {
            thread.scheduleWithFixedDelay(
                    snapshots::saveAll, snapshotIntervalSeconds, snapshotIntervalSeconds, TimeUnit.SECONDS);
        }
    }

    private void keepEpochs() {
        try {
            probe.run();
            matches.keepEpochs();
        } catch (final RuntimeException e) {
            // A task that throws is never run again; what is not stored now is stored the next time, and the database
            // says itself why.
            LOG.debug("epochs not stored: reason={}", e.getMessage());
        }
    }

    /** Keeps everything once more, as of the last datagram; what is not kept within three seconds is logged and left. */
    @Override
    public void close() {
        if (started && !thread.isShutdown()) {
            thread.execute(this::keepAll);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                LOG.warn("not everything kept at the stop: waitedSeconds={}", PATIENCE_S);
                thread.shutdownNow();
            }
        } catch (final InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void keepAll() {
        keepEpochs();
        if (snapshotIntervalSeconds > 0) {
            snapshots.saveAll();
        }
    }
}
