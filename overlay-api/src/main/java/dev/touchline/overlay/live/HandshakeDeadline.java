package dev.touchline.overlay.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that has not become a WebSocket in time, however busy it looks: a client that sends a byte now and then
 * is never idle. Taken out of the pipeline when the handshake is done. The door's event loop only.
 */
final class HandshakeDeadline extends ChannelInboundHandlerAdapter {
    private final int timeoutMs;
    private final LiveCounters counters;
    private ScheduledFuture<?> deadline;

    HandshakeDeadline(final int timeoutMs, final LiveCounters counters) {
        this.timeoutMs = timeoutMs;
        this.counters = counters;
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> expire(context), timeoutMs, TimeUnit.MILLISECONDS);
    }

    private void expire(final ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            counters.handshakeTimeouts.increment();
            context.close();
        }
    }

    @Override
    public void handlerRemoved(final ChannelHandlerContext context) {
        deadline.cancel(false);
    }
}
