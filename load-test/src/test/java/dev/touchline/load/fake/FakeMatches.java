package dev.touchline.load.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.feed.PositionDecoder;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The matches of a fake server, what was counted for them, and who listens. The event loop's thread only. */
final class FakeMatches {
    private static final int FLAGS_OFFSET = 8 + PositionDecoder.flagsEncodingOffset();

    /** Takes what a subscription publishes. */
    interface Listener {
        void onFrame(long stream, long seq, long tsUs);
    }

    private final Map<Long, JsonNode> documents = new TreeMap<>();
    private final Map<Long, Map<Integer, Long>> received = new HashMap<>();
    private final Map<Long, List<Listener>> listeners = new HashMap<>();
    private final int loseEvery;
    private long datagrams;
    private long dropped;
    private long seq;

    /** Loses every so many-th datagram, none when 0. */
    FakeMatches(final int loseEvery) {
        this.loseEvery = loseEvery;
    }

    void put(final long id, final JsonNode document) {
        documents.put(id, document);
        received.put(id, new TreeMap<>());
    }

    Optional<JsonNode> get(final long id) {
        return Optional.ofNullable(documents.get(id));
    }

    boolean delete(final long id) {
        listeners.remove(id);
        return documents.remove(id) != null;
    }

    List<Long> ids() {
        return List.copyOf(documents.keySet());
    }

    void listen(final long id, final Listener listener) {
        listeners.computeIfAbsent(id, key -> new ArrayList<>()).add(listener);
    }

    void silence(final Listener listener) {
        listeners.values().forEach(all -> all.remove(listener));
    }

    void onDatagram(final ByteBuf datagram) {
        if (loseEvery > 0 && ++datagrams % loseEvery == 0) {
            dropped += datagram.readableBytes() / RecordDescriptor.RECORD_LENGTH;
            return;
        }
        for (int at = 0; at < datagram.readableBytes(); at += RecordDescriptor.RECORD_LENGTH) {
            onRecord(datagram, at);
        }
    }

    private void onRecord(final ByteBuf datagram, final int at) {
        final long id = datagram.getUnsignedIntLE(at + RecordDescriptor.MATCH_ID_OFFSET);
        final Map<Integer, Long> counts = received.get(id);
        if (counts != null) {
            counts.merge(datagram.getUnsignedShortLE(at + RecordDescriptor.SOURCE_ID_OFFSET), 1L, Long::sum);
            final int flags = datagram.getUnsignedShortLE(at + FLAGS_OFFSET);
            if ((flags & RecordDescriptor.FLAG_LAST_OF_FRAME) != 0) {
                final long captured = datagram.getLongLE(at + RecordDescriptor.TIME_OFFSET);
                final long tsUs = TaiTime.toUtcNs(captured, TaiTime.DEFAULT_OFFSET_SECONDS) / 1_000;
                publish(id, tsUs);
            }
        }
    }

    void publish(final long id, final long tsUs) {
        seq++;
        listeners.getOrDefault(id, List.of()).forEach(listener -> listener.onFrame(id, seq, tsUs));
    }

    ObjectNode feed(final long id) {
        final ObjectNode feed = JsonNodeFactory.instance.objectNode().put("matchId", id);
        feed.putObject("engineLatencyMicros")
                .put("count", 8)
                .put("p50", 95)
                .put("p99", 240)
                .put("p999", 410)
                .put("max", 900);
        feed.putObject("rejected").put("wrong-tag", 0);
        for (final JsonNode source : documents.get(id).path("sources")) {
            final int sourceId = source.path("id").asInt();
            feed.withArray("sources")
                    .addObject()
                    .put("id", sourceId)
                    .put("received", received.get(id).getOrDefault(sourceId, 0L));
        }
        return feed;
    }

    ObjectNode counters() {
        final ObjectNode counters = JsonNodeFactory.instance.objectNode();
        counters.putObject("counters").put("ring.dropped", dropped).put("records", 1);
        return counters;
    }
}
