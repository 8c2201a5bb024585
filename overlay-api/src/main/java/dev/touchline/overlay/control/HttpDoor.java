package dev.touchline.overlay.control;

import dev.touchline.overlay.tls.TlsIdentity;

/**
 * How HTTP clients come in, and how much of the server they may take.
 *
 * @param maxConnections connections at the most
 * @param maxConnectionsPerAddress connections from one address at the most; of IPv6, from one network of 64 bits
 * @param maxRequestRate requests a second and address; two seconds' worth at once
 * @param maxBodyBytes the longest document that is taken; a snapshot has a bound of its own
 * @param maxHeaderBytes the longest head of a request
 * @param requestTimeoutMs how long a request may take to arrive, whatever trickles in meanwhile
 * @param tls what the server shows who it is by, or null for plain TCP
 */
public record HttpDoor(
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxRequestRate,
        int maxBodyBytes,
        int maxHeaderBytes,
        int requestTimeoutMs,
        TlsIdentity tls) {
    /** Plain TCP under the limits that hold unless others are configured. */
    public static final HttpDoor DEFAULT = new HttpDoor(2_000, 500, 1_000, 1 << 20, 8 << 10, 10_000, null);
}
