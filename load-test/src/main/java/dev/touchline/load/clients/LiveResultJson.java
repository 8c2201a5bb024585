package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.live.Fairness;
import dev.touchline.load.live.LiveResult;
import dev.touchline.load.live.LiveSecond;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** What clients counted, as JSON and back; the histogram as HdrHistogram's own compressed bytes. Any thread. */
final class LiveResultJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LiveResultJson() {}

    static ObjectNode of(final LiveResult result) {
        final ObjectNode json = MAPPER.createObjectNode().put("frames", result.frames());
        json.set("fairness", MAPPER.valueToTree(result.fairness()));
        json.set("seconds", MAPPER.valueToTree(result.seconds()));
        json.set("gaps", MAPPER.valueToTree(result.gaps()));
        json.set("closed", MAPPER.valueToTree(result.closed()));
        final Histogram ages = result.ageMicros();
        final ByteBuffer bytes = ByteBuffer.allocate(ages.getNeededByteBufferCapacity());
        final int length = ages.encodeIntoCompressedByteBuffer(bytes);
        return json.put("ages", Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
    }

    static LiveResult parse(final JsonNode json) throws IOException {
        final ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(json.path("ages").asText()));
        try {
            return new LiveResult(
                    json.path("frames").asLong(),
                    MAPPER.treeToValue(json.path("fairness"), Fairness.class),
                    Histogram.decodeFromCompressedByteBuffer(bytes, 0),
                    List.of(MAPPER.treeToValue(json.path("seconds"), LiveSecond[].class)),
                    counts(json.path("gaps")),
                    counts(json.path("closed")));
        } catch (final DataFormatException e) {
            throw new IOException("the clients' histogram is damaged: bytes=" + bytes.capacity(), e);
        }
    }

    private static Map<String, Long> counts(final JsonNode json) {
        final Map<String, Long> counts = new TreeMap<>();
        json.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }
}
