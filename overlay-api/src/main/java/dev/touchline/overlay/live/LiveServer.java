package dev.touchline.overlay.live;

import dev.touchline.overlay.client.LiveClients;
import dev.touchline.overlay.tls.TlsIdentity;
import dev.touchline.protocol.thread.Courtesy;
import dev.touchline.protocol.thread.TimeSlice;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live socket's server on two Netty event loops: at the door's, connections become WebSockets, and then move to the
 * fan-out's, so that handshakes hold up nobody's frames. Opened and closed by the thread that wires the server; {@link #wake}
 * and {@link #onMatchChanged} may be called by any, {@link #onPublished} by the engines'.
 */
public final class LiveServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);

    static final String PATH = "/v1/live";
    private static final int REVOKE_SECONDS = 2;
    private static final int BACKLOG = 1024;
    /** What the kernel holds for a client is what a slow one is behind: small enough that its frames stay fresh. */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private final LiveContext context;
    private final LiveCounters counters;
    private final EventLoopGroup group;
    private final EventLoopGroup door;
    private final SingleThreadEventLoop loop;
    private final FanOut fanOut;
    private final Heartbeats heartbeats;
    private final ConnectedClients clients;
    private final List<Doorbell> doorbells;
    private final LastWords lastWords;
    private final long epoch;
    private Channel channel;

    private LiveServer(final LiveContext context) {
        this.context = context;
        counters = new LiveCounters(context.counters());
        group = group(TimeSlice.shortened(new DefaultThreadFactory("touchline-live")));
        door = group(Courtesy.courteous(new DefaultThreadFactory("touchline-door")));
        loop = (SingleThreadEventLoop) group.next();
        // Not the default allocator: its duplicates of a buffer, one a client and frame, are not recycled.
        fanOut = new FanOut(context, counters, loop, new PooledByteBufAllocator(true));
        heartbeats = new Heartbeats(fanOut);
        clients = new ConnectedClients(fanOut, heartbeats);
        doorbells = context.outputs().stream().map(fanOut::doorbell).toList();
        lastWords = new LastWords(context.engine(), counters, loop);
        epoch = context.clock().nanoTime() / 1_000_000;
    }

    private static EventLoopGroup group(final ThreadFactory threads) {
        return new MultiThreadIoEventLoopGroup(
                1, threads, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * Prepares and starts to serve.
     *
     * @throws IOException when the address is in use; the message names it
     */
    public static LiveServer open(final LiveContext context) throws IOException {
        final LiveServer server = prepare(context);
        try {
            server.listen();
            return server;
        } catch (final IOException e) {
            server.close();
            throw e;
        }
    }

    /** A server that takes what is published, but no client yet: who came now would be told that there are no matches. */
    public static LiveServer prepare(final LiveContext context) {
        return new LiveServer(context);
    }

    /**
     * Binds: from now on clients are served. Once.
     *
     * @throws IOException when the address is in use; the message names it
     */
    public void listen() throws IOException {
        final var bound = new ServerBootstrap()
                .group(door)
                .channelFactory(
                        () -> Epoll.isAvailable() ? new EpollServerSocketChannel() : new NioServerSocketChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new LivePipeline(context, counters, tls(), loop, this::admit))
                .bind(context.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "live port not bound: ws=" + context.address().getAddress().getHostAddress() + ":"
                            + context.address().getPort() + ", reason="
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        channel = bound.channel();
        fanOut.start();
        loop.scheduleAtFixedRate(
                this::heartbeat, Heartbeats.INTERVAL_US, Heartbeats.INTERVAL_US, TimeUnit.MICROSECONDS);
    }

    private SslContext tls() throws IOException {
        final TlsIdentity identity = context.door().tls();
        return identity == null
                ? null
                : SslContextBuilder.forServer(identity.keyManager())
                        .sslProvider(SslProvider.JDK)
                        .protocols(TlsIdentity.PROTOCOLS)
                        .build();
    }

    /** A WebSocket has come from the door. */
    private void admit(final Channel client, final HandshakeComplete handshake) {
        final ClientHandler handler = new ClientHandler(clients, fanOut, epoch);
        client.pipeline()
                .addLast(new WebSocketFrameAggregator(context.door().maxMessageBytes()))
                .addLast(handler);
        handler.open(client, handshake);
    }

    private void heartbeat() {
        try {
            if (heartbeats.beat()) {
                clients.checkAccess();
            }
        } catch (final RuntimeException | Error e) {
            // A task that throws is never run again, and clients would take the server for dead.
            counters.faults.increment();
            LOG.error("heartbeat fault: reason={}", e.toString());
        }
    }

    /**
     * An engine has published something: clients that are due are sent it. That engine's thread only.
     *
     * @param shard the engine's place in {@link LiveContext#outputs}
     */
    public void onPublished(final int shard) {
        doorbells.get(shard).onPublished();
    }

    /** An engine has published something, whatever it is. Any thread; dearer than {@link #onPublished}. */
    public void wake() {
        fanOut.wake();
    }

    /** A match was opened anew, or ended: its streams end when its engine has published the last. Any thread. */
    public void onMatchChanged(final long matchId, final boolean reopened) {
        if (context.matches().match(matchId) == null) {
            lastWords.await(matchId, () -> tellOfChange(matchId, reopened));
        } else {
            tellOfChange(matchId, reopened);
        }
    }

    private void tellOfChange(final long matchId, final boolean reopened) {
        if (!loop.isShuttingDown()) {
            loop.execute(() -> fanOut.onMatchChanged(matchId, reopened));
        }
    }

    /**
     * A token was revoked: who came in by it is closed before this returns, unless the loop is kept busy for two seconds. Any
     * thread but the loop's. An expired one is seen within a second.
     */
    public void onTokensChanged() {
        if (!loop.submit(clients::checkAccess).awaitUninterruptibly(REVOKE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("sessions of a revoked token end later: the loop is busy, waitedSeconds={}", REVOKE_SECONDS);
        }
    }

    /** Who is connected, for operators. Any thread. */
    public LiveClients clients() {
        return clients;
    }

    /** The address that it is bound to, with the port that it was given. Once it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Delivers what the engines have published, says goodbye to every client, waits until it is sent for two seconds at most, and stops. */
    @Override
    public void close() {
        if (loop.isShuttingDown()) {
            return;
        }
        if (channel == null) {
            stop(0);
            return;
        }
        channel.close().awaitUninterruptibly();
        loop.execute(clients::drain);
        clients.awaitNobody();
        stop(1);
    }

    private void stop(final int seconds) {
        fanOut.stop();
        // The door first: nobody is handed over to a loop that has ended.
        door.shutdownGracefully(0, seconds, TimeUnit.SECONDS).awaitUninterruptibly();
        group.shutdownGracefully(0, seconds, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
