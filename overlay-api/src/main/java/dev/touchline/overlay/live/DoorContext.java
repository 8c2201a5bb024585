package dev.touchline.overlay.live;

import dev.touchline.overlay.tls.TlsIdentity;

/**
 * How clients come in, and how much of the server they may take.
 *
 * @param maxConnections connections at the most
 * @param maxConnectionsPerAddress connections from one address at the most; of IPv6, from one network of 64 bits
 * @param maxMessageRate WebSocket frames a second that a client may send, of whatever kind; five seconds' worth at once
 * @param maxMessageBytes the longest message of a client, all its fragments together
 * @param handshakeTimeoutMs from accepting a connection to its being a WebSocket, TLS included
 * @param maxQueuedBytes what waits for all clients together at the most; who has the longest queue is closed
 * @param writeTimeoutMs for which a client may take nothing of what waits for it; looked at once a second
 * @param tls what the server shows who it is by, or null for plain TCP
 */
public record DoorContext(
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxMessageRate,
        int maxMessageBytes,
        int handshakeTimeoutMs,
        int maxQueuedBytes,
        int writeTimeoutMs,
        TlsIdentity tls) {
    /** Plain TCP under the limits that hold unless others are configured. */
    public static final DoorContext DEFAULT =
            new DoorContext(10_000, 2_000, 100, 64 * 1024, 10_000, 256 << 20, 15_000, null);

    /** The same door with a certificate; null for none. */
    public DoorContext with(final TlsIdentity identity) {
        return new DoorContext(
                maxConnections,
                maxConnectionsPerAddress,
                maxMessageRate,
                maxMessageBytes,
                handshakeTimeoutMs,
                maxQueuedBytes,
                writeTimeoutMs,
                identity);
    }
}
