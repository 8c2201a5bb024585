package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.CloseCode;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** Ties a Netty channel to its client session. Event loop thread only. */
final class ClientHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int IDENTIFY_SECONDS = 10;

    private final ConnectedClients clients;
    private final FanOut fanOut;
    private final long serverEpoch;
    private ClientSession session;
    private ScheduledFuture<?> identifyDeadline;

    ClientHandler(final ConnectedClients clients, final FanOut fanOut, final long serverEpoch) {
        this.clients = clients;
        this.serverEpoch = serverEpoch;
        this.fanOut = fanOut;
    }

    /** The client's WebSocket is agreed on, and the channel is the fan-out's from now on. */
    void open(final Channel channel, final HandshakeComplete handshake) {
        final Admission admission = channel.attr(HandshakeGuard.ADMISSION).get();
        session = clients.register(new ClientSession(
                fanOut,
                channel,
                clients.nextId(),
                serverEpoch,
                WireEncoding.of(handshake.selectedSubprotocol()),
                admission));
        channel.pipeline().addBefore(LivePipeline.WEB_SOCKET, null, new FrameGuard(session));
        if (handshake.requestHeaders().contains(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)
                && handshake.selectedSubprotocol() == null) {
            session.outbox().close(CloseCode.SUBPROTOCOL, "subprotocol not spoken: use " + WireEncoding.subprotocols());
            return;
        }
        if (admission instanceof Admission.Refused refused) {
            session.outbox().close(refused.code(), refused.reason());
            return;
        }
        session.open();
        fanOut.flush();
        identifyDeadline = channel.eventLoop().schedule(this::checkIdentified, IDENTIFY_SECONDS, TimeUnit.SECONDS);
    }

    private void checkIdentified() {
        if (!session.isReady()) {
            session.outbox().close(CloseCode.NO_IDENTIFY, "no identify in " + IDENTIFY_SECONDS + " s");
        }
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext context, final WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text && session.encoding() == WireEncoding.JSON) {
            session.onText(text.text());
        } else if (frame instanceof BinaryWebSocketFrame binary && session.encoding() == WireEncoding.SBE) {
            session.onBytes(new UnsafeBuffer(ByteBufUtil.getBytes(binary.content())));
        } else {
            session.outbox()
                    .close(
                            CloseCode.BAD_MESSAGE,
                            session.encoding() == WireEncoding.JSON ? "message is not text" : "message is not binary");
        }
        fanOut.flush();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        if (session != null && context.channel().isWritable()) {
            session.onWritable();
            fanOut.flush();
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        if (identifyDeadline != null) {
            identifyDeadline.cancel(false);
        }
        if (session != null) {
            session.onClosed();
            clients.unregister(session);
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        // Broken frames and messages that are too long end here, as do connections that are reset.
        if (session != null && context.channel().isActive()) {
            session.outbox().close(CloseCode.BAD_MESSAGE, "message cannot be read: too long, or not a WebSocket frame");
        } else {
            context.close();
        }
    }
}
