package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.CloseCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts every WebSocket frame of a client before anything is done with it: pings and fragments too, which a client that never
 * reads could otherwise have answered and gathered without end. Drops what comes to a session that is being closed. The
 * fan-out's event loop only.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {
    private final ClientSession session;

    FrameGuard(final ClientSession session) {
        this.session = session;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object frame) {
        if (session.outbox().isClosing()) {
            final boolean answered = frame instanceof CloseWebSocketFrame;
            ReferenceCountUtil.release(frame);
            if (answered) {
                context.close();
            }
        } else if (session.admitsFrame(length(frame))) {
            context.fireChannelRead(frame);
        } else {
            ReferenceCountUtil.release(frame);
        }
    }

    private static int length(final Object frame) {
        return frame instanceof WebSocketFrame message ? message.content().readableBytes() : 0;
    }

    /** Frames that cannot be read end here: the handler of the protocol would close without a word. */
    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (context.channel().isActive()) {
            session.outbox().close(CloseCode.BAD_MESSAGE, "message cannot be read: too long, or not a WebSocket frame");
        } else {
            context.close();
        }
    }
}
