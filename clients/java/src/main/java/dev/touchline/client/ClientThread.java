package dev.touchline.client;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread, {@code touchline-client}, on which a client does everything. What an action throws is told to the listener, and ends
 * nothing. Any thread may hand it actions; once it was closed they are dropped.
 */
final class ClientThread implements Executor {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, runnable -> {
        final Thread made = new Thread(runnable, "touchline-client");
        made.setDaemon(true);
        return made;
    });
    private final ListenerGuard guard;

    ClientThread(final ListenerGuard guard) {
        this.guard = guard;
    }

    @Override
    public void execute(final Runnable action) {
        later(0, action);
    }

    /** Does something so many microseconds later. */
    void later(final long us, final Runnable action) {
        try {
            executor.schedule(() -> guard.run(action), us, TimeUnit.MICROSECONDS);
        } catch (final RejectedExecutionException e) {
            // Closed: nothing is left to do.
        }
    }

    /** Ends it; what waits is not done. */
    void close() {
        executor.shutdownNow();
    }
}
