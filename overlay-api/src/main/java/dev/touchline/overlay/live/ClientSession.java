package dev.touchline.overlay.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import io.netty.channel.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * One client: its state, what it asked for, and what it is sent. Event loop thread only. Wrong messages are answered with an
 * error or a close code and harm nobody else.
 */
final class ClientSession {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Half of what a match can have: one client does not take them all. */
    private static final int MOST_SUBSCRIPTIONS = 32;
    /** How often a client may be given the highest rate there is: what it costs the server is bounded, whatever it asks. */
    private static final int MOST_FULL_RATES = 4;

    private final Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<Long, StreamKey> keys = new LinkedHashMap<>();
    private final FanOut fanOut;
    private final ClientOutbox outbox;
    private final String id;
    private final SessionAccess access;
    private final MessageBudget budget;
    private final long serverEpoch;
    private ResumeRequest resume;
    private boolean ready;

    ClientSession(
            final FanOut fanOut,
            final Channel channel,
            final String id,
            final long serverEpoch,
            final WireEncoding encoding,
            final Admission admission) {
        this.fanOut = fanOut;
        outbox = new ClientOutbox(fanOut, channel, encoding);
        this.id = id;
        this.serverEpoch = serverEpoch;
        access = new SessionAccess(fanOut.context().access(), admission);
        budget = new MessageBudget(fanOut.context().door().maxMessageRate(), fanOut.nowUs());
    }

    /** The handshake is done. */
    void open() {
        outbox.send(ServerMessage.hello(fanOut, serverEpoch));
    }

    WireEncoding encoding() {
        return outbox.encoding();
    }

    boolean isReady() {
        return ready;
    }

    /** A WebSocket frame of any kind has come; false when it is one too many, and to be dropped. */
    boolean admitsFrame() {
        final MessageBudget.Verdict verdict = budget.onFrame(fanOut.nowUs());
        if (verdict == MessageBudget.Verdict.TAKEN) {
            return true;
        }
        fanOut.counters().rateLimited.increment();
        final String reason =
                "too many messages: perSecond=" + fanOut.context().door().maxMessageRate();
        if (verdict == MessageBudget.Verdict.HOPELESS) {
            outbox.close(CloseCode.TOO_MANY_MESSAGES, reason);
        } else if (budget.isFirstExcess()) {
            outbox.send(ServerMessage.error(ErrorCode.RATE_LIMITED, reason));
        }
        fanOut.flush();
        return false;
    }

    /** Takes a text message. */
    void onText(final String text) {
        if (outbox.isClosing()) {
            return;
        }
        fanOut.counters().messages.increment();
        try {
            onMessage(MAPPER.readTree(text));
        } catch (final JsonProcessingException e) {
            bad("message is not JSON");
        }
    }

    /** Takes a binary message. */
    void onBytes(final DirectBuffer bytes) {
        if (outbox.isClosing()) {
            return;
        }
        fanOut.counters().messages.increment();
        final JsonNode message;
        try {
            message = ClientSbe.read(bytes);
        } catch (final IllegalArgumentException | IndexOutOfBoundsException e) {
            bad("message cannot be read: " + e.getMessage());
            return;
        }
        onMessage(message);
    }

