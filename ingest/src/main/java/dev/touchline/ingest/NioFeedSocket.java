package dev.touchline.ingest;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoOps;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;

/** {@link ReceiverKind#NIO}: the JDK's channel on an NIO event loop. It has no filter: its datagrams are judged by ingest. */
final class NioFeedSocket implements FeedSocket {
    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final int receiveBufferBytes;
    private final boolean countsDrops;
    private final ProcNet proc = new ProcNet();
    private IoEventLoop loop;
    private IoRegistration registration;

    NioFeedSocket(
            final IngestContext context,
            final InetSocketAddress bindTo,
            final List<InetAddress> groups,
            final boolean countsDrops)
            throws IOException {
        this.countsDrops = countsDrops;
        channel = DatagramChannel.open(
                bindTo.getAddress() instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.setOption(
                    StandardSocketOptions.SO_REUSEADDR,
                    !context.multicastGroups().isEmpty());
            if (context.sockets() > 1) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.SO_RCVBUF, context.receiveBufferBytes());
            // The JDK halves what Linux answers.
            receiveBufferBytes = channel.getOption(StandardSocketOptions.SO_RCVBUF);
            bind(bindTo);
            address = (InetSocketAddress) channel.getLocalAddress();
            for (final InetAddress group : groups) {
                MulticastGroups.join(group, context.multicastInterface(), channel::join);
            }
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void bind(final InetSocketAddress bindTo) throws IOException {
        try {
            channel.bind(bindTo);
        } catch (final IOException e) {
            throw FeedReceivers.notBound(bindTo, e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    @Override
    public void start(final IoEventLoopGroup group, final IntakePort port) throws IOException {
        loop = group.next();
        final Future<IoRegistration> registered =
                loop.register(new NioReader(channel, port)).awaitUninterruptibly();
        if (!registered.isSuccess()) {
            throw new IOException("feed socket not registered: reason=" + registered.cause(), registered.cause());
        }
        registration = registered.getNow();
        registration.submit(NioIoOps.READ);
    }

    /** Of every socket on the port, as the kernel's table says: the JDK does not show which of them is this one. */
    @Override
    public long drops() {
        return countsDrops ? proc.dropsOfPort(address.getPort()) : 0;
    }

    @Override
    public void attach(final BpfProgram filter) {
        throw new UnsupportedOperationException("no kernel filter: receiver=nio");
    }

    @Override
    public void detach() {}

    @Override
    public void close() {
        if (registration == null) {
            closeChannel();
        } else {
            loop.submit(() -> {
                        registration.cancel();
                        closeChannel();
                    })
                    .awaitUninterruptibly();
        }
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new IllegalStateException("feed socket not closed: reason=" + e.getMessage(), e);
        }
    }
}
