package dev.touchline.load.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server on free ports of the loopback interface: control plane, live socket and feed on one event loop. */
public final class FakeServer implements AutoCloseable {
    private static final int MAX_HTTP = 1 << 20;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final FakeMatches matches;
    private final Channel http;
    private final Channel feed;

    /** A server that loses every so many-th datagram, or none when 0. */
    public FakeServer(final int loseEvery) throws InterruptedException {
        matches = new FakeMatches(loseEvery);
        final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        http = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MAX_HTTP),
                                        new WebSocketServerProtocolHandler("/v1/live", "touchline.v1.json"),
                                        new FakeLive(matches),
                                        new FakeControl(matches, FakeServer.this::description));
                    }
                })
                .bind(any)
                .sync()
                .channel();
        feed = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DatagramPacket>() {
                    @Override
                    protected void channelRead0(final ChannelHandlerContext ctx, final DatagramPacket datagram) {
                        matches.onDatagram(datagram.content());
                    }
                })
                .bind(any)
                .sync()
                .channel();
    }

    /** Runs until it is killed; prints what a server prints. The first argument, if any, is printed instead of all that. */
    public static void main(final String[] args) throws InterruptedException {
        if (args.length > 0) {
            System.out.println(args[0]);
            return;
        }
        try (FakeServer server = new FakeServer(0)) {
            System.out.println("dashboard: " + server.api() + "/");
            System.out.println("live: " + server.live());
            System.out.println("feed: udp://127.0.0.1:" + server.feed().getPort());
            System.out.println("ready");
            server.http.closeFuture().sync();
        }
    }

    /** The control plane. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) http.localAddress()).getPort());
    }

    /** The live socket. */
    public URI live() {
        return URI.create("ws://127.0.0.1:" + api().getPort() + "/v1/live");
    }

    /** Where records go. */
    public InetSocketAddress feed() {
        return (InetSocketAddress) feed.localAddress();
    }

    /** The matches that there are now. */
    public List<Long> matchIds() {
        return loop.submit(matches::ids).syncUninterruptibly().getNow();
    }

    /** Makes a match that is not a load test's. */
    public void addMatch(final long id, final String name) {
        final ObjectNode match =
                JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        loop.submit(() -> matches.put(id, match)).syncUninterruptibly();
    }

    /** Publishes a frame to everyone who listens to a match. */
    public void publish(final long id, final long tsUs) {
        loop.submit(() -> matches.publish(id, tsUs)).syncUninterruptibly();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private ObjectNode description() {
        final ObjectNode server =
                JsonNodeFactory.instance.objectNode().put("name", "fake").put("liveUrl", live().toString());
        server.putObject("feed").put("host", "0.0.0.0").put("port", feed().getPort());
        return server;
    }
}
