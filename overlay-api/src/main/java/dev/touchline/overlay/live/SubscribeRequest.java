package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.engine.state.Side;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.wire.ChannelName;
import dev.touchline.overlay.wire.DocumentKind;
import dev.touchline.overlay.wire.Policy;
import dev.touchline.overlay.wire.Rate;
import dev.touchline.overlay.wire.RowField;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.SubscribeException;
import dev.touchline.overlay.wire.WireEncoding;
import dev.touchline.overlay.wire.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@code sub} message, checked.
 *
 * @param id the client's number of the subscription
 * @param key the stream that serves it
 * @param delayMs by how much messages are held back, by capture time, 0 to 120,000; {@link #UNSTATED} when it is not said
 */
record SubscribeRequest(long id, StreamKey key, Policy policy, int delayMs) {
    /** A delay that is left to the server. */
    static final int UNSTATED = -1;

    private static final int LONGEST_DELAY_MS = 120_000;
    private static final int LARGEST_PART_OF_RATE = 1_000_000;
    private static final int LAST_OBJECT = 127;
    private static final int LAST_SOURCE = 0xffff;
    /** What chooses frames and their rows, and means nothing of other channels. */
    private static final List<String> OF_FRAMES = List.of("rate", "fields", "objects", "team", "cam", "zone");

    private static final List<RowField> EVERY_FIELD = List.of(RowField.values());

    /**
     * Reads a message; throws {@link SubscribeException} with what is wrong.
     *
     * @param encoding the client's
     * @param maxRate frames a second at the most: who asks for more, or for all, is given so many
     */
    static SubscribeRequest parse(
            final long id, final JsonNode message, final int maxRate, final WireEncoding encoding) {
        final JsonNode channel = message.path("channel");
        if (!channel.isTextual()) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "channel is missing");
        }
        final ChannelName.Parsed name = ChannelName.parse(channel.textValue());
        if (name.kind() != ChannelName.Kind.FRAMES) {
            refuseWhatIsOfFrames(message);
        }
        final StreamKey key = key(name, message, maxRate, encoding);
        // Nobody may miss an event, whatever was asked for.
        final Policy policy = key instanceof StreamKey.Events ? Policy.ALL : policy(message);
        return new SubscribeRequest(id, key, policy, delayMs(key, message.path("delayMs")));
    }

    private static void refuseWhatIsOfFrames(final JsonNode message) {
        for (final String field : OF_FRAMES) {
            if (message.hasNonNull(field)) {
                throw new SubscribeException(
                        ErrorCode.BAD_REQUEST,
                        "only frames are chosen by " + field + ": channel="
                                + message.path("channel").textValue() + ", " + field + "=" + message.get(field));
            }
        }
    }

    private static int delayMs(final StreamKey key, final JsonNode delay) {
        if (delay.isMissingNode() || delay.isNull()) {
            return isHeldBack(key) ? UNSTATED : 0;
        }
        if (!isWhole(delay) || delay.intValue() < 0 || delay.intValue() > LONGEST_DELAY_MS) {
            throw new SubscribeException(
                    ErrorCode.BAD_REQUEST,
                    "delayMs is not a whole number of 0 to " + LONGEST_DELAY_MS + ": delayMs=" + delay);
        }
        if (delay.intValue() > 0 && !isHeldBack(key)) {
            throw new SubscribeException(
                    ErrorCode.NOT_SUPPORTED, "only frames and events are held back: delayMs=" + delay);
        }
        return delay.intValue();
    }

    private static boolean isHeldBack(final StreamKey key) {
        return key instanceof StreamKey.Frames || key instanceof StreamKey.Events;
    }

    private static StreamKey key(
            final ChannelName.Parsed name, final JsonNode message, final int maxRate, final WireEncoding encoding) {
        return switch (name.kind()) {
            case FRAMES ->
                new StreamKey.Frames(
                        name.matchId(),
                        // In binary every row has every field: streams that differ in nothing else are one.
                        encoding == WireEncoding.SBE ? EVERY_FIELD : fields(message),
                        objects(message),
                        team(message.path("team")),
                        Zone.parse(message.path("zone")),
                        rate(message, maxRate),
                        camera(message.path("cam")),
                        encoding);
            case EVENTS -> new StreamKey.Events(name.matchId(), encoding);
            case HEAT -> new StreamKey.Heat(name.matchId(), name.heat(), encoding);
            case STATE -> new StreamKey.Document(name.matchId(), DocumentKind.STATE, encoding);
            case TEAM -> new StreamKey.Document(name.matchId(), DocumentKind.TEAM, encoding);
            case HEALTH -> new StreamKey.Document(StreamKey.NO_MATCH, DocumentKind.HEALTH, encoding);
            case CAMERA -> new StreamKey.Camera(name.matchId(), name.camera(), encoding);
        };
    }

    private static Policy policy(final JsonNode message) {
        final String policy = message.path("policy").asText("latest");
        return Stream.of(Policy.values())
                .filter(each -> each.label().equals(policy))
                .findAny()
                .orElseThrow(() ->
                        new SubscribeException(ErrorCode.BAD_REQUEST, "policy is latest or all: policy=" + policy));
    }

    private static Rate rate(final JsonNode message, final int maxRate) {
        final JsonNode rate = message.path("rate");
        if (rate.isMissingNode() || rate.isNull()) {
            return new Rate(maxRate, 1);
        }
        if (rate.isArray() && rate.size() == 2 && isPartOfRate(rate.get(0)) && isPartOfRate(rate.get(1))) {
            return Rate.reduced(rate.get(0).intValue(), rate.get(1).intValue()).atMost(maxRate);
        }
        throw new SubscribeException(
                ErrorCode.BAD_REQUEST, "rate is two whole numbers of 1 to " + LARGEST_PART_OF_RATE + ": rate=" + rate);
    }

    private static boolean isWhole(final JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToInt();
    }

    private static boolean isPartOfRate(final JsonNode part) {
        return isWhole(part) && part.intValue() >= 1 && part.intValue() <= LARGEST_PART_OF_RATE;
    }

    private static List<RowField> fields(final JsonNode message) {
        final JsonNode fields = message.path("fields");
        if (fields.isMissingNode() || fields.isNull()) {
            return EVERY_FIELD;
        }
        final List<RowField> chosen = new ArrayList<>();
        for (final JsonNode name : fields) {
            final RowField field = RowField.of(name.asText());
            if (field == null || chosen.contains(field)) {
                throw new SubscribeException(ErrorCode.BAD_REQUEST, "unknown or repeated field: field=" + name);
            }
            chosen.add(field);
        }
        if (chosen.isEmpty()) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "fields is not a list of names: fields=" + fields);
        }
        return List.copyOf(chosen);
    }

    private static int camera(final JsonNode source) {
        if (source.isMissingNode() || source.isNull()) {
            return StreamKey.NO_CAMERA;
        }
        if (!isWhole(source) || source.intValue() < 0 || source.intValue() > LAST_SOURCE) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "cam is not a source's id: cam=" + source);
        }
        return source.intValue();
    }

    private static Side team(final JsonNode team) {
        if (team.isMissingNode() || team.isNull()) {
            return Side.NONE;
        }
        return switch (team.asText()) {
            case "home" -> Side.HOME;
            case "away" -> Side.AWAY;
            default -> throw new SubscribeException(ErrorCode.BAD_REQUEST, "team is home or away: team=" + team);
        };
    }

    private static List<Integer> objects(final JsonNode message) {
        final JsonNode objects = message.path("objects");
        if (objects.isMissingNode() || objects.isNull()) {
            return List.of();
        }
        final List<Integer> chosen = new ArrayList<>();
        for (final JsonNode object : objects) {
            if (!object.isInt() || object.intValue() < 0 || object.intValue() > LAST_OBJECT) {
                throw new SubscribeException(ErrorCode.BAD_REQUEST, "not an object id: object=" + object);
            }
            chosen.add(object.intValue());
        }
        if (chosen.isEmpty()) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "objects is not a list of ids: objects=" + objects);
        }
        return chosen.stream().distinct().sorted().toList();
    }
}
