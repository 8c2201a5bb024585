package dev.touchline.load.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a server is reached. Immutable; any thread.
 *
 * @param live the live socket
 * @param feed where records go
 */
public record ServerAddresses(URI live, InetSocketAddress feed) {
    /** From the server resource; an address that stands for every interface is replaced by the control plane's host. */
    static ServerAddresses of(final JsonNode server, final URI api) throws IOException {
        final String liveUrl = server.path("liveUrl").asText();
        final JsonNode feed = server.path("feed");
        try {
            final URI live = new URI(liveUrl);
            if (live.getHost() == null || live.getPort() < 0) {
                throw new IOException("server states no live address: liveUrl=" + liveUrl);
            }
            final String liveHost = reachable(live.getHost(), api);
            final URI liveAt = new URI(live.getScheme(), null, liveHost, live.getPort(), live.getPath(), null, null);
            final InetSocketAddress feedAt = new InetSocketAddress(
                    reachable(feed.path("host").asText(), api),
                    feed.path("port").asInt());
            if (feedAt.isUnresolved() || feedAt.getPort() == 0) {
                throw new IOException("server states no feed address: feed=" + feed);
            }
            return new ServerAddresses(liveAt, feedAt);
        } catch (final URISyntaxException e) {
            throw new IOException("server states no live address: liveUrl=" + liveUrl, e);
        }
    }

    private static String reachable(final String host, final URI api) throws IOException {
        return host.isEmpty() || InetAddress.getByName(host).isAnyLocalAddress() ? api.getHost() : host;
    }
}
