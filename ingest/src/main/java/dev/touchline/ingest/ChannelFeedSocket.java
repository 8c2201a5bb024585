package dev.touchline.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** {@link ReceiverKind#EPOLL} and {@link ReceiverKind#GRO}: the bound socket under Netty's own channel. */
final class ChannelFeedSocket extends LinuxFeedSocket {
    private static final int SLOTS_PER_READ = 32;
    /**
     * A joined datagram is at most 64 KiB. One a system call: Netty 4.2 reads the size of its pieces, without which it cannot
     * be cut exactly, in recvmsg and not in recvmmsg.
     */
    private static final int GRO_SLOT_LENGTH = 65_536;

    private final boolean gro;
    private EpollDatagramChannel channel;

    ChannelFeedSocket(
            final IngestContext context,
            final InetSocketAddress bindTo,
            final List<InetAddress> groups,
            final boolean gro)
            throws IOException {
        super(context, bindTo, groups);
        this.gro = gro;
    }

    @Override
    public void start(final IoEventLoopGroup group, final IntakePort port) throws IOException {
        final int slot = gro ? GRO_SLOT_LENGTH : SLOT_LENGTH;
        final int slots = gro ? 1 : SLOTS_PER_READ;
        // The channel's own socket: it owns the file descriptor from here on.
        channel = new EpollDatagramChannel(socket().intValue());
        final ChannelFuture registered = new Bootstrap()
                .group(group)
                .channelFactory(() -> channel)
                .handler(new IntakeHandler(port))
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, slot)
                .option(EpollChannelOption.UDP_GRO, gro)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(slots * slot).maxMessagesPerRead(DATAGRAMS_PER_TURN))
                .register()
                .awaitUninterruptibly();
        if (!registered.isSuccess()) {
            throw new IOException("feed socket not registered: reason=" + registered.cause(), registered.cause());
        }
        if (gro && !channel.config().isUdpGro()) {
            throw new IOException("the kernel has no UDP_GRO: receiver=gro, needs=Linux 5.0");
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
            return;
        }
        try {
            socket().close();
        } catch (final IOException e) {
            throw new IllegalStateException("feed socket not closed: reason=" + e.getMessage(), e);
        }
    }
}
