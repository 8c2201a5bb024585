package dev.touchline.overlay.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Whom a limit is counted for: an IPv4 address, or an IPv6 network of 64 bits, because who has one address of it mostly has
 * all. Immutable.
 */
record ClientAddress(ByteBuffer bytes) {
    private static final int NETWORK_BYTES = 8;

    static ClientAddress of(final InetAddress address) {
        final byte[] bytes = address.getAddress();
        return new ClientAddress(
                address instanceof Inet6Address && !address.isLoopbackAddress()
                        ? ByteBuffer.wrap(bytes, 0, NETWORK_BYTES)
                        : ByteBuffer.wrap(bytes));
    }
}
