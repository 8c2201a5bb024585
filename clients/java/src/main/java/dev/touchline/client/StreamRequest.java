package dev.touchline.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is wanted of a channel; what is not said means everything. Immutable; any thread.
 *
 * @param policy {@code latest}, one unsent message replaced by a newer one; or {@code all}, every message, resumed after a lost connection
 * @param options further fields of {@code sub}, as the protocol has them
 */
public record StreamRequest(String channel, String policy, Map<String, Object> options) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public StreamRequest {
        Objects.requireNonNull(channel, "no channel: channel=null");
        Objects.requireNonNull(policy, "no policy: policy=null");
        options = Map.copyOf(options);
    }

    /** Everything that a channel has, its newest first of all. */
    public static StreamRequest latest(final String channel) {
        return new StreamRequest(channel, "latest", Map.of());
    }

    /** Every message of a channel, each once. */
    public static StreamRequest all(final String channel) {
        return new StreamRequest(channel, "all", Map.of());
    }

    /** The same at so many frames in so many seconds. */
    public StreamRequest atRate(final int frames, final int seconds) {
        return with("rate", List.of(frames, seconds));
    }

    /** The same with these fields of frames only. */
    public StreamRequest withFields(final String... names) {
        return with("fields", List.of(names));
    }

    /** The same of these objects only; of those besides a team's when that is said too. */
    public StreamRequest ofObjects(final Integer... ids) {
        return with("objects", List.of(ids));
    }

    /** The same of {@code home} or {@code away} only, as its line-up is. */
    public StreamRequest ofTeam(final String side) {
        return with("team", side);
    }

    /** The same of those only who are in a part of the pitch, metres from the centre spot, both ends included. */
    public StreamRequest inZone(final double fromX, final double toX, final double fromY, final double toY) {
        return with("zone", Map.of("x", List.of(fromX, toX), "y", List.of(fromY, toY)));
    }

    /** The same held back until so long after its capture, 0 to 120,000 ms; 0 also where the match has a delay of its own. */
    public StreamRequest delayedBy(final int ms) {
        return with("delayMs", ms);
    }

    private StreamRequest with(final String option, final Object value) {
        final Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new StreamRequest(channel, policy, more);
    }

    ObjectNode toSub(final long id) {
        final ObjectNode sub = MAPPER.createObjectNode()
                .put("t", "sub")
                .put("id", id)
                .put("channel", channel)
                .put("policy", policy);
        options.forEach((option, value) -> sub.set(option, MAPPER.valueToTree(value)));
        return sub;
    }
}
