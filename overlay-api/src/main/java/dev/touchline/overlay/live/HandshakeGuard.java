package dev.touchline.overlay.live;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.AccessPolicy;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a handshake must pass before it becomes a WebSocket: path, host, origin, token. Event loop thread only. */
final class HandshakeGuard extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** Whether the handshake carried the token. */
    static final AttributeKey<Boolean> AUTHORIZED = AttributeKey.valueOf("touchline.authorized");

    private final AccessPolicy access;
    private final LiveCounters counters;

    HandshakeGuard(final AccessPolicy access, final LiveCounters counters) {
        super(false);
        this.access = access;
        this.counters = counters;
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request) {
        final QueryStringDecoder address = new QueryStringDecoder(request.uri());
        final String host = request.headers().get(HttpHeaderNames.HOST);
        final String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        final List<String> queryTokens = address.parameters().get("token");
        if (!request.decoderResult().isSuccess()) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "request cannot be read");
        } else if (!access.isHostAllowed(host)) {
            refuse(context, request, ErrorCode.FORBIDDEN, "host not allowed");
        } else if (!access.isOriginAllowed(request.headers().get(HttpHeaderNames.ORIGIN), host)) {
            refuse(context, request, ErrorCode.FORBIDDEN, "origin not allowed");
        } else if (!address.path().equals(LiveServer.PATH)) {
            refuse(context, request, ErrorCode.NOT_FOUND, "the live socket is at " + LiveServer.PATH);
        } else if (!request.headers().contains(HttpHeaderNames.UPGRADE)) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "this port speaks WebSocket");
        } else if (authorization != null && !access.isAuthorized(authorization)) {
            refuse(context, request, ErrorCode.NOT_AUTHENTICATED, "token wrong");
        } else {
            final boolean byHeader = authorization != null && access.isAuthorized(authorization);
            final boolean byQuery = queryTokens != null && access.isToken(queryTokens.get(0));
            context.channel().attr(AUTHORIZED).set(byHeader || byQuery || !access.needsToken());
            context.fireChannelRead(request);
        }
    }

    private void refuse(
            final ChannelHandlerContext context,
            final FullHttpRequest request,
            final ErrorCode code,
            final String detail) {
        counters.refused.increment();
        request.release();
        final String body = "{\"type\":\"urn:touchline:problem:" + code.code() + "\",\"title\":\"" + code.title()
                + "\",\"status\":" + code.status() + ",\"detail\":\"" + detail + "\"}";
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(code.status()),
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        HttpUtil.setContentLength(response, response.content().readableBytes());
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        counters.refused.increment();
        context.close();
    }
}
