package dev.touchline.ingest;

import dev.touchline.protocol.thread.TimeSlice;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the feed's sockets. The thread that wires the server. */
public final class FeedReceivers {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReceivers.class);

    private FeedReceivers() {}

    /**
     * Binds and starts to receive, and says in one line of the log what was chosen and why.
     *
     * @throws IOException when the kind is not to be had here, the address is in use, or a group cannot be joined; the
     *     message names it, and nothing is left open
     */
    public static FeedReceiver open(final IngestContext context, final IntakeContext intake) throws IOException {
        final Choice choice = Choice.of(context);
        final IoHandlerFactory io =
                choice.kind() == ReceiverKind.NIO ? NioIoHandler.newFactory() : EpollIoHandler.newFactory();
        final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                context.sockets(), TimeSlice.shortened(new DefaultThreadFactory("touchline-ingest")), io);
        final List<FeedSocket> sockets = new ArrayList<>();
        try {
            // All are bound before one is read: a sender is given to one of those that are there.
            InetSocketAddress bindTo = context.address();
            for (int i = 0; i < context.sockets(); i++) {
                sockets.add(socket(choice.kind(), context, bindTo, i));
                bindTo = sockets.get(0).address();
            }
            final List<IntakePort> ports = new ArrayList<>();
            for (final FeedSocket socket : sockets) {
                final IntakePort port = new IntakePort(new DatagramIntake(intake, context.sockets() > 1), intake);
                ports.add(port);
                socket.start(loops, port);
            }
            final FeedReceiver receiver =
                    new ReceiverGroup(choice.kind(), choice.filter(), sockets, ports, loops, intake);
            report(context, choice, receiver);
            return receiver;
        } catch (final IOException | RuntimeException e) {
            closeAll(sockets, loops);
            throw e;
        }
    }

    private static FeedSocket socket(
            final ReceiverKind kind, final IngestContext context, final InetSocketAddress bindTo, final int index)
            throws IOException {
        final List<InetAddress> groups = MulticastGroups.share(context.multicastGroups(), index, context.sockets());
        return switch (kind) {
            case NIO -> new NioFeedSocket(context, bindTo, groups, index == 0);
            case EPOLL -> new ChannelFeedSocket(context, bindTo, groups, false);
            case GRO -> new ChannelFeedSocket(context, bindTo, groups, true);
            case DIRECT -> new DirectFeedSocket(context, bindTo, groups, DirectReader::new);
            case AUTO, BATCH -> new BatchFeedSocket(context, bindTo, groups);
        };
    }

    private static void report(final IngestContext context, final Choice choice, final FeedReceiver receiver) {
        final int granted = receiver.receiveBufferBytes();
        if (granted < context.receiveBufferBytes()) {
            LOG.warn(
                    "feed receive buffer is smaller than asked: asked={}, granted={}; raise it with sysctl -w"
                            + " net.core.rmem_max={}",
                    context.receiveBufferBytes(),
                    granted,
                    context.receiveBufferBytes());
        }
        LOG.info(
                "feed socket open: udp={}, receiver={} ({}), sockets={}, receiveBuffer={}, filter={} ({})",
                describe(receiver.address()),
                receiver.transport(),
                choice.kindReason(),
                receiver.sockets(),
                granted,
                choice.filter().label(),
                choice.filterReason());
    }

    static void closeAll(final List<FeedSocket> sockets, final EventLoopGroup loops) {
        sockets.forEach(FeedSocket::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    static IOException notBound(final InetSocketAddress address, final IOException cause) {
        return new IOException(
                "feed socket not bound: udp=" + describe(address) + ", reason=" + cause.getMessage(), cause);
    }

    private static String describe(final InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
