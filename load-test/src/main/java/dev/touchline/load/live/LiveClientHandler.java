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
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.IntCountsHistogram;
import org.agrona.concurrent.EpochNanoClock;

/**
 * One client's session: says who it is, subscribes when told, and stamps every frame. Its event loop's thread only.
 *
 * <p>Frames are counted for the stream of the newest subscription, and only if that was made to be measured.
 */
final class LiveClientHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    static final int NO_CODE = 1006;

    private static final double P99 = 99;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String name;
    private final Optional<String> token;
    private final EpochNanoClock clock;
    private final LiveTally tally;
    private final Promise<Void> ready;
    private ChannelHandlerContext context;
    private Promise<Void> subscribed;
    private int subscription;
    private boolean measuring;
    private boolean leaving;
    private long stream = FrameScan.ABSENT;
    private long frames;
    private IntCountsHistogram ageMicros;
    private int closeCode = NO_CODE;

    LiveClientHandler(
            final String name,
            final Optional<String> token,
            final EpochNanoClock clock,
            final LiveTally tally,
            final Promise<Void> ready) {
        this.name = name;
        this.token = token;
        this.clock = clock;
        this.tally = tally;
        this.ready = ready;
    }

    /** Replaces the subscription; the promise is kept when the server has taken it. */
    void subscribe(final ObjectNode message, final boolean measured, final Promise<Void> done) {
        if (subscription > 0) {
            send(LiveMessages.unsubscribe(subscription));
        }
        subscription++;
        measuring = measured;
        stream = FrameScan.ABSENT;
        frames = 0;
        ageMicros = measured ? new IntCountsHistogram(LiveTally.MAX_AGE_MICROS, 2) : null;
        subscribed = done;
        if (context.channel().isActive()) {
            send(message.deepCopy().put("id", subscription));
        } else {
            done.tryFailure(closed());
        }
    }

    /** Frames of the present subscription, if it is measured. */
    long frames() {
        return frames;
    }

    /** The 99th percentile of the age of these frames on arrival, us; 0 without any. */
    long p99Micros() {
        return frames == 0 ? 0 : ageMicros.getValueAtPercentile(P99);
    }

    /** Ends the session; a connection that ends from now on was not the server's doing. */
    void leave() {
        leaving = true;
        close();
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
                onFrame(content, nowNs);
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
            fail(closed());
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        fail(cause);
        close();
    }

    private void onFrame(final ByteBuf frame, final long nowNs) {
        if (measuring && FrameScan.stream(frame) == stream) {
            final long tsUs = FrameScan.tsUs(frame);
            if (tsUs != FrameScan.ABSENT) {
                final long age = TimeUnit.NANOSECONDS.toMicros(nowNs) - tsUs;
                final long recorded = Math.min(Math.max(age, 0), LiveTally.MAX_AGE_MICROS);
                frames++;
                ageMicros.recordValue(recorded);
                tally.onFrame(nowNs, recorded);
            }
        }
    }

    private void onMessage(final JsonNode message, final long nowNs) {
        switch (message.path("t").asText()) {
            case "hello" -> send(LiveMessages.identify(name, token));
            case "ready" -> ready.trySuccess(null);
            case "subok" -> onSubscribed(message);
            case "suberr", "bye" -> fail(new IOException("live server: client=" + name + ", message=" + message));
            case "gap" -> onGap(message);
            case "ping" ->
                send(LiveMessages.pong(
                        message,
                        TimeUnit.NANOSECONDS.toMicros(nowNs),
                        TimeUnit.NANOSECONDS.toMicros(clock.nanoTime())));
            default -> {
                // Heartbeats, what a later version adds, and an error after which the session goes on: an end of a
                // subscription that had ended with its match.
            }
        }
    }

    private void onSubscribed(final JsonNode message) {
        if (message.path("id").asInt() == subscription) {
            stream = message.path("stream").asLong();
            subscribed.trySuccess(null);
        }
    }

    private void onGap(final JsonNode message) {
        if (measuring && message.path("stream").asLong() == stream) {
            tally.onGap(message.path("why").asText());
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

    private void fail(final Throwable cause) {
        ready.tryFailure(cause);
        if (subscribed != null) {
            subscribed.tryFailure(cause);
        }
    }

    private IOException closed() {
        return new IOException("live connection closed: client=" + name + ", code=" + closeCode);
    }
}
