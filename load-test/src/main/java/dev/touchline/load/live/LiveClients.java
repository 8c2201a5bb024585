package dev.touchline.load.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
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
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Many live clients on one event loop. One thread calls; every call blocks for 10 s at most, and {@link IOException} says
 * which client failed and why.
 */
public final class LiveClients implements AutoCloseable {
    private static final String SUBPROTOCOL = "touchline.v1.json";
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_HTTP = 1 << 16;
    private static final long TIMEOUT_SECONDS = 10;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final LiveTally tally = new LiveTally();
    private final List<LiveClientHandler> clients = new ArrayList<>();
    private final URI live;
    private final Optional<String> token;
    private final EpochNanoClock clock;

    private LiveClients(final URI live, final Optional<String> token, final EpochNanoClock clock) {
        this.live = live;
        this.token = token;
        this.clock = clock;
    }

    /** Connects clients one by one and waits until the server has accepted each. */
    public static LiveClients connect(
            final URI live, final int count, final Optional<String> token, final EpochNanoClock clock)
            throws IOException {
        final LiveClients clients = new LiveClients(live, token, clock);
        try {
            for (int number = 1; number <= count; number++) {
                clients.connect("load-" + number);
            }
            return clients;
        } catch (final IOException e) {
            clients.close();
            throw e;
        }
    }

    /**
     * Subscribes every client to a match's frames, instead of what it had before.
     *
     * @param rate frames/s to ask for, or empty for every frame
     * @param measured whether frames and gaps are counted
     */
    public void subscribe(final long matchId, final Optional<ClientRate> rate, final boolean measured)
            throws IOException {
        final ObjectNode message = JsonNodeFactory.instance.objectNode().put("t", "sub");
        message.put("channel", "match/" + matchId + "/frames").put("policy", "latest");
        rate.ifPresent(value -> message.putArray("rate").add(value.numerator()).add(value.denominator()));
        final List<Promise<Void>> done = new ArrayList<>();
        for (final LiveClientHandler client : clients) {
            final Promise<Void> promise = loop.newPromise();
            done.add(promise);
            loop.execute(() -> client.subscribe(message, measured, promise));
        }
        for (final Promise<Void> promise : done) {
            await(promise, "subscribed");
        }
    }

    /** What was counted so far. */
    public LiveResult result() throws IOException {
        return await(
                loop.submit(() -> tally.result(clients.stream()
                        .mapToLong(LiveClientHandler::frames)
                        .min()
                        .orElse(0))),
                "counted");
    }

    /** Ends every session. */
    @Override
    public void close() {
        loop.execute(() -> clients.forEach(LiveClientHandler::leave));
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private void connect(final String name) throws IOException {
        final Promise<Void> ready = loop.newPromise();
        final LiveClientHandler client = new LiveClientHandler(name, token, clock, tally, ready);
        final WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(live)
                .subprotocol(SUBPROTOCOL)
                .maxFramePayloadLength(MAX_MESSAGE)
                .handleCloseFrames(false)
                .build();
        final Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MAX_HTTP),
                                        new WebSocketClientProtocolHandler(config),
                                        new WebSocketFrameAggregator(MAX_MESSAGE),
                                        client);
                    }
                });
        await(bootstrap.connect(live.getHost(), live.getPort()), "connected");
        clients.add(client);
        await(ready, "accepted");
    }

    private <T> T await(final Future<T> future, final String what) throws IOException {
        try {
            if (!future.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("live client not " + what + " in time: url=" + live + ", timeoutMs="
                        + TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted: live client").initCause(e);
        }
        if (!future.isSuccess()) {
            throw new IOException(
                    "live client not " + what + ": url=" + live + ", cause=" + future.cause(), future.cause());
        }
        return future.getNow();
    }
}
