package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.client.ClientCommand;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.wire.CloseCode;
import dev.touchline.overlay.wire.JsonMessage;
import dev.touchline.overlay.wire.SubscribeException;

/** The server's messages that are not on the way of a frame, as JSON. Pure functions. */
final class ServerMessage {
    static final int HEARTBEAT_MS = 1000;

    private static final int LONGEST_REASON = 300;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ServerMessage() {}

    static ObjectNode hello(final FanOut fanOut, final long serverEpoch) {
        return JsonMessage.of("hello")
                .put("v", 1)
                .put("server", fanOut.context().serverName())
                .put("epoch", serverEpoch)
                .put("nowUs", fanOut.nowUs())
                .put("auth", fanOut.context().access().needsToken() ? "token" : "none")
                .put("heartbeatMs", HEARTBEAT_MS);
    }

    static ObjectNode error(final ErrorCode code, final String reason) {
        return JsonMessage.of("err").put("code", code.code()).put("message", clip(reason));
    }

    static ObjectNode subscribeError(final long subscription, final ErrorCode code, final String reason) {
        return JsonMessage.of("suberr")
                .put("id", subscription)
                .put("code", code.code())
                .put("message", clip(reason));
    }

    /** What is said back of what a client sent is no longer than a person reads. */
    private static String clip(final String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    static ObjectNode gap(final int stream, final long from, final long to, final String why) {
        return JsonMessage.of("gap")
                .put("stream", stream)
                .put("from", from)
                .put("to", to)
                .put("why", why);
    }

    /** The session ends for good: what its token allowed has ended. */
    static ObjectNode expelled(final CloseCode code, final String reason) {
        return JsonMessage.of("bye")
                .put("code", code.number())
                .put("message", reason)
                .put("reconnect", false)
                .put("afterMs", 0);
    }

    /** What an operator says. */
    static ObjectNode control(final ClientCommand command) {
        final ObjectNode message =
                JsonMessage.of("ctl").put("command", command.kind().label());
        if (command.delayMs() != null) {
            message.put("delayMs", command.delayMs());
        }
        if (command.on() != null) {
            message.put("on", command.on());
        }
        return message;
    }

    static ObjectNode goodbye() {
        return JsonMessage.of("bye")
                .put("code", CloseCode.DRAINING.number())
                .put("message", "the server stops")
                .put("reconnect", true)
                .put("afterMs", HEARTBEAT_MS);
    }

    /** Answers a {@code ping} that came just now; throws {@link SubscribeException} when it does not say what is to be answered. */
    static ObjectNode pong(final JsonNode ping, final FanOut fanOut) {
        final long receivedUs = fanOut.nowUs();
        final ObjectNode pong = JsonMessage.of("pong");
        pong.put("n", WholeNumber.read(ping, "n"));
        pong.put("t0", WholeNumber.read(ping, "t0"));
        return pong.put("t1", receivedUs).put("t2", fanOut.nowUs());
    }

    /**
     * Answers a subscription, or says that its stream starts anew.
     *
     * @param match the stream's match, or null when it has just ended
     */
    static ObjectNode subscribed(final Subscription subscription, final ActiveMatch match, final FanOut fanOut) {
        final LiveStream stream = subscription.stream();
        final long matchEpoch = match == null ? 0 : match.epoch();
        final ObjectNode answer = JsonMessage.of("subok")
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
        effective.put("policy", subscription.policy().label()).put("delayMs", subscription.delayMs());
        stream.row().forEach(answer.putArray("row")::add);
        if (match != null) {
            answer.set("timeline", timeline(match, fanOut));
        }
        return answer;
    }

    static JsonNode timeline(final ActiveMatch match, final FanOut fanOut) {
        return MAPPER.valueToTree(fanOut.timeline(match));
    }
}
