package dev.touchline.server.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the process to be told to stop, and holds its end up until everything is closed. */
final class Stop {
    /** Clients have two seconds for their goodbye and two for their sockets, what is kept has three; the rest is for threads to end. */
    private static final int CLOSE_SECONDS = 15;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "touchline-stop"));
    }

    private void onShutdown() {
        asked.countDown();
        try {
            if (!closed.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("touchline: not everything closed: seconds=" + CLOSE_SECONDS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a signal. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Everything is closed. */
    void done() {
        closed.countDown();
    }
}
