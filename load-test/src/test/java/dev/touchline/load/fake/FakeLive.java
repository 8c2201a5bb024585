package dev.touchline.load.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;

/**
 * One live client's session, in the server's words. The first frame of a subscription is followed by a gap; a subscription to
 * match 13 is answered by closing. The event loop's thread only.
 */
final class FakeLive extends SimpleChannelInboundHandler<TextWebSocketFrame> implements FakeMatches.Listener {
    /** The match whose subscribers are closed. */
    static final long CLOSING_MATCH = 13;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TOO_SLOW = 4409;

    private final FakeMatches matches;
    private ChannelHandlerContext context;
    private boolean announceGap;

    FakeLive(final FakeMatches matches) {
        this.matches = matches;
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
            context = ctx;
            send("{\"t\":\"hello\",\"v\":1,\"epoch\":1,\"auth\":\"none\",\"heartbeatMs\":1000}");
        }
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext ctx, final TextWebSocketFrame frame) throws IOException {
        final JsonNode message = MAPPER.readTree(frame.text());
        switch (message.path("t").asText()) {
            case "identify" -> send("{\"t\":\"ready\",\"clientId\":\"c1\",\"role\":\"producer\",\"resumed\":false}");
            case "unsub" -> matches.silence(this);
            case "sub" -> subscribe(message);
            default -> send("{\"t\":\"err\",\"code\":\"bad-request\",\"message\":\"unknown\"}");
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext ctx) {
        matches.silence(this);
    }

    @Override
    public void onFrame(final long stream, final long seq, final long tsUs) {
        send("{\"t\":\"frame\",\"stream\":" + stream + ",\"seq\":" + seq + ",\"tsUs\":" + tsUs + ",\"pubUs\":" + tsUs
                + ",\"rows\":[[0,-0.02,-0.41,\"live\"]]}");
        if (announceGap) {
            announceGap = false;
            send("{\"t\":\"gap\",\"stream\":" + stream + ",\"from\":1,\"to\":2,\"why\":\"conflated\"}");
        }
    }

    private void subscribe(final JsonNode message) {
        final long match = Long.parseLong(message.path("channel").asText().split("/", -1)[1]);
        if (match == CLOSING_MATCH) {
            context.writeAndFlush(new CloseWebSocketFrame(TOO_SLOW, "too slow"))
                    .addListener(ChannelFutureListener.CLOSE);
        } else if (matches.get(match).isEmpty()) {
            send("{\"t\":\"suberr\",\"id\":" + message.path("id")
                    + ",\"code\":\"unknown-match\",\"message\":\"none\"}");
        } else {
            announceGap = true;
            matches.listen(match, this);
            send("{\"t\":\"subok\",\"id\":" + message.path("id") + ",\"stream\":" + match + ",\"epoch\":1,\"seq\":0}");
        }
    }

    private void send(final String text) {
        context.writeAndFlush(new TextWebSocketFrame(text)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
