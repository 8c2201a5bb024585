package dev.touchline.load.live;

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
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Connects WebSockets to a live server, all on one event loop of its own. Any thread. */
final class LiveConnector implements AutoCloseable {
    private static final String SUBPROTOCOL = "touchline.v1.json";
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_HTTP = 1 << 16;
    private static final int SMALL_RECEIVE_BUFFER = 4_096;
    private static final long STOP_SECONDS = 10;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final URI live;

    LiveConnector(final URI live) {
        this.live = live;
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
