package dev.touchline.load.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the difficult clients of one kind count together. Their event loop's thread only. */
final class JoinTally {
    private final Histogram firstFrameMicros = new Histogram(LiveTally.MAX_AGE_MICROS, 3);
    private final Map<String, Long> closed = new TreeMap<>();
    private final int clients;
    private long attempts;
    private long connected;
    private long subscribed;
    private long served;
    private long failed;

    JoinTally(final int clients) {
        this.clients = clients;
    }

    void onAttempt() {
        attempts++;
    }

    void onConnected() {
        connected++;
    }

    void onSubscribed() {
        subscribed++;
    }

    void onFirstFrame(final long afterNs) {
        served++;
        final long micros = TimeUnit.NANOSECONDS.toMicros(afterNs);
        firstFrameMicros.recordValue(Math.min(Math.max(micros, 0), LiveTally.MAX_AGE_MICROS));
    }

    void onFailed() {
        failed++;
    }

    void onClosed(final int code) {
        closed.merge(Integer.toString(code), 1L, Long::sum);
    }

    JoinResult result() {
        return new JoinResult(
                clients, attempts, connected, subscribed, served, failed, closed, firstFrameMicros.copy());
    }
}
