package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subscriptions of a client, and which stream feeds which. An id is never another subscription's, and stays the same over
 * connections, which lets the server go on. The client's thread.
 */
final class SubscriptionTable {
    private static final Set<String> PASSING = Set.of("busy", "unknown-match", "too-many-streams");
    private static final String CONFLICT = "conflict";
    private static final Pattern MATCH = Pattern.compile("match/(\\d+)/");
    private static final long SOON_US = 1_000_000;
    private static final long NO_STREAM = -1;

    /** One wish. */
    static final class Entry {
        private final long id;
        private final StreamRequest request;
        private final StreamListener listener;
        private final StreamPosition position = new StreamPosition();
        private final HeldBack heldBack;
        private long stream = NO_STREAM;
        private long delayMs;
        private boolean said;

        private Entry(final long id, final StreamRequest request, final StreamListener listener, final KnownTime time) {
            this.id = id;
            this.request = request;
            this.listener = listener;
            heldBack = new HeldBack(time);
        }
    }

    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Consumer<ObjectNode> send;
    private final KnownTime time;
    private long lastId;
    private boolean ready;

    /**
     * An empty table.
     *
     * @param send puts a message on the present connection
     */
    SubscriptionTable(final Consumer<ObjectNode> send, final KnownTime time) {
        this.send = send;
        this.time = time;
    }

    Entry add(final StreamRequest request, final StreamListener listener) {
        final Entry entry = new Entry(++lastId, request, listener, time);
        entries.put(entry.id, entry);
        say(entry);
        return entry;
    }

    void cancel(final Entry entry) {
        entry.heldBack.clear();
        if (entries.remove(entry.id) != null && ready) {
            send.accept(JsonNodeFactory.instance.objectNode().put("t", "unsub").put("id", entry.id));
        }
    }

    /** A connection is ready: every wish is said again. */
    void onReady() {
        ready = true;
        entries.values().forEach(this::say);
    }

    /** The connection ended: streams mean nothing any more. */
    void onEnd() {
        ready = false;
        entries.values().forEach(entry -> {
            entry.stream = NO_STREAM;
            entry.said = false;
        });
    }

    private void say(final Entry entry) {
        // A second try may come due when a return has said it already: its id is in use then.
        if (ready && !entry.said && entries.get(entry.id) == entry) {
            entry.said = true;
            send.accept(entry.request.toSub(entry.id));
        }
    }

    /** From where each subscription would go on. */
    ArrayNode resumePoints() {
        final ArrayNode points = JsonNodeFactory.instance.arrayNode();
        for (final Entry entry : entries.values()) {
            if (entry.position.isResumable()) {
                points.addObject()
                        .put("id", entry.id)
                        .put("seq", entry.position.newest())
                        .put("epoch", entry.position.epoch());
            }
        }
        return points;
    }

    void onSubscribed(final JsonNode message) {
        final Entry entry = entries.get(message.path("id").asLong());
        if (entry != null) {
            entry.stream = message.path("stream").asLong();
            entry.delayMs = message.path("effective").path("delayMs").asLong();
            entry.heldBack.onTimeline(message.path("timeline"));
            final boolean goesOn = entry.position.onSubscribed(message);
            entry.heldBack.add(() -> entry.listener.onSubscribed(message, goesOn));
        }
    }

    void onRefused(final JsonNode message) {
        final Entry entry = entries.get(message.path("id").asLong());
        if (entry != null) {
            entry.stream = NO_STREAM;
            entry.said = false;
            final String code = message.path("code").asText();
            if (code.equals(CONFLICT)) {
                // Said again after a return, it might come first, and take the stream from the one that has it.
                entries.remove(entry.id);
            } else if (PASSING.contains(code)) {
                time.later(SOON_US, () -> say(entry));
            }
            entry.heldBack.add(() -> entry.listener.onRefused(message));
        }
    }

    void onMessage(final JsonNode message) {
        final long stream = message.path("stream").asLong();
        for (final Entry entry : List.copyOf(entries.values())) {
            if (entry.stream == stream && entry.position.onMessage(message)) {
                handOver(entry, message);
            }
        }
    }

    private static void handOver(final Entry entry, final JsonNode message) {
        final Runnable tell = () -> entry.listener.onMessage(message);
        if (entry.delayMs > 0 && message.path("t").asText().equals("event")) {
            entry.heldBack.addDelayed(message.path("tsUs").asLong(), entry.delayMs, tell);
        } else {
            entry.heldBack.add(tell);
        }
    }

    /** Which media time is now in each match, as {@code hb} says. */
    void onHeartbeat(final JsonNode heartbeat) {
        final JsonNode timelines = heartbeat.path("timeline");
        for (final Entry entry : entries.values()) {
            final Matcher match = MATCH.matcher(entry.request.channel());
            if (match.lookingAt()) {
                entry.heldBack.onTimeline(timelines.path(match.group(1)));
            }
        }
    }
}
