package dev.touchline.load.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What a starting server prints: {@code dashboard: http://...}, {@code live: ws://...}, {@code feed: udp://...}, and when
 * they can be used {@code ready}. Any thread.
 */
final class ServerLines {
    private static final String READY = "ready";

    private ServerLines() {}

    /** Whether the server has said that it is ready. */
    static boolean isReady(final List<String> lines) {
        return lines.stream().anyMatch(line -> line.strip().equals(READY));
    }

    /** The control plane; {@link IOException} when the server did not say where. */
    static URI api(final List<String> lines) throws IOException {
        return address(lines, "dashboard");
    }

    /** The live socket and the feed; {@link IOException} when the server did not say where. */
    static ServerAddresses addresses(final List<String> lines) throws IOException {
        final URI feed = address(lines, "feed");
        return new ServerAddresses(address(lines, "live"), new InetSocketAddress(feed.getHost(), feed.getPort()));
    }

    private static URI address(final List<String> lines, final String name) throws IOException {
        final String prefix = name + ": ";
        final Optional<String> line = lines.stream()
                .map(String::strip)
                .filter(text -> text.startsWith(prefix))
                .findFirst();
        if (line.isEmpty()) {
            throw new IOException("server is ready but did not print an address: missing=" + name);
        }
        try {
            final URI uri = new URI(line.get().substring(prefix.length()).strip());
            if (uri.getHost() == null || uri.getPort() < 1) {
                throw new IOException("server printed an address without host or port: line=" + line.get());
            }
            return uri;
        } catch (final URISyntaxException e) {
            throw new IOException("server printed no address: line=" + line.get(), e);
        }
    }
}
