package dev.touchline.overlay.live;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a connection that has become a WebSocket from the door's event loop to the fan-out's. What the client says meanwhile
 * is kept and said again there. Up to the move the door's thread, from then on the fan-out's.
 */
final class HandOver extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    /** More than a client can have sent with its handshake is not kept: it must wait for the answer. */
    private static final int MOST_EARLY = 16;

    private final Queue<Object> early = new ArrayDeque<>();
    private final EventLoop to;
    private final BiConsumer<Channel, HandshakeComplete> admit;

    /**
     * A hand-over of one connection.
     *
     * @param to where it goes
     * @param admit takes it there, before it can read anything
     */
    HandOver(final EventLoop to, final BiConsumer<Channel, HandshakeComplete> admit) {
        this.to = to;
        this.admit = admit;
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        if (event instanceof HandshakeComplete handshake) {
            final Channel client = context.channel();
            client.pipeline().remove(LivePipeline.HANDSHAKE_DEADLINE);
            // Its business is done; what cannot be read from now on is the session's to answer.
            client.pipeline().remove(HandshakeGuard.class);
            client.config().setAutoRead(false);
            client.deregister().addListener(left -> {
                if (left.isSuccess()) {
                    to.register(client).addListener(come -> onCome(context, handshake, come.cause()));
                } else {
                    fail(context, left.cause());
                }
            });
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    private void onCome(final ChannelHandlerContext context, final HandshakeComplete handshake, final Throwable fault) {
        if (fault != null) {
            fail(context, fault);
            return;
        }
        final Channel client = context.channel();
        admit.accept(client, handshake);
        for (Object message = early.poll(); message != null; message = early.poll()) {
            context.fireChannelRead(message);
        }
        context.fireChannelReadComplete();
        if (!context.isRemoved()) {
            // A connection that was closed meanwhile has no pipeline any more.
            client.pipeline().remove(this);
            client.config().setAutoRead(true);
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (early.size() < MOST_EARLY) {
            early.add(message);
        } else {
            ReferenceCountUtil.release(message);
            context.close();
        }
    }

    private void fail(final ChannelHandlerContext context, final Throwable fault) {
        LOG.error("live client not admitted: reason={}", fault.toString());
        context.channel().unsafe().closeForcibly();
    }

    @Override
    public void handlerRemoved(final ChannelHandlerContext context) {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        // Broken frames before the hand-over: there is nobody yet to answer.
        context.close();
    }
}
