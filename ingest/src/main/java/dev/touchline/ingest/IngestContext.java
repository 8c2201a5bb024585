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
 * @param receiveBufferBytes the socket's receive buffer to ask for; the kernel may give less
 */
public record IngestContext(
        InetSocketAddress address,
        List<InetAddress> multicastGroups,
        NetworkInterface multicastInterface,
        int receiveBufferBytes) {}
