package dev.touchline.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What is wanted of a channel. Immutable; any thread.
 *
 * @param policy {@code latest}, one unsent message replaced by a newer one; or {@code all}, every message, resumed after a lost connection
 * @param rate frames a second as numerator and denominator; empty for every frame
 * @param fields of frames; empty for all
 * @param objects by id; empty for all
 * @param delayMs how long the server holds frames and events back after their capture, 0 to 120,000
 */
public record StreamRequest(
        String channel, String policy, List<Integer> rate, List<String> fields, List<Integer> objects, int delayMs) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Everything that a channel has, its newest first of all. */
    public static StreamRequest latest(final String channel) {
        return new StreamRequest(channel, "latest", List.of(), List.of(), List.of(), 0);
    }

    /** Every message of a channel, each once. */
    public static StreamRequest all(final String channel) {
        return new StreamRequest(channel, "all", List.of(), List.of(), List.of(), 0);
    }

    /** The same at so many frames in so many seconds. */
    public StreamRequest atRate(final int frames, final int seconds) {
        return new StreamRequest(channel, policy, List.of(frames, seconds), fields, objects, delayMs);
    }

    /** The same with these fields only. */
    public StreamRequest withFields(final String... names) {
        return new StreamRequest(channel, policy, rate, List.of(names), objects, delayMs);
    }

    /** The same of these objects only. */
    public StreamRequest ofObjects(final Integer... ids) {
        return new StreamRequest(channel, policy, rate, fields, List.of(ids), delayMs);
    }

    /** The same, held back. */
    public StreamRequest delayedBy(final int ms) {
        return new StreamRequest(channel, policy, rate, fields, objects, ms);
    }

    ObjectNode toSub(final long id) {
        final ObjectNode sub = MAPPER.createObjectNode()
                .put("t", "sub")
                .put("id", id)
                .put("channel", channel)
                .put("policy", policy);
        addTo(sub, "rate", rate);
        addTo(sub, "fields", fields);
        addTo(sub, "objects", objects);
        if (delayMs > 0) {
            sub.put("delayMs", delayMs);
        }
        return sub;
    }

    private static void addTo(final ObjectNode sub, final String field, final List<?> values) {
        if (!values.isEmpty()) {
            sub.set(field, MAPPER.valueToTree(values));
        }
    }
}
