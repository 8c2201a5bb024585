package dev.touchline.overlay.control;

import dev.touchline.overlay.access.ConnectionLimit;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Counts HTTP connections, closes at once those that are too many, and those whose request does not arrive in time: one byte
 * now and then keeps a connection from being idle, but not from being late. Of a request whose head has arrived the rest must
 * go on at a least rate, in either direction. Jetty's threads, any of them.
 */
final class HttpConnections implements Connection.Listener, HttpConfiguration.Customizer {
    private static final long SWEEP_MS = 500;
    /** Who moves fewer bytes a second holds a thread rather than sends or reads. */
    private static final long LEAST_RATE = 1_024;

    private final Map<Connection, Waiting> open = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final ConnectionLimit limit;
    private final Counter refused;
    private final Counter timeouts;
    private final long timeoutNs;
    private final Scheduler scheduler;

    /** What a connection does between two requests. */
    private static final class Waiting {
        private final InetAddress from;
        private final long bytes;
        private final boolean isFirst;
        private volatile long sinceNs = System.nanoTime();
        private volatile long movedBytes;
        private volatile boolean inRequest;
        /** A sweep has found that the next request has begun to arrive. */
        private volatile boolean begun;

        Waiting(final InetAddress from, final long bytes, final boolean isFirst) {
            this.from = from;
            this.bytes = bytes;
            this.isFirst = isFirst;
        }
    }

    HttpConnections(final HttpDoor door, final Counters counters, final Scheduler scheduler) {
        limit = new ConnectionLimit(door.maxConnections(), door.maxConnectionsPerAddress());
        timeoutNs = TimeUnit.MILLISECONDS.toNanos(door.requestTimeoutMs());
        refused = counters.create("http_refused_connections", "HTTP connections closed because there were too many");
        timeouts = counters.create("http_request_timeouts", "HTTP connections closed because a request took too long");
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(final Connection connection) {
        // TLS is a connection around the one that is counted.
        if (connection instanceof SslConnection) {
            return;
        }
        final InetAddress from = connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : null;
        if (from == null || !limit.enter(from)) {
            refused.increment();
            connection.getEndPoint().close();
            return;
        }
        open.put(connection, new Waiting(from, 0, true));
        sweepSoon();
    }

    @Override
    public void onClosed(final Connection connection) {
        final Waiting waiting = open.remove(connection);
        if (waiting != null) {
            limit.leave(waiting.from);
        }
    }

    /** The head of a request has arrived; what follows is bounded by its size and by a least rate. */
    @Override
    public Request customize(final Request request, final HttpFields.Mutable headers) {
        final Connection connection = request.getConnectionMetaData().getConnection();
        final Waiting waiting = open.get(connection);
        if (waiting != null) {
            waiting.sinceNs = System.nanoTime();
            waiting.movedBytes = moved(connection);
            waiting.inRequest = true;
            Request.addCompletionListener(
                    request,
                    fault -> open.computeIfPresent(
                            connection, (unused, before) -> new Waiting(before.from, connection.getBytesIn(), false)));
        }
        return request;
    }

    private void sweepSoon() {
        if (sweeping.compareAndSet(false, true)) {
            scheduler.schedule(this::sweep, SWEEP_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        final long nowNs = System.nanoTime();
        open.forEach((connection, waiting) -> {
            if (isLate(connection, waiting, nowNs)) {
                timeouts.increment();
                connection.getEndPoint().close();
            }
        });
        sweeping.set(false);
        if (!open.isEmpty()) {
            sweepSoon();
        }
    }

    private boolean isLate(final Connection connection, final Waiting waiting, final long nowNs) {
        final long elapsedNs = nowNs - waiting.sinceNs;
        if (waiting.inRequest) {
            final long due = TimeUnit.NANOSECONDS.toSeconds(elapsedNs) * LEAST_RATE;
            return elapsedNs > timeoutNs && moved(connection) - waiting.movedBytes < due;
        }
        // Between two requests a connection may wait until it is idle; a first one must come, and none may trickle.
        if (!waiting.isFirst && !waiting.begun) {
            // What has just come counts from now, not from the sweep before.
            waiting.begun = connection.getBytesIn() != waiting.bytes;
            waiting.sinceNs = nowNs;
            return false;
        }
        return elapsedNs > timeoutNs;
    }

    private static long moved(final Connection connection) {
        return connection.getBytesIn() + connection.getBytesOut();
    }
}
