package dev.touchline.overlay.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One client: its state, what it asked for, and what it is sent. Event loop thread only. Wrong messages are answered with an
 * error or a close code and harm nobody else.
 */
final class ClientSession {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_SUBSCRIPTIONS = 64;
    private static final long QUEUE_BYTES = 4 << 20;
    static final int HEARTBEAT_MS = 1000;

    private final Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<Long, StreamKey> keys = new LinkedHashMap<>();
    private final FanOut fanOut;
    private final Channel channel;
    private final String id;
    private boolean authorized;
    private boolean ready;
    private boolean closing;
    private boolean flushPending;

    ClientSession(final FanOut fanOut, final Channel channel, final String id, final boolean authorized) {
        this.fanOut = fanOut;
        this.channel = channel;
        this.id = id;
        this.authorized = authorized;
    }

    /** The handshake is done. */
    void open(final long serverEpoch) {
        final ObjectNode hello = message("hello");
        hello.put("v", 1)
                .put("server", fanOut.context().serverName())
                .put("epoch", serverEpoch)
                .put("nowUs", fanOut.nowUs())
                .put("auth", fanOut.context().access().needsToken() ? "token" : "none")
                .put("heartbeatMs", HEARTBEAT_MS);
        send(hello);
    }

    boolean isReady() {
        return ready;
    }

    /** Takes a text message. */
    void onText(final String text) {
        fanOut.counters().messages.increment();
        final JsonNode message;
        try {
            message = MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            bad("message is not JSON");
            return;
        }
        if (message == null || !message.isObject() || !message.path("t").isTextual()) {
            bad("message is not an object with a \"t\"");
            return;
        }
        final String type = message.get("t").textValue();
        if (!ready && !type.equals("identify")) {
            bad("identify must be the first message: t=" + clip(type));
            return;
        }
        try {
            dispatch(type, message);
        } catch (final SubscribeException e) {
            fanOut.counters().badMessages.increment();
            send(message("err").put("code", e.code().code()).put("message", e.getMessage()));
        }
    }

    private void dispatch(final String type, final JsonNode message) {
        switch (type) {
            case "identify" -> identify(message);
            case "sub" -> subscribe(message);
            case "unsub" -> unsubscribe(message);
            case "ping" -> pong(message);
            case "pong", "stats" -> {
                // An answer, and what the client says of itself: nothing to do.
            }
            default -> throw new SubscribeException(ErrorCode.BAD_REQUEST, "unknown message: t=" + clip(type));
        }
    }

