package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.protocol.live.ByeEncoder;
import dev.touchline.protocol.live.ControlEncoder;
import dev.touchline.protocol.live.FaultEncoder;
import dev.touchline.protocol.live.Flag;
import dev.touchline.protocol.live.GapEncoder;
import dev.touchline.protocol.live.HelloEncoder;
import dev.touchline.protocol.live.MessageHeaderEncoder;
import dev.touchline.protocol.live.Mode;
import dev.touchline.protocol.live.PingEncoder;
import dev.touchline.protocol.live.Policy;
import dev.touchline.protocol.live.PongEncoder;
import dev.touchline.protocol.live.RationalEncoder;
import dev.touchline.protocol.live.ReadyEncoder;
import dev.touchline.protocol.live.SubscribeErrorEncoder;
import dev.touchline.protocol.live.SubscribedEncoder;
import dev.touchline.protocol.live.TimelineEncoder;
import io.netty.buffer.ByteBuf;
import org.agrona.ExpandableArrayBuffer;

/**
 * Writes the server's messages about a session, which are few, from their JSON: what a message says is decided in one place, for both
 * encodings. One thread.
 */
public final class SessionSbe {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** Writes a message. */
    public void write(final ObjectNode message, final ByteBuf out) {
        final int length = switch (message.get("t").textValue()) {
            case "hello" -> hello(message);
            case "ready" -> ready(message);
            case "subok" -> subscribed(message);
            case "suberr" -> subscribeError(message);
            case "gap" -> gap(message);
            case "ping" -> ping(message);
            case "pong" -> pong(message);
            case "hb" -> HeartbeatSbe.write(message, buffer, header);
            case "ctl" -> control(message);
            case "err" -> fault(message);
            case "bye" -> bye(message);
            default -> throw new IllegalArgumentException("no binary form: t=" + message.get("t"));
        };
        out.writeBytes(buffer.byteArray(), 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    private int hello(final JsonNode message) {
        return new HelloEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .v(message.get("v").intValue())
                .epoch(number(message, "epoch"))
                .nowUs(number(message, "nowUs"))
                .heartbeatMs(number(message, "heartbeatMs"))
                .server(text(message, "server"))
                .auth(text(message, "auth"))
                .encodedLength();
    }

    private int ready(final JsonNode message) {
        return new ReadyEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .resumed(flag(message.get("resumed")))
                .clientId(text(message, "clientId"))
                .role(text(message, "role"))
                .encodedLength();
    }

    private int subscribed(final JsonNode message) {
        final JsonNode effective = message.get("effective");
        final SubscribedEncoder out = new SubscribedEncoder()
                .wrapAndApplyHeader(buffer, 0, header).id(number(message, "id")).stream(number(message, "stream"))
                        .epoch(number(message, "epoch"))
                        .seq(number(message, "seq"))
                        .delayMs(number(effective, "delayMs"))
                        .policy(text(effective, "policy").equals("all") ? Policy.ALL : Policy.LATEST);
        rate(effective.get("rate"), out.rate());
        timeline(message.path("timeline"), out.timeline());
        return out.rows(message.get("row").isEmpty() ? Flag.NO : Flag.YES).encodedLength();
    }

    /** Writes a rate; 0/1 for none. */
    private static void rate(final JsonNode rate, final RationalEncoder out) {
        out.numerator(rate.isArray() ? rate.get(0).longValue() : 0)
                .denominator(rate.isArray() ? rate.get(1).longValue() : 1);
    }

    /** Writes a timeline, or that there is none. */
    public static void timeline(final JsonNode timeline, final TimelineEncoder out) {
        if (timeline.isMissingNode()) {
            out.mode(Mode.NONE).mediaUs(0).atUs(0).rate(1);
        } else {
            out.mode(timeline.get("mode").textValue().equals("live") ? Mode.LIVE : Mode.REPLAY)
                    .mediaUs(number(timeline, "mediaUs"))
                    .atUs(number(timeline, "atUs"))
                    .rate(timeline.get("rate").doubleValue());
        }
    }

    private int subscribeError(final JsonNode message) {
        return new SubscribeErrorEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .id(number(message, "id"))
                .code(text(message, "code"))
                .message(text(message, "message"))
                .encodedLength();
    }

    private int gap(final JsonNode message) {
        return new GapEncoder()
                .wrapAndApplyHeader(buffer, 0, header).stream(number(message, "stream"))
                        .from(number(message, "from"))
                        .to(number(message, "to"))
                        .why(text(message, "why"))
                        .encodedLength();
    }

    private int ping(final JsonNode message) {
        return new PingEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .n(number(message, "n"))
                .t0(number(message, "t0"))
                .encodedLength();
    }

    private int pong(final JsonNode message) {
        return new PongEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .n(number(message, "n"))
                .t0(number(message, "t0"))
                .t1(number(message, "t1"))
                .t2(number(message, "t2"))
                .encodedLength();
    }

    private int control(final JsonNode message) {
        final ControlEncoder out = new ControlEncoder().wrapAndApplyHeader(buffer, 0, header);
        out.delayMs(message.has("delayMs") ? number(message, "delayMs") : ControlEncoder.delayMsNullValue())
                .on(flag(message.path("on")));
        return out.command(text(message, "command")).encodedLength();
    }

    private int fault(final JsonNode message) {
        return new FaultEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .code(text(message, "code"))
                .message(text(message, "message"))
                .encodedLength();
    }

    private int bye(final JsonNode message) {
        return new ByeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .code(message.get("code").intValue())
                .afterMs(number(message, "afterMs"))
                .reconnect(flag(message.get("reconnect")))
                .message(text(message, "message"))
                .encodedLength();
    }

    private static long number(final JsonNode message, final String field) {
        return message.get(field).longValue();
    }

    private static String text(final JsonNode message, final String field) {
        return message.get(field).textValue();
    }

    private static Flag flag(final JsonNode value) {
        return value.booleanValue() ? Flag.YES : Flag.NO;
    }
}
