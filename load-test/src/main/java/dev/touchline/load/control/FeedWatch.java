package dev.touchline.load.control;

import dev.touchline.load.feed.SendClock;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for the server's side of a feed. One thread. */
public final class FeedWatch {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long QUIET_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Where a feed's status comes from. */
    @FunctionalInterface
    public interface StatusQuery {
        FeedStatus ask() throws IOException;
    }

    private final StatusQuery query;
    private final SendClock clock;

    public FeedWatch(final StatusQuery query, final SendClock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** Waits until the feed lists its sources, 1 s at most: a server may list a source only once it has sent. */
    public void awaitSources(final int sources) throws IOException {
        final long deadline = clock.nanoTime() + QUIET_NS;
        while (query.ask().sources() < sources && clock.nanoTime() < deadline) {
            clock.park(POLL_NS);
        }
    }

    /**
     * The status when everything sent has been counted, or when the count has not grown for 1 s, or after 2 s, whichever
     * comes first.
     */
    public FeedStatus awaitQuiet(final long sent) throws IOException {
        final long start = clock.nanoTime();
        long grown = start;
        FeedStatus status = query.ask();
        while (status.received() < sent) {
            final long now = clock.nanoTime();
            if (now - start > DEADLINE_NS || now - grown > QUIET_NS) {
                break;
            }
            clock.park(POLL_NS);
            final FeedStatus next = query.ask();
            if (next.received() > status.received()) {
                grown = clock.nanoTime();
            }
            status = next;
        }
        return status;
    }
}
