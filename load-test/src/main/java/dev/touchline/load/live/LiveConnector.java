package dev.touchline.load.live;

import dev.touchline.protocol.thread.Courtesy;
import dev.touchline.protocol.thread.TimeSlice;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Connects WebSockets to a live server, all on one event loop of its own. Any thread. */
final class LiveConnector implements AutoCloseable {
    private static final String SUBPROTOCOL = "touchline.v1.json";
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_HTTP = 1 << 16;
    private static final int SMALL_RECEIVE_BUFFER = 4_096;
    private static final long STOP_SECONDS = 10;

    private final EventLoopGroup group;
    private final EventLoop loop;
    private final URI live;

    /** A connector with a thread of this factory's. */
    private LiveConnector(final URI live, final ThreadFactory threads) {
        this.live = live;
        group = new MultiThreadIoEventLoopGroup(
                1, threads, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loop = group.next();
    }

    /** For clients that measure: their thread has the core as soon as something comes for it. */
    static LiveConnector prompt(final URI live) {
        return new LiveConnector(live, TimeSlice.shortened(new DefaultThreadFactory("clients")));
    }

    /**
     * For clients that do not measure: their thread gives way to everybody else's, because in the field it would be on another
     * machine.
     */
    static LiveConnector patient(final URI live) {
        return new LiveConnector(live, Courtesy.courteous(new DefaultThreadFactory("difficult")));
    }

    /** The thread of every connection. */
    EventLoop loop() {
        return loop;
    }

    URI live() {
        return live;
    }

    /** Connects; handlers are asked once the WebSocket is agreed on. */
    ChannelFuture connect(final ChannelHandler client) {
        return bootstrap(client).connect(live.getHost(), live.getPort());
    }

    /**
     * Connects with a small receive buffer, to be read through a gate.
     *
     * @param bytesAtOnce the most bytes of one read
     */
    ChannelFuture connect(final ChannelHandler client, final ReadGate gate, final int bytesAtOnce) {
        return bootstrap(gate, client)
                .option(ChannelOption.SO_RCVBUF, SMALL_RECEIVE_BUFFER)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(bytesAtOnce).maxMessagesPerRead(1))
                .connect(live.getHost(), live.getPort());
    }

    /** Ends every connection and the thread. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }

    private Bootstrap bootstrap(final ChannelHandler... own) {
        final WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(live)
                .subprotocol(SUBPROTOCOL)
                .maxFramePayloadLength(MAX_MESSAGE)
                .handleCloseFrames(false)
                .build();
        return new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        for (int i = 0; i < own.length - 1; i++) {
                            channel.pipeline().addLast(own[i]);
                        }
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MAX_HTTP),
                                        new WebSocketClientProtocolHandler(config),
                                        new WebSocketFrameAggregator(MAX_MESSAGE),
                                        own[own.length - 1]);
                    }
                });
    }
}
