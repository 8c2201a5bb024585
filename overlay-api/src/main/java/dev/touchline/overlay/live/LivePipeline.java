package dev.touchline.overlay.live;

import dev.touchline.overlay.access.ConnectionLimit;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * What a connection goes through on its way to being a WebSocket: how many there are, its deadline, TLS, HTTP, the guard, the
 * upgrade, the hand-over. Compression is never agreed on: a small message that inflates to a large one cannot be sent. The
 * door's event loop only.
 */
final class LivePipeline extends ChannelInitializer<Channel> {
    /** Closes a connection that does not become a WebSocket; taken out of the pipeline when it does. */
    static final String HANDSHAKE_DEADLINE = "handshake-deadline";
    /** Answers pings and closes; frames come from before it. */
    static final String WEB_SOCKET = "web-socket";

    private static final int LONGEST_REQUEST = 16 * 1024;
    private static final byte[] TOO_MANY =
            ("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
                            + "Content-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private final LiveContext context;
    private final LiveCounters counters;
    private final ConnectionLimit connections;
    private final SslContext tls;
    private final EventLoop to;
    private final BiConsumer<Channel, HandshakeComplete> admit;

    /**
     * The way in.
     *
     * @param tls null for plain TCP
     * @param to where WebSockets are handed over to
     * @param admit takes them there
     */
    LivePipeline(
            final LiveContext context,
            final LiveCounters counters,
            final SslContext tls,
            final EventLoop to,
            final BiConsumer<Channel, HandshakeComplete> admit) {
        this.context = context;
        this.counters = counters;
        connections = new ConnectionLimit(
                context.door().maxConnections(), context.door().maxConnectionsPerAddress());
        this.tls = tls;
        this.to = to;
        this.admit = admit;
    }

    @Override
    protected void initChannel(final Channel client) {
        if (!isAdmitted(client)) {
            refuse(client);
            return;
        }
        final ChannelPipeline pipeline = client.pipeline();
        pipeline.addLast(
                HANDSHAKE_DEADLINE, new HandshakeDeadline(context.door().handshakeTimeoutMs(), counters));
        if (tls != null) {
            pipeline.addLast(tls.newHandler(client.alloc()));
        }
        pipeline.addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(LONGEST_REQUEST))
                .addLast(new HandshakeGuard(context.access(), counters))
                .addLast(WEB_SOCKET, new WebSocketServerProtocolHandler(webSocket()))
                .addLast(new HandOver(to, admit));
    }

    /** Counts it until it is closed. */
    private boolean isAdmitted(final Channel client) {
        // A connection that was reset at once has no address any more.
        if (!(client.remoteAddress() instanceof InetSocketAddress from) || !connections.enter(from.getAddress())) {
            return false;
        }
        client.closeFuture().addListener(closed -> connections.leave(from.getAddress()));
        return true;
    }

    /** Without waiting for what it asks: it holds nothing here. Who speaks TLS cannot read an answer yet. */
    private void refuse(final Channel client) {
        counters.refusedConnections.increment();
        if (tls == null) {
            client.writeAndFlush(Unpooled.wrappedBuffer(TOO_MANY)).addListener(ChannelFutureListener.CLOSE);
        } else {
            client.close();
        }
    }

    private WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(LiveServer.PATH)
                .checkStartsWith(true)
                .subprotocols(WireEncoding.subprotocols())
                // Ours covers it, from the first byte.
                .handshakeTimeoutMillis(context.door().handshakeTimeoutMs())
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(context.door().maxMessageBytes())
                        .closeOnProtocolViolation(false)
                        .withUTF8Validator(true)
                        .build())
                .build();
    }
}
