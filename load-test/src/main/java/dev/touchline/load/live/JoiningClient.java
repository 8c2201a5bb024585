package dev.touchline.load.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * One connection of a difficult client: identifies itself, subscribes to one match as soon as it may, and tells when its first
 * frame came. What it does from then on is its owner's choice. Its event loop's thread only.
 */
final class JoiningClient extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SUBSCRIPTION = 1;

    private final ObjectNode identify;
    private final ObjectNode subscribe;
    private final EpochNanoClock clock;
    private final JoinTally tally;
    private final Runnable onSubscribed;
    private final long startNs;
    private ChannelHandlerContext context;
    private boolean subscribed;
    private boolean served;
    private boolean failed;
    private boolean leaving;
    private int closeCode = LiveClientHandler.NO_CODE;

    /** A connection that begins now. */
    JoiningClient(
            final ObjectNode identify,
            final ObjectNode subscribe,
            final EpochNanoClock clock,
            final JoinTally tally,
            final Runnable onSubscribed) {
        this.identify = identify;
        this.subscribe = subscribe;
        this.clock = clock;
        this.tally = tally;
        this.onSubscribed = onSubscribed;
        startNs = clock.nanoTime();
        tally.onAttempt();
    }

    /** Ends the connection; one that ends from now on was not the server's doing. */
    void leave() {
        leaving = true;
        if (context != null) {
            close();
        }
    }

    /** The connection could not be made. */
    void onRefused() {
        fail();
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext ctx, final WebSocketFrame message) throws IOException {
        final long nowNs = clock.nanoTime();
        if (message instanceof TextWebSocketFrame) {
            final ByteBuf content = message.content();
            if (FrameScan.isFrame(content)) {
                onFrame(nowNs);
            } else {
                try (InputStream in = new ByteBufInputStream(content)) {
                    onMessage(MAPPER.readTree(in), nowNs);
                }
            }
        } else if (message instanceof CloseWebSocketFrame close) {
            closeCode = close.statusCode();
            close();
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext ctx) {
        if (!leaving) {
            tally.onClosed(closeCode);
            if (!subscribed) {
                fail();
            }
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        // A connection reset: the server's doing, and counted when the channel is inactive.
        close();
    }

    private void onFrame(final long nowNs) {
        if (!served) {
            served = true;
            tally.onFirstFrame(nowNs - startNs);
        }
    }

    private void onMessage(final JsonNode message, final long nowNs) {
        switch (message.path("t").asText()) {
            case "hello" -> send(identify);
            case "ready" -> {
                tally.onConnected();
                send(subscribe.deepCopy().put("id", SUBSCRIPTION));
            }
            case "subok" -> {
                subscribed = true;
                tally.onSubscribed();
                onSubscribed.run();
            }
            case "suberr", "err", "bye" -> {
                if (!subscribed) {
                    fail();
                }
            }
            case "ping" ->
                send(LiveMessages.pong(
                        message,
                        TimeUnit.NANOSECONDS.toMicros(nowNs),
                        TimeUnit.NANOSECONDS.toMicros(clock.nanoTime())));
            default -> {
                // Gaps, heartbeats and what a later version adds.
            }
        }
    }

    private void fail() {
        if (!failed && !leaving) {
            failed = true;
            tally.onFailed();
        }
    }

    private void send(final ObjectNode message) {
        context.writeAndFlush(new TextWebSocketFrame(message.toString()))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private void close() {
        // Closing fails only for a connection that is closed.
        final ChannelFuture unused = context.close();
    }
}
