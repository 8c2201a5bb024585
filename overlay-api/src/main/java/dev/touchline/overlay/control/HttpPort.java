package dev.touchline.overlay.control;

import dev.touchline.overlay.tls.TlsIdentity;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the port of HTTP: plain or TLS, with its limits. The thread that starts the server. */
final class HttpPort {
    private static final long IDLE_MS = 30_000;
    private static final long STRICT_TRANSPORT_SECONDS = 31_536_000;

    private HttpPort() {}

    static Connector connector(final Server server, final HttpConfiguration http, final ControlContext context) {
        final HttpDoor door = context.door();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(door.maxHeaderBytes());
        final HttpConnectionFactory plain = new HttpConnectionFactory(http);
        final ServerConnector connector = door.tls() == null
                ? new ServerConnector(server, plain)
                : new ServerConnector(server, tls(http, door.tls()), plain);
        connector.setHost(context.host());
        connector.setPort(context.port());
        connector.setIdleTimeout(IDLE_MS);
        final HttpConnections connections = new HttpConnections(door, context.counters(), connector.getScheduler());
        http.addCustomizer(connections);
        connector.addBean(connections);
        return connector;
    }

    /** Whose certificate may change: Jetty asks the same key manager as the live port for each handshake. */
    private static ConnectionFactory tls(final HttpConfiguration http, final TlsIdentity identity) {
        final SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(identity.context());
        factory.setIncludeProtocols(TlsIdentity.PROTOCOLS.toArray(String[]::new));
        // Which names we answer to is the guard's business.
        http.addCustomizer(new SecureRequestCustomizer(false, STRICT_TRANSPORT_SECONDS, false));
        return new SslConnectionFactory(factory, HttpVersion.HTTP_1_1.asString());
    }
}
