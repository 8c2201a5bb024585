package dev.touchline.ingest;

import static dev.touchline.ingest.LinuxOptions.IPPROTO_IP;
import static dev.touchline.ingest.LinuxOptions.IP_MULTICAST_ALL;
import static dev.touchline.ingest.LinuxOptions.SOL_SOCKET;
import static dev.touchline.ingest.LinuxOptions.SO_ATTACH_FILTER;
import static dev.touchline.ingest.LinuxOptions.SO_DETACH_FILTER;
import static dev.touchline.ingest.LinuxOptions.SO_MEMINFO;
import static dev.touchline.ingest.LinuxOptions.SO_RCVBUFFORCE;

import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A socket of Linux through Netty's public one, options and all: what the epoll kinds share. */
abstract class LinuxFeedSocket implements FeedSocket {
    private static final int MEMINFO_LENGTH = 36;
    private static final int MEMINFO_DROPS_OFFSET = 32;

    private final LinuxSocket socket;
    private final InetSocketAddress address;
    private final int receiveBufferBytes;
    private final ByteBuffer memInfo = ByteBuffer.allocateDirect(MEMINFO_LENGTH).order(ByteOrder.nativeOrder());
    private int lastDrops;
    private long drops;
    private boolean attached;

    LinuxFeedSocket(final IngestContext context, final InetSocketAddress bindTo, final List<InetAddress> groups)
            throws IOException {
        final boolean ipv6 = bindTo.getAddress() instanceof Inet6Address;
        socket = LinuxSocket.newSocketDgram(ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET);
        try {
            socket.setReuseAddress(!context.multicastGroups().isEmpty());
            socket.setReusePort(context.sockets() > 1);
            // Else it hears every group that anybody on this machine joined on the port.
            socket.setIntOpt(IPPROTO_IP, IP_MULTICAST_ALL, 0);
            receiveBufferBytes = growBuffer(context.receiveBufferBytes());
            bind(bindTo);
            address = socket.localAddress();
            for (final InetAddress group : groups) {
                MulticastGroups.join(group, context.multicastInterface(), this::join);
            }
        } catch (final IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private void bind(final InetSocketAddress bindTo) throws IOException {
        try {
            socket.bind(bindTo);
        } catch (final IOException e) {
            throw FeedReceivers.notBound(bindTo, e);
        }
    }

    /** Asks; and asks again past the system's limit, which a privileged process may. Linux answers twice what it granted. */
    private int growBuffer(final int asked) throws IOException {
        socket.setReceiveBufferSize(asked);
        if (socket.getReceiveBufferSize() / 2 < asked) {
            try {
                socket.setIntOpt(SOL_SOCKET, SO_RCVBUFFORCE, asked);
            } catch (final IOException e) {
                // Not privileged: what the system's limit gave stays, and the caller warns.
            }
        }
        return socket.getReceiveBufferSize() / 2;
    }

    private void join(final InetAddress group, final NetworkInterface networkInterface) throws IOException {
        final LinuxOptions.Membership membership = LinuxOptions.membership(group, networkInterface);
        socket.setRawOpt(membership.level(), membership.option(), membership.value());
    }

    /** A filter will judge datagrams, so they must come one by one. */
    void beforeFilter() throws IOException {
        // As they do.
    }

    /** No filter judges them any more. */
    void afterFilter() throws IOException {
        // As before.
    }

    final LinuxSocket socket() {
        return socket;
    }

    @Override
    public final InetSocketAddress address() {
        return address;
    }

    @Override
    public final int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    @Override
    public final long drops() throws IOException {
        socket.getRawOpt(SOL_SOCKET, SO_MEMINFO, memInfo.clear());
        final int now = memInfo.getInt(MEMINFO_DROPS_OFFSET);
        // The kernel counts in 32 bits, and around.
        drops += Integer.toUnsignedLong(now - lastDrops);
        lastDrops = now;
        return drops;
    }

    @Override
    public final void attach(final BpfProgram filter) throws IOException {
        if (!attached) {
            beforeFilter();
        }
        socket.setRawOpt(SOL_SOCKET, SO_ATTACH_FILTER, filter.descriptor());
        attached = true;
    }

    @Override
    public final void detach() throws IOException {
        if (attached) {
            socket.setIntOpt(SOL_SOCKET, SO_DETACH_FILTER, 0);
            attached = false;
            afterFilter();
        }
    }
}
