package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.protocol.live.IdentifyDecoder;
import dev.touchline.protocol.live.MessageHeaderDecoder;
import dev.touchline.protocol.live.PingDecoder;
import dev.touchline.protocol.live.Policy;
import dev.touchline.protocol.live.PongDecoder;
import dev.touchline.protocol.live.StatsDecoder;
import dev.touchline.protocol.live.SubscribeDecoder;
import dev.touchline.protocol.live.Team;
import dev.touchline.protocol.live.UnsubscribeDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * Reads a client's binary message into the JSON that says the same, so that there is one meaning and one check of it; what the schema's
 * lists do not have is told by its number, and refused as in JSON. Bytes from a network: whatever cannot be read throws
 * {@link IllegalArgumentException}, whose message may be shown. Pure functions.
 */
public final class ClientSbe {
    private static final double MILLI = 1e3;
    private static final int MOST_IN_A_GROUP = 128;

    private ClientSbe() {}

    /** Reads a message, header first. */
    public static ObjectNode read(final DirectBuffer bytes) {
        try {
            return message(bytes);
        } catch (final IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("cut short, or a length in it is wrong: bytes=" + bytes.capacity(), e);
        }
    }

    private static ObjectNode message(final DirectBuffer bytes) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(bytes, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalArgumentException("message of another schema: schemaId=" + header.schemaId());
        }
        final int start = MessageHeaderDecoder.ENCODED_LENGTH;
        final int length = header.blockLength();
        final int version = header.version();
        return switch (header.templateId()) {
            case IdentifyDecoder.TEMPLATE_ID ->
                identify(new IdentifyDecoder()
                        .wrap(bytes, start, atLeast(length, IdentifyDecoder.BLOCK_LENGTH), version));
            case SubscribeDecoder.TEMPLATE_ID ->
                subscribe(new SubscribeDecoder()
                        .wrap(bytes, start, atLeast(length, SubscribeDecoder.BLOCK_LENGTH), version));
            case UnsubscribeDecoder.TEMPLATE_ID ->
                JsonMessage.of("unsub")
                        .put(
                                "id",
                                new UnsubscribeDecoder()
                                        .wrap(bytes, start, length, version)
                                        .id());
            case PingDecoder.TEMPLATE_ID -> {
                final PingDecoder ping = new PingDecoder().wrap(bytes, start, length, version);
                yield JsonMessage.of("ping").put("n", ping.n()).put("t0", ping.t0());
            }
            case PongDecoder.TEMPLATE_ID -> {
                final PongDecoder pong = new PongDecoder().wrap(bytes, start, length, version);
                yield JsonMessage.of("pong")
                        .put("n", pong.n())
                        .put("t0", pong.t0())
                        .put("t1", pong.t1())
                        .put("t2", pong.t2());
            }
            case StatsDecoder.TEMPLATE_ID -> stats(new StatsDecoder().wrap(bytes, start, length, version));
            default -> throw new IllegalArgumentException("not a client's message: templateId=" + header.templateId());
        };
    }

    private static int atLeast(final int length, final int least) {
        if (length < least) {
            throw new IllegalArgumentException("block too short: blockLength=" + length + ", least=" + least);
        }
        return length;
    }

    private static void requireFew(final int count) {
        if (count > MOST_IN_A_GROUP) {
            throw new IllegalArgumentException("group too long: count=" + count + ", limit=" + MOST_IN_A_GROUP);
        }
    }

    private static ObjectNode identify(final IdentifyDecoder in) {
        final ObjectNode message = JsonMessage.of("identify").put("v", in.v());
        final long fpsNumerator = in.fps().numerator();
        final long fpsDenominator = in.fps().denominator();
        final long resumeEpoch = in.resumeEpoch();
        final IdentifyDecoder.ResumeDecoder points = in.resume();
        requireFew(points.count());
        if (points.count() > 0) {
            final ObjectNode resume = message.putObject("resume");
            if (resumeEpoch != IdentifyDecoder.resumeEpochNullValue()) {
                resume.put("epoch", resumeEpoch);
            }
            final ArrayNode subs = resume.putArray("subs");
            for (final IdentifyDecoder.ResumeDecoder point : points) {
                final ObjectNode sub = subs.addObject().put("id", point.id()).put("seq", point.seq());
                if (point.epoch() != IdentifyDecoder.ResumeDecoder.epochNullValue()) {
                    sub.put("epoch", point.epoch());
                }
            }
        }
        putText(message, "token", text("token", in.tokenLength(), in::getToken));
        final ObjectNode client = message.putObject("client");
        putText(client, "name", text("name", in.nameLength(), in::getName));
        putText(client, "kind", text("kind", in.kindLength(), in::getKind));
        putText(client, "engine", text("engine", in.engineLength(), in::getEngine));
        if (fpsNumerator > 0 && fpsDenominator > 0) {
            client.put("fps", (double) fpsNumerator / fpsDenominator);
        }
        return message;
    }

    private static void putText(final ObjectNode into, final String field, final String value) {
        if (!value.isEmpty()) {
            into.put(field, value);
        }
    }

    /** Copies a text of a message. */
    @FunctionalInterface
    private interface TextReader {
        int read(byte[] into, int offset, int length);
    }

    private static String text(final String field, final int length, final TextReader reader) {
        final byte[] bytes = new byte[length];
        reader.read(bytes, 0, length);
        try {
            // Strict, as WebSocket's own texts are: another spelling of a name or a token is not to be made of it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (final CharacterCodingException e) {
            throw new IllegalArgumentException("text is not UTF-8: field=" + field, e);
        }
    }

    private static ObjectNode subscribe(final SubscribeDecoder in) {
        final ObjectNode message = JsonMessage.of("sub").put("id", in.id());
        message.put("policy", policy(in.policyRaw()));
        if (in.delayMs() != SubscribeDecoder.delayMsNullValue()) {
            message.put("delayMs", in.delayMs());
        }
        if (in.rate().numerator() > 0) {
            message.putArray("rate").add(in.rate().numerator()).add(in.rate().denominator());
        }
        final ObjectNode zone = JsonMessage.of("zone");
        putRange(zone, "x", in.zoneFromX(), in.zoneToX());
        putRange(zone, "y", in.zoneFromY(), in.zoneToY());
        zone.remove("t");
        if (!zone.isEmpty()) {
            message.set("zone", zone);
        }
        final short team = in.teamRaw();
        if (in.cam() != SubscribeDecoder.camNullValue()) {
            message.put("cam", in.cam());
        }
        final SubscribeDecoder.ObjectsDecoder objects = in.objects();
        requireFew(objects.count());
        if (objects.count() > 0) {
            final ArrayNode ids = message.putArray("objects");
            objects.forEach(object -> ids.add((int) object.objectId()));
        }
        if (team != Team.NONE.value() && team != Team.NULL_VAL.value()) {
            message.put("team", team(team));
        }
        return message.put("channel", text("channel", in.channelLength(), in::getChannel));
    }

    private static String policy(final short policy) {
        if (policy == Policy.ALL.value()) {
            return "all";
        }
        return policy == Policy.LATEST.value() || policy == Policy.NULL_VAL.value() ? "latest" : "" + policy;
    }

    private static String team(final short team) {
        if (team == Team.HOME.value()) {
            return "home";
        }
        return team == Team.AWAY.value() ? "away" : "" + team;
    }

    private static void putRange(final ObjectNode zone, final String axis, final int from, final int to) {
        final ArrayNode range = JsonNodeFactory.instance.arrayNode();
        // Half a range is refused later, as in JSON.
        if (from != SubscribeDecoder.zoneFromXNullValue()) {
            range.add(from / MILLI);
        }
        if (to != SubscribeDecoder.zoneToXNullValue()) {
            range.add(to / MILLI);
        }
        if (!range.isEmpty()) {
            zone.set(axis, range);
        }
    }

    private static ObjectNode stats(final StatsDecoder in) {
        final ObjectNode message = JsonMessage.of("stats");
        putNumber(message, "fps", in.fps());
        putNumber(message, "ageMs", in.ageMs());
        putNumber(message, "bufMs", in.bufMs());
        putWhole(message, "dropped", in.dropped());
        putWhole(message, "lastSeq", in.lastSeq());
        putWhole(message, "offsetUs", in.offsetUs());
        putWhole(message, "rttUs", in.rttUs());
        return message;
    }

    private static void putNumber(final ObjectNode into, final String field, final double value) {
        if (Double.isFinite(value)) {
            into.put(field, value);
        }
    }

    private static void putWhole(final ObjectNode into, final String field, final long value) {
        if (value != StatsDecoder.droppedNullValue()) {
            into.put(field, value);
        }
    }
}