    private void identify(final JsonNode message) {
        if (ready) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "identified already: clientId=" + id);
        }
        if (message.path("v").asInt(1) != 1) {
            close(
                    CloseCode.BAD_MESSAGE,
                    "version not spoken: v=" + clip(message.path("v").asText()));
            return;
        }
        authorized |= fanOut.context().access().isToken(message.path("token").textValue());
        if (!authorized) {
            close(CloseCode.NOT_AUTHENTICATED, "token missing or wrong");
            return;
        }
        ready = true;
        send(message("ready").put("clientId", id).put("role", "producer").put("resumed", false));
    }

    private void subscribe(final JsonNode message) {
        final JsonNode number = message.path("id");
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "sub without a whole number as id: id=" + number);
        }
        try {
            subscribe(SubscribeRequest.parse(number.longValue(), message));
        } catch (final SubscribeException e) {
            fanOut.counters().badMessages.increment();
            writeSubscribeError(number.longValue(), e.code(), e.getMessage());
        }
    }

    private void subscribe(final SubscribeRequest request) {
        if (subscriptions.containsKey(request.id())) {
            throw new SubscribeException(ErrorCode.DUPLICATE_ID, "subscription id in use: id=" + request.id());
        }
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            throw new SubscribeException(
                    ErrorCode.TOO_MANY_STREAMS, "too many subscriptions: limit=" + MOST_SUBSCRIPTIONS);
        }
        if (fanOut.context().matches().match(request.key().matchId()) == null) {
            throw new SubscribeException(
                    ErrorCode.UNKNOWN_MATCH,
                    "no such match: id=" + request.key().matchId());
        }
        final LiveStream stream = fanOut.stream(request.key());
        final Subscription subscription = new Subscription(this, request.id(), stream, request.policy());
        subscriptions.put(request.id(), subscription);
        keys.put(request.id(), request.key());
        writeSubscribed(subscription);
        stream.onSubscribed(subscription);
        stream.subscriptions().add(subscription);
    }

    private void unsubscribe(final JsonNode message) {
        final Subscription subscription = subscriptions.get(message.path("id").asLong(Long.MIN_VALUE));
        if (subscription == null) {
            throw new SubscribeException(
                    ErrorCode.BAD_REQUEST,
                    "no such subscription: id=" + clip(message.path("id").asText()));
        }
        end(subscription);
    }

    private void end(final Subscription subscription) {
        subscription.clear();
        subscriptions.remove(subscription.id());
        subscription.stream().subscriptions().remove(subscription);
        fanOut.release(keys.remove(subscription.id()));
    }

    /** Ends a subscription for a reason that the client is told. */
    void end(final Subscription subscription, final ErrorCode code, final String reason) {
        end(subscription);
        writeSubscribeError(subscription.id(), code, reason);
    }

    private void pong(final JsonNode message) {
        final long received = fanOut.nowUs();
        final ObjectNode pong = message("pong");
        pong.set("n", message.path("n"));
        pong.set("t0", message.path("t0"));
        send(pong.put("t1", received).put("t2", fanOut.nowUs()));
    }

    /** Answers a subscription, or says that its stream starts anew. */
    void writeSubscribed(final Subscription subscription) {
        final LiveStream stream = subscription.stream();
        final ActiveMatch match =
                fanOut.context().matches().match(keys.get(subscription.id()).matchId());
        final long matchEpoch = match == null ? 0 : match.context().counters().epoch();
        final ObjectNode answer = message("subok")
                .put("id", subscription.id())
                .put("stream", stream.number())
                .put("epoch", stream.epoch() == 0 ? matchEpoch : stream.epoch())
                .put("seq", stream.seq());
        final ObjectNode effective = answer.putObject("effective");
        if (stream.rate() == null) {
            effective.putNull("rate");
        } else {
            effective
                    .putArray("rate")
                    .add(stream.rate().numerator())
                    .add(stream.rate().denominator());
        }
        effective.put("policy", subscription.policy().label()).put("delayMs", 0);
        stream.row().forEach(answer.putArray("row")::add);
        if (match != null) {
            answer.set("timeline", MAPPER.valueToTree(fanOut.timeline(match)));
        }
        send(answer);
    }

    private void writeSubscribeError(final long subscription, final ErrorCode code, final String reason) {
        send(message("suberr").put("id", subscription).put("code", code.code()).put("message", reason));
    }

    /** Says what is not sent. */
    void writeGap(final int stream, final long from, final long to, final String why) {
        send(message("gap")
                .put("stream", stream)
                .put("from", from)
                .put("to", to)
                .put("why", why));
    }

    /** The heartbeat, for the matches that the client is subscribed to. */
    void heartbeat() {
        final ObjectNode heartbeat = message("hb").put("nowUs", fanOut.nowUs());
        final ObjectNode feed = heartbeat.putObject("feed");
        final ObjectNode last = heartbeat.putObject("lastTsUs");
        final ObjectNode timeline = heartbeat.putObject("timeline");
        for (final StreamKey key : keys.values()) {
            final String matchId = Long.toString(key.matchId());
            final ActiveMatch match = fanOut.context().matches().match(key.matchId());
            if (match != null && !feed.has(matchId)) {
                feed.put(matchId, fanOut.context().feeds().state(match).label());
                last.put(matchId, fanOut.lastTsUs(match.id()));
                timeline.set(matchId, MAPPER.valueToTree(fanOut.timeline(match)));
            }
        }
        final ObjectNode head = heartbeat.putObject("head");
        for (final Subscription subscription : subscriptions.values()) {
            head.put(
                    Integer.toString(subscription.stream().number()),
                    subscription.stream().seq());
        }
        send(heartbeat);
    }

    /** The socket can take more: what waits is sent. */
    void onWritable() {
        for (final Subscription subscription : List.copyOf(subscriptions.values())) {
            if (!channel.isWritable()) {
                break;
            }
            subscription.stream().onWritable(subscription);
        }
    }

    /** The connection is gone. */
    void onClosed() {
        closing = true;
        for (final Subscription subscription : List.copyOf(subscriptions.values())) {
            end(subscription);
        }
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Frames of this client waited or were replaced. */
    void onConflated() {
        fanOut.counters().conflated.increment();
    }

    /** Writes a whole WebSocket message, which is the callee's to release. */
    void write(final ByteBuf message) {
        if (closing) {
            message.release();
            return;
        }
        fanOut.counters().sent.increment();
        channel.write(message, channel.voidPromise());
        flushSoon();
    }

    /** Writes a message that must not be replaced: a client whose queue it overflows is closed. */
    void writeQueued(final ByteBuf message) {
        write(message);
        final var queue = channel.unsafe().outboundBuffer();
        if (!closing && queue != null && queue.totalPendingWriteBytes() > QUEUE_BYTES) {
            fanOut.counters().tooSlow.increment();
            close(CloseCode.TOO_SLOW, "queue full: bytes=" + QUEUE_BYTES);
        }
    }

    private void send(final ObjectNode message) {
        if (!closing) {
            fanOut.counters().sent.increment();
            channel.write(new TextWebSocketFrame(message.toString()), channel.voidPromise());
            flushSoon();
        }
    }

    private void flushSoon() {
        if (!flushPending) {
            flushPending = true;
            fanOut.flushLater(this);
        }
    }

    void flush() {
        flushPending = false;
        channel.flush();
    }

    private void bad(final String reason) {
        close(CloseCode.BAD_MESSAGE, reason);
    }

    /** Closes with a code of the protocol and a reason for a person. */
    void close(final CloseCode code, final String reason) {
        if (closing) {
            return;
        }
        closing = true;
        if (code == CloseCode.BAD_MESSAGE) {
            fanOut.counters().badMessages.increment();
        } else if (code == CloseCode.NOT_AUTHENTICATED) {
            fanOut.counters().refused.increment();
        }
        channel.writeAndFlush(new CloseWebSocketFrame(code.number(), reason)).addListener(ChannelFutureListener.CLOSE);
    }

    /** The server stops. */
    void goodbye() {
        send(message("bye")
                .put("code", CloseCode.DRAINING.number())
                .put("message", "the server stops")
                .put("reconnect", true)
                .put("afterMs", HEARTBEAT_MS));
        close(CloseCode.DRAINING, "the server stops");
    }

    private static ObjectNode message(final String type) {
        return MAPPER.createObjectNode().put("t", type);
    }

    private static String clip(final String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
