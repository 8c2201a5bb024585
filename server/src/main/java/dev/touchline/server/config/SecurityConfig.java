package dev.touchline.server.config;

import dev.touchline.overlay.control.HttpDoor;
import dev.touchline.overlay.live.DoorContext;
import dev.touchline.overlay.tls.TlsIdentity;
import java.nio.file.Path;
import java.util.Set;

/**
 * Who may come in, and how much of the server anybody may take. Immutable.
 *
 * @param allowedOrigins further origins whose pages may call
 * @param tlsCertificate a PEM file, or null for plain TCP
 * @param tlsKey a PEM file, or null for plain TCP
 * @param live limits of the live socket, without its certificate
 * @param http limits of HTTP, without its certificate
 */
public record SecurityConfig(
        Set<String> allowedOrigins, Path tlsCertificate, Path tlsKey, DoorContext live, HttpDoor http) {
    public SecurityConfig {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Whether both ports speak TLS. */
    public boolean isTls() {
        return tlsCertificate != null;
    }

    /** The live socket's door with a certificate; null for none. */
    public DoorContext live(final TlsIdentity tls) {
        return live.with(tls);
    }

    /** The door of HTTP with a certificate; null for none. */
    public HttpDoor http(final TlsIdentity tls) {
        return new HttpDoor(
                http.maxConnections(),
                http.maxConnectionsPerAddress(),
                http.maxRequestRate(),
                http.maxBodyBytes(),
                http.maxHeaderBytes(),
                http.requestTimeoutMs(),
                tls);
    }

    /** For the log. */
    @Override
    public String toString() {
        return "allowedOrigins=" + allowedOrigins + ", tls=" + (isTls() ? tlsCertificate : "none")
                + ", liveMaxConnections=" + live.maxConnections() + ", liveMaxConnectionsPerAddress="
                + live.maxConnectionsPerAddress() + ", liveMaxMessageRate=" + live.maxMessageRate()
                + ", liveMaxMessage=" + live.maxMessageBytes() + ", liveHandshakeTimeout=" + live.handshakeTimeoutMs()
                + ", liveMaxQueued=" + live.maxQueuedBytes() + ", liveWriteTimeout=" + live.writeTimeoutMs()
                + ", httpMaxConnections=" + http.maxConnections() + ", httpMaxConnectionsPerAddress="
                + http.maxConnectionsPerAddress() + ", httpMaxRequestRate=" + http.maxRequestRate() + ", httpMaxBody="
                + http.maxBodyBytes() + ", httpMaxHeader=" + http.maxHeaderBytes() + ", httpRequestTimeout="
                + http.requestTimeoutMs();
    }
}
