package dev.touchline.load.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Decides when a connection is read. Open at first; once shut, it is read only when told to, once for each time. First in its
 * pipeline: the decoders behind it ask for more bytes by themselves until they have a whole message. The event loop's thread
 * only.
 */
final class ReadGate extends ChannelOutboundHandlerAdapter {
    private ChannelHandlerContext context;
    private boolean shut;

    /** Reads no more by itself. */
    void shut() {
        shut = true;
        context.channel().config().setAutoRead(false);
    }

    /** Reads once. */
    void readOnce() {
        context.read();
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void read(final ChannelHandlerContext ctx) {
        if (!shut) {
            ctx.read();
        }
    }
}
