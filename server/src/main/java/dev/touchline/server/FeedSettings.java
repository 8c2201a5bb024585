package dev.touchline.server;

import dev.touchline.ingest.IngestContext;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.RejectReason;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.server.config.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of the configuration concerns the feed, and what is counted of it, in the words of the modules. Pure functions. */
final class FeedSettings {
    private FeedSettings() {}

    /** The windows of capture times, with the configured offset of TAI. */
    static TimeWindow window(final ServerConfig config) {
        final TimeWindow window = TimeWindow.DEFAULT;
        return new TimeWindow(
                window.liveBehindNs(),
                window.liveAheadNs(),
                window.replayBehindNs(),
                window.replayAheadNs(),
                config.taiOffsetSeconds());
    }

    /**
     * Where the feed is received, and how.
     *
     * @throws IOException when the network interface is not there; the message names it
     */
    static IngestContext ingest(final ServerConfig config) throws IOException {
        final NetworkInterface networkInterface =
                config.feedInterface() == null ? null : NetworkInterface.getByName(config.feedInterface());
        if (config.feedInterface() != null && networkInterface == null) {
            throw new IOException("no such network interface: feed.interface=" + config.feedInterface());
        }
        return new IngestContext(
                new InetSocketAddress(config.feedHost(), config.feedPort()),
                config.feedMulticast(),
                networkInterface,
                config.feedReceiveBuffer(),
                config.feedReceiver(),
                config.feedSockets(),
                config.feedFilter());
    }

    /** How many records were dropped for which reason. */
    static Map<String, Long> rejected(final Counters counters) {
        final Map<String, Long> values = new LinkedHashMap<>();
        for (final RejectReason reason : RejectReason.values()) {
            final String name = "rejected_" + reason.label().replace('-', '_');
            for (final Counter counter : counters.all()) {
                if (counter.name().equals(name)) {
                    values.put(reason.label(), counter.value());
                }
            }
        }
        return values;
    }
}
