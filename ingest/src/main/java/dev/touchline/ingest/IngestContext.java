package dev.touchline.ingest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;

/**
 * Where and how to receive.
 *
 * @param address the address to bind; port 0 takes a free one
 * @param multicastGroups groups to join on the same port
 * @param multicastInterface the interface to join them on, or null for every one that does multicast
 * @param receiveBufferBytes each socket's receive buffer to ask for; the kernel may give less
 * @param receiver how to take datagrams from the kernel
 * @param sockets sockets on the same port, each with a thread of its own; the kernel spreads senders over them
 * @param filter when the kernel drops what no match asked for
 */
public record IngestContext(
        InetSocketAddress address,
        List<InetAddress> multicastGroups,
        NetworkInterface multicastInterface,
        int receiveBufferBytes,
        ReceiverKind receiver,
        int sockets,
        FilterMode filter) {
    /** The most sockets there may be. */
    public static final int MAX_SOCKETS = 64;

    /** Checks the number of sockets; throws {@link IllegalArgumentException}. */
    public IngestContext {
        if (sockets < 1 || sockets > MAX_SOCKETS) {
            throw new IllegalArgumentException("sockets out of range: sockets=" + sockets + ", most=" + MAX_SOCKETS);
        }
        multicastGroups = List.copyOf(multicastGroups);
    }

    /** One socket of the best kind, without multicast; the kernel filters floods. */
    public static IngestContext of(final InetSocketAddress address, final int receiveBufferBytes) {
        return new IngestContext(address, List.of(), null, receiveBufferBytes, ReceiverKind.AUTO, 1, FilterMode.AUTO);
    }
}
