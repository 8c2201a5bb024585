package dev.touchline.overlay.control;

import io.javalin.http.Context;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads away what is left of the body of a request that is refused. A connection that is closed while its client still sends is reset,
 * and the client never reads why. Javalin's threads.
 *
 * <p>Only of senders who may do something here: to wait for a stranger's bytes would give him a thread. One who asked first, by
 * {@code Expect: 100-continue}, sends nothing when he is refused (RFC 9110, 10.1.1).
 */
final class UnreadBody {
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(5);
    /** Whoever sends nothing for so long waits for the answer. */
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long NAP_MS = 2;

    private UnreadBody() {}

    /** Reads to the end, until nothing comes any more, or for five seconds, whichever is first. */
    static void discard(final Context request) {
        if (RequestGuard.grant(request) == null || request.header("Expect") != null) {
            return;
        }
        try {
            // Not by the servlet's stream, which cannot be asked whether it has come to its end but by waiting for it.
            discard(ServletContextRequest.getServletContextRequest(request.req()));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void discard(final Request request) throws InterruptedException {
        final long startNs = System.nanoTime();
        long readNs = startNs;
        long nowNs = startNs;
        while (nowNs - startNs < MOST_NS && nowNs - readNs < QUIET_NS) {
            final Content.Chunk chunk = request.read();
            nowNs = System.nanoTime();
            if (chunk == null) {
                Thread.sleep(NAP_MS);
                continue;
            }
            readNs = nowNs;
            chunk.release();
            if (chunk.isLast()) {
                return;
            }
        }
    }
}