    private void onMessage(final JsonNode message) {
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
            outbox.send(ServerMessage.error(e.code(), e.getMessage()));
        }
    }

    private void dispatch(final String type, final JsonNode message) {
        switch (type) {
            case "identify" -> identify(message);
            case "sub" -> subscribe(message);
            case "unsub" -> unsubscribe(message);
            case "ping" -> outbox.send(ServerMessage.pong(message, fanOut));
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
            outbox.close(
                    CloseCode.BAD_MESSAGE,
                    "version not spoken: v=" + clip(message.path("v").asText()));
            return;
        }
        if (access.identify(message.path("token")) instanceof Admission.Refused refused) {
            outbox.close(refused.code(), refused.reason());
            return;
        }
        resume = new ResumeRequest(message.path("resume"), serverEpoch);
        ready = true;
        outbox.send(ServerMessage.of("ready")
                .put("clientId", id)
                .put("role", access.role().label())
                .put("resumed", resume.isAccepted()));
    }

    private void subscribe(final JsonNode message) {
        final JsonNode number = message.path("id");
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "sub without a whole number as id: id=" + number);
        }
        try {
            subscribe(SubscribeRequest.parse(
                    number.longValue(), message, fanOut.context().maxRate(), encoding()));
        } catch (final SubscribeException e) {
            fanOut.counters().badMessages.increment();
            outbox.send(ServerMessage.subscribeError(number.longValue(), e.code(), e.getMessage()));
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
        requireMatch(request.key().matchId());
        refuseTooManyFrames(request.key());
        // What it is told of the stream is then the newest, and what was received before is not sent to it.
        fanOut.catchUp();
        final LiveStream stream = fanOut.streams().stream(request.key());
        final Subscription subscription =
                new Subscription(this, request.id(), stream, request.policy(), request.delayMs());
        subscriptions.put(request.id(), subscription);
        keys.put(request.id(), request.key());
        writeSubscribed(subscription);
        final ResumePoint point = resume.take(request.id());
        if (point != null) {
            fanOut.counters().resumed.increment();
        }
        stream.admit(subscription, point, epoch(request.key()));
        fanOut.streams().onChange(request.key());
    }

    private void requireMatch(final long matchId) {
        if (matchId == StreamKey.NO_MATCH) {
            return;
        }
        access.requireMatch(matchId);
        if (fanOut.context().matches().match(matchId) == null) {
            throw new SubscribeException(ErrorCode.UNKNOWN_MATCH, "no such match: id=" + matchId);
        }
    }

    private long epoch(final StreamKey key) {
        final ActiveMatch match = fanOut.context().matches().match(key.matchId());
        return match == null ? 0 : match.epoch();
    }

    private void refuseTooManyFrames(final StreamKey asked) {
        if (!(asked instanceof StreamKey.Frames frames)) {
            return;
        }
        long framesPerSecond = frames.rate().framesPerSecond();
        for (final Subscription subscription : subscriptions.values()) {
            final Rate rate = subscription.stream().rate();
            framesPerSecond += rate == null ? 0 : rate.framesPerSecond();
        }
        final long limit = (long) MOST_FULL_RATES * fanOut.context().maxRate();
        if (framesPerSecond > limit) {
            throw new SubscribeException(
                    ErrorCode.TOO_MANY_STREAMS,
                    "too many frames a second, ask for a rate: framesPerSecond=" + framesPerSecond + ", limit="
                            + limit);
        }
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
        subscription.stream().remove(subscription);
        fanOut.streams().onChange(keys.remove(subscription.id()));
    }

    /** Ends a subscription for a reason that the client is told. */
    void end(final Subscription subscription, final ErrorCode code, final String reason) {
        end(subscription);
        outbox.send(ServerMessage.subscribeError(subscription.id(), code, reason));
    }

    /** Answers a subscription, or says that its stream starts anew. */
    void writeSubscribed(final Subscription subscription) {
        final ActiveMatch match =
                fanOut.context().matches().match(keys.get(subscription.id()).matchId());
        outbox.send(ServerMessage.subscribed(subscription, match, fanOut));
    }

    /** Says what is not sent. */
    void writeGap(final int stream, final long from, final long to, final String why) {
        outbox.send(ServerMessage.gap(stream, from, to, why));
    }

    /** The streams that it is subscribed to, in the order of its subscriptions. */
    List<StreamKey> streamKeys() {
        return List.copyOf(keys.values());
    }

    /** The socket can take more: what waits is sent. */
    void onWritable() {
        for (final Subscription subscription : List.copyOf(subscriptions.values())) {
            if (!outbox.isWritable()) {
                break;
            }
            subscription.stream().onWritable(subscription);
        }
    }

    /** The connection is gone. */
    void onClosed() {
        outbox.onClosed();
        for (final Subscription subscription : List.copyOf(subscriptions.values())) {
            end(subscription);
        }
    }

    /** Frames of this client waited or were replaced. */
    void onConflated() {
        fanOut.counters().conflated.increment();
    }

    /** The way to the client. */
    ClientOutbox outbox() {
        return outbox;
    }

    private void bad(final String reason) {
        outbox.close(CloseCode.BAD_MESSAGE, reason);
    }

    /** Ends the session when what its token allowed has ended. */
    void checkAccess() {
        if (!access.isValid() && !outbox.isClosing()) {
            outbox.send(ServerMessage.expelled(CloseCode.NOT_AUTHENTICATED, SessionAccess.ENDED));
            outbox.close(CloseCode.NOT_AUTHENTICATED, SessionAccess.ENDED);
        }
    }

    /** The server stops. */
    void goodbye() {
        outbox.send(ServerMessage.goodbye());
        outbox.close(CloseCode.DRAINING, "the server stops");
    }

    private static String clip(final String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
