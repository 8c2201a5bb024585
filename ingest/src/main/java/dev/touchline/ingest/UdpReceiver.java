package dev.touchline.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feed's UDP socket on a Netty event loop of its own: epoll with {@code recvmmsg} where the platform has it, NIO
 * elsewhere. Opened and closed by the thread that wires the server.
 */
public final class UdpReceiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpReceiver.class);

    /**
     * Bytes a datagram may fill. Larger than the longest good one: the kernel cuts what does not fit without saying so,
     * and a cut to 1,472 bytes would look good.
     */
    static final int SLOT_LENGTH = 2048;

    private static final int SLOTS_PER_READ = 32;
    private static final int READS_PER_TURN = 128;

    private final EventLoopGroup group;
    private final DatagramChannel channel;

    private UdpReceiver(final EventLoopGroup group, final DatagramChannel channel) {
        this.group = group;
        this.channel = channel;
    }

    /**
     * Binds and starts to receive.
     *
     * @param intake what each datagram is handed to, on the event loop's thread
     * @param clock wall time, ns UTC
     * @param afterBatch called after each batch of datagrams: wakes the engine
     * @throws IOException when the address is in use, or a group cannot be joined; the message names it
     */
    public static UdpReceiver open(
            final IngestContext context,
            final DatagramIntake intake,
            final EpochNanoClock clock,
            final Runnable afterBatch)
            throws IOException {
        final boolean epoll = Epoll.isAvailable();
        final IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        final EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("touchline-ingest"), io);
        try {
            final DatagramChannel channel = bind(context, epoll, group, new IntakeHandler(intake, clock, afterBatch));
            final UdpReceiver receiver = new UdpReceiver(group, channel);
            receiver.join(context);
            receiver.reportBuffer(context);
            return receiver;
        } catch (final IOException | RuntimeException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
            throw e;
        }
    }

    private static DatagramChannel bind(
            final IngestContext context, final boolean epoll, final EventLoopGroup group, final ChannelHandler handler)
            throws IOException {
        final boolean ipv6 = context.address().getAddress() instanceof Inet6Address;
        final Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .handler(handler)
                .option(ChannelOption.SO_RCVBUF, context.receiveBufferBytes())
                .option(ChannelOption.SO_REUSEADDR, !context.multicastGroups().isEmpty());
        if (epoll) {
            bootstrap
                    .channelFactory(() -> new EpollDatagramChannel(family(ipv6)))
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, SLOT_LENGTH)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(SLOTS_PER_READ * SLOT_LENGTH)
                                    .maxMessagesPerRead(READS_PER_TURN));
        } else {
            bootstrap
                    .channelFactory(() -> new NioDatagramChannel(family(ipv6)))
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(SLOT_LENGTH).maxMessagesPerRead(READS_PER_TURN));
        }
        final var bound = bootstrap.bind(context.address()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "feed socket not bound: udp=" + describe(context.address()) + ", reason="
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return (DatagramChannel) bound.channel();
    }

    private static SocketProtocolFamily family(final boolean ipv6) {
        return ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }

    private void join(final IngestContext context) throws IOException {
        for (final InetAddress group : context.multicastGroups()) {
            final List<NetworkInterface> interfaces = context.multicastInterface() == null
                    ? multicastInterfaces()
                    : List.of(context.multicastInterface());
            int joined = 0;
            String reason = "no network interface does multicast";
            for (final NetworkInterface each : interfaces) {
                final var join = channel.joinGroup(
                                new InetSocketAddress(group, address().getPort()), each)
                        .awaitUninterruptibly();
                if (join.isSuccess()) {
                    joined++;
                } else {
                    reason = each.getName() + ": " + join.cause().getMessage();
                }
            }
            if (joined == 0) {
                close();
                throw new IOException(
                        "multicast group not joined: group=" + group.getHostAddress() + ", reason=" + reason);
            }
        }
    }

    /** Every interface that is up and does multicast: a group is joined on all when none is named. */
    private static List<NetworkInterface> multicastInterfaces() throws IOException {
        final List<NetworkInterface> found = new ArrayList<>();
        for (final NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (each.isUp() && (each.supportsMulticast() || each.isLoopback())) {
                found.add(each);
            }
        }
        return found;
    }

    private void reportBuffer(final IngestContext context) {
        final int effective = channel.config().getReceiveBufferSize();
        // Linux answers twice what it was asked for: half of it is its own bookkeeping.
        if (effective < context.receiveBufferBytes()) {
            LOG.warn(
                    "feed receive buffer is smaller than asked: asked={}, effective={}; raise it with sysctl -w"
                            + " net.core.rmem_max={}",
                    context.receiveBufferBytes(),
                    effective,
                    context.receiveBufferBytes());
        }
        LOG.info(
                "feed socket open: udp={}, transport={}, receiveBuffer={}",
                describe(address()),
                channel instanceof EpollDatagramChannel ? "epoll" : "nio",
                effective);
    }

    /** The address that it is bound to, with the port that it was given. */
    public InetSocketAddress address() {
        return channel.localAddress();
    }

    /** The socket's receive buffer, bytes as the kernel counts them: Linux says twice what it was asked for. */
    public int receiveBufferBytes() {
        return channel.config().getReceiveBufferSize();
    }

    private static String describe(final InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Closes the socket and ends its thread. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
