package dev.touchline.overlay.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.client.ClientCommand;
import dev.touchline.overlay.client.ClientReport;
import dev.touchline.overlay.client.ClientStats;
import dev.touchline.overlay.wire.ClientSbe;
import dev.touchline.overlay.wire.CloseCode;
import dev.touchline.overlay.wire.JsonMessage;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.SubscribeException;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.channel.Channel;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * One client: its state, what it asked for, and what it is sent. Event loop thread only. Wrong messages are answered with an
 * error or a close code and harm nobody else.
 */
final class ClientSession {
    private final FanOut fanOut;
    private final ClientOutbox outbox;
    private final String id;
    private final SessionAccess access;
    private final MessageBudget budget;
    private final ClientSubscriptions subscriptions;
    private final long connectedUs;
    private final long serverEpoch;
    private ResumeRequest resume;
    private ClientName name = ClientName.UNKNOWN;
    private ClientStats stats;
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
        subscriptions = new ClientSubscriptions(this, fanOut, access);
        connectedUs = fanOut.nowUs();
    }

    /** The handshake is done. */
    void open() {
        outbox.send(ServerMessage.hello(fanOut, serverEpoch));
    }

    WireEncoding encoding() {
        return outbox.encoding();
    }

    /** Whose it is, once it is ready. */
    Party party() {
        return access.party();
    }

    boolean isReady() {
        return ready;
    }

    /** A WebSocket frame of any kind has come, of so many bytes; false when it is one too many, and to be dropped. */
    boolean admitsFrame(final int bytes) {
        final MessageBudget.Verdict verdict = budget.onFrame(fanOut.nowUs(), bytes);
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
            onMessage(JsonMessage.read(text));
        } catch (final JsonProcessingException e) {
            bad("message is not JSON, or more than one value, or has a key twice");
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
        } catch (final IllegalArgumentException e) {
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
            case "sub" -> subscriptions.subscribe(message, resume);
            case "unsub" -> subscriptions.unsubscribe(message);
            case "ping" -> outbox.send(ServerMessage.pong(message, fanOut));
            case "stats" -> stats = ClientStatsMessage.read(message, fanOut.nowUs());
            case "pong" -> {
                // An answer to a question that we do not ask.
            }
            default -> throw new SubscribeException(ErrorCode.BAD_REQUEST, "unknown message: t=" + clip(type));
        }
    }

    private void identify(final JsonNode message) {
        if (ready) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "identified already: clientId=" + id);
        }
        final JsonNode version = message.path("v");
        if (message.hasNonNull("v") && !(version.isIntegralNumber() && version.asLong() == 1)) {
            bad("version not spoken: v=" + clip(version.toString()));
            return;
        }
        if (access.identify(message.path("token")) instanceof Admission.Refused refused) {
            outbox.close(refused.code(), refused.reason());
            return;
        }
        resume = new ResumeRequest(message.path("resume"), serverEpoch);
        name = ClientName.read(message.path("client"));
        ready = true;
        outbox.send(JsonMessage.of("ready")
                .put("clientId", id)
                .put("role", access.role().label())
                .put("resumed", resume.isAccepted()));
    }

    /** Ends a subscription for a reason that the client is told. */
    void end(final Subscription subscription, final ErrorCode code, final String reason) {
        subscriptions.end(subscription, code, reason);
    }

    /** Answers a subscription, or says that its stream starts anew. */
    void writeSubscribed(final Subscription subscription) {
        subscriptions.writeSubscribed(subscription);
    }

    /** Says what is not sent. */
    void writeGap(final int stream, final long from, final long to, final String why) {
        outbox.send(ServerMessage.gap(stream, from, to, why));
    }

    /** The streams that it is subscribed to, in the order of its subscriptions. */
    List<StreamKey> streamKeys() {
        return subscriptions.streamKeys();
    }

    /** The socket can take more: what waits is sent. */
    void onWritable() {
        outbox.measure();
        subscriptions.onWritable();
    }

    /** The connection is gone. */
    void onClosed() {
        outbox.onClosed();
        subscriptions.endAll();
    }

    /** Frames of this client waited or were replaced. */
    void onConflated() {
        fanOut.counters().conflated.increment();
    }

    /** The way to the client. */
    ClientOutbox outbox() {
        return outbox;
    }

    /** What an operator is shown of it. */
    ClientReport report() {
        return new ClientReport(
                id,
                name.name(),
                name.kind(),
                name.engine(),
                name.fps(),
                ready ? access.role().label() : null,
                outbox.remoteAddress(),
                encoding().subprotocol(),
                connectedUs,
                outbox.pendingBytes(),
                subscriptions.reports(),
                stats);
    }

    /** Sends an operator's command. */
    void control(final ClientCommand command) {
        outbox.send(ServerMessage.control(command));
    }

    /** An operator removes it: it is not to come back by itself. */
    void remove() {
        outbox.send(ServerMessage.expelled(CloseCode.REMOVED, "removed by an operator"));
        outbox.close(CloseCode.REMOVED, "removed by an operator");
    }

    String id() {
        return id;
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
