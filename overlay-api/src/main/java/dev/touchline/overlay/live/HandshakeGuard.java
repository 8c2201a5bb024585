package dev.touchline.overlay.live;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.wire.CloseCode;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handshake must pass before it becomes a WebSocket: path, host, origin, token. Event loop thread only. */
final class HandshakeGuard extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** What the handshake said of who its sender is. */
    static final AttributeKey<Admission> ADMISSION = AttributeKey.valueOf("touchline.admission");

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeGuard.class);

    private final AccessPolicy access;
    private final LiveCounters counters;

    HandshakeGuard(final AccessPolicy access, final LiveCounters counters) {
        super(false);
        this.access = access;
        this.counters = counters;
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "request cannot be read");
            return;
        }
        final String host = request.headers().get(HttpHeaderNames.HOST);
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "more than one header: name=Host");
        } else if (!access.isHostAllowed(host)) {
            refuse(context, request, ErrorCode.FORBIDDEN, "host not allowed");
        } else if (!access.isOriginAllowed(request.headers().get(HttpHeaderNames.ORIGIN), host)) {
            refuse(context, request, ErrorCode.FORBIDDEN, "origin not allowed");
        } else {
            upgrade(context, request);
        }
    }

    private void upgrade(final ChannelHandlerContext context, final FullHttpRequest request) {
        final String path;
        final List<String> queryTokens;
        try {
            final QueryStringDecoder address = new QueryStringDecoder(request.uri());
            // As it was sent: an address that is written in another way is another address.
            path = address.rawPath();
            queryTokens = address.parameters().getOrDefault("token", List.of());
        } catch (final IllegalArgumentException e) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "address cannot be read");
            return;
        }
        if (!path.equals(LiveServer.PATH)) {
            refuse(context, request, ErrorCode.NOT_FOUND, "the live socket is at " + LiveServer.PATH);
        } else if (!request.headers().contains(HttpHeaderNames.UPGRADE)) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "this port speaks WebSocket");
        } else {
            identify(context, request, queryTokens);
        }
    }

    /** One token at the most: two may mean one to a proxy and the other to us. */
    private void identify(
            final ChannelHandlerContext context, final FullHttpRequest request, final List<String> queryTokens) {
        final List<String> headers = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
        if (headers.size() + queryTokens.size() > 1) {
            refuse(context, request, ErrorCode.BAD_REQUEST, "more than one token");
            return;
        }
        final Optional<Grant> byHeader = headers.isEmpty() ? Optional.empty() : access.bearer(headers.get(0));
        if (!headers.isEmpty() && byHeader.isEmpty()) {
            refuse(context, request, ErrorCode.NOT_AUTHENTICATED, "token wrong");
            return;
        }
        final Admission admission = queryTokens.isEmpty()
                ? byHeader.<Admission>map(Admission.Known::new).orElse(Admission.UNKNOWN)
                : byQuery(queryTokens.get(0));
        context.channel().attr(ADMISSION).set(admission);
        context.fireChannelRead(request);
    }

    /** An address is kept by browsers, proxies and people: only a token that was made for it may stand there. */
    private Admission byQuery(final String token) {
        final Optional<Grant> grant = access.token(token);
        if (grant.isEmpty()) {
            return new Admission.Refused(CloseCode.NOT_AUTHENTICATED, "token missing or wrong");
        }
        return grant.get().query()
                ? new Admission.Known(grant.get())
                : new Admission.Refused(CloseCode.FORBIDDEN, "token was not made to stand in an address");
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
        if (cause instanceof Error) {
            LOG.error("handshake fault: reason={}", cause.toString());
        }
        context.close();
    }
}
