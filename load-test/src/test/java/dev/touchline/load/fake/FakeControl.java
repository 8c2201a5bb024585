package dev.touchline.load.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** The control plane's routes that a load test uses. The event loop's thread only. */
final class FakeControl extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MATCHES = "/api/v1/matches/";

    private final FakeMatches matches;
    private final Supplier<ObjectNode> server;

    FakeControl(final FakeMatches matches, final Supplier<ObjectNode> server) {
        this.matches = matches;
        this.server = server;
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext ctx, final FullHttpRequest request) throws IOException {
        final String path = request.uri();
        if (path.equals("/api/v1/server")) {
            answer(ctx, HttpResponseStatus.OK, server.get());
        } else if (path.equals("/api/v1/counters")) {
            answer(ctx, HttpResponseStatus.OK, matches.counters());
        } else if (path.startsWith(MATCHES)) {
            onMatch(ctx, request, path.substring(MATCHES.length()));
        } else {
            notFound(ctx);
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        // A frame for a client that has just left; any other fault is seen by the client as a lost connection.
        final ChannelFuture unused = ctx.close();
    }

    private void onMatch(final ChannelHandlerContext ctx, final FullHttpRequest request, final String rest)
            throws IOException {
        final boolean feed = rest.endsWith("/feed");
        final long id = Long.parseLong(feed ? rest.substring(0, rest.length() - "/feed".length()) : rest);
        final Optional<JsonNode> document = matches.get(id);
        switch (request.method().name()) {
            case "PUT" -> {
                try (InputStream in = new ByteBufInputStream(request.content())) {
                    final JsonNode put = MAPPER.readTree(in);
                    matches.put(id, put);
                    answer(ctx, document.isPresent() ? HttpResponseStatus.OK : HttpResponseStatus.CREATED, put);
                }
            }
            case "DELETE" -> {
                if (matches.delete(id)) {
                    write(ctx, new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
                } else {
                    notFound(ctx);
                }
            }
            default -> {
                if (document.isPresent()) {
                    answer(ctx, HttpResponseStatus.OK, feed ? matches.feed(id) : document.get());
                } else {
                    notFound(ctx);
                }
            }
        }
    }

    private static void notFound(final ChannelHandlerContext ctx) {
        answer(ctx, HttpResponseStatus.NOT_FOUND, MAPPER.createObjectNode().put("status", 404));
    }

    private static void answer(
            final ChannelHandlerContext ctx, final HttpResponseStatus status, final JsonNode document) {
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(document.toString(), StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        write(ctx, response);
    }

    private static void write(final ChannelHandlerContext ctx, final FullHttpResponse response) {
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
