package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the generated codecs to the bytes that {@code golden/make_vectors.py} packs from the byte tables. */
@Timeout(10)
class GoldenVectorsTest {
    private static final Path GOLDEN = Path.of("golden");

    static List<JsonNode> records() throws IOException {
        return vectors("feed-records.json", "records");
    }

    static List<JsonNode> messages() throws IOException {
        return vectors("overlay-messages.json", "messages");
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadEachFeedRecordAsItsMeaningSays(final JsonNode vector) throws Exception {
        final UnsafeBuffer bytes = bytes(vector);
        assertThat(bytes.capacity()).isEqualTo(RecordDescriptor.RECORD_LENGTH);
        final Object decoder = Class.forName(
                        "dev.touchline.protocol.feed." + vector.get("template").asText() + "Decoder")
                .getDeclaredConstructor()
                .newInstance();
        wrap(decoder, bytes);

        assertFields(decoder, vector.get("fields"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldSignAsTheVectorsAreSigned(final JsonNode vector) {
        final UnsafeBuffer bytes = bytes(vector);
        final long tag = bytes.getLong(RecordDescriptor.TAG_OFFSET, java.nio.ByteOrder.LITTLE_ENDIAN);

        final long expected =
                vector.has("key") ? SourceKey.ofHex(vector.get("key").asText()).tag(bytes, 0) : 0;

        assertThat(tag).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadEachOverlayMessageAsItsMeaningSays(final JsonNode vector) throws Exception {
        final JsonNode fields = vector.get("fields");
        if (vector.get("template").asText().equals("Frame")) {
            final FrameDecoder frame = new FrameDecoder();
            wrap(frame, bytes(vector));
            assertFields(frame, fields);
            final FrameDecoder.RowsDecoder rows = frame.rows();
            assertThat(rows.count()).isEqualTo(fields.get("rows").size());
            for (final JsonNode row : fields.get("rows")) {
                assertFields(rows.next(), row);
            }
        } else {
            final HeatDecoder heat = new HeatDecoder();
            wrap(heat, bytes(vector));
            assertFields(heat, fields);
            final List<String> cells = new ArrayList<>();
            heat.cells().forEachRemaining(cell -> cells.add(Long.toString(cell.dwellUs())));
            final List<String> expected = new ArrayList<>();
            fields.get("cells").forEach(cell -> expected.add(cell.asText()));
            assertThat(cells).isEqualTo(expected);
        }
    }

    private static void wrap(final Object decoder, final UnsafeBuffer bytes) throws ReflectiveOperationException {
        final int block = Short.toUnsignedInt(bytes.getShort(0, java.nio.ByteOrder.LITTLE_ENDIAN));
        decoder.getClass()
                .getMethod("wrap", org.agrona.DirectBuffer.class, int.class, int.class, int.class)
                .invoke(decoder, bytes, 8, block, 1);
    }

    private static void assertFields(final Object decoder, final JsonNode fields) throws ReflectiveOperationException {
        for (final var field : fields.properties()) {
            if (field.getValue().isArray()) {
                continue;
            }
            Object actual = decoder.getClass().getMethod(field.getKey()).invoke(decoder);
            if (field.getKey().equals("flags")) {
                actual = flags(actual);
            }
            final String expected = field.getValue().asText().toUpperCase(Locale.ROOT);
            assertThat(comparable(actual, field.getValue())).as(field.getKey()).isEqualTo(expected);
        }
    }

    private static String comparable(final Object actual, final JsonNode expected) {
        if (actual instanceof Number number && expected.isFloatingPointNumber()) {
            return Double.toString(number.doubleValue()).toUpperCase(Locale.ROOT);
        }
        return actual.toString().toUpperCase(Locale.ROOT);
    }

    private static Object flags(final Object decoder) throws ReflectiveOperationException {
        int value = 0;
        final String[] names = {"ballInPlay", "occluded", "extrapolated", "lastOfFrame"};
        for (int bit = 0; bit < names.length; bit++) {
            final boolean set =
                    (boolean) decoder.getClass().getMethod(names[bit]).invoke(decoder);
            value |= set ? 1 << bit : 0;
        }
        return value;
    }

    private static UnsafeBuffer bytes(final JsonNode vector) {
        return new UnsafeBuffer(HexFormat.of().parseHex(vector.get("hex").asText()));
    }

    private static List<JsonNode> vectors(final String file, final String key) throws IOException {
        final List<JsonNode> vectors = new ArrayList<>();
        new ObjectMapper()
                .readTree(Files.readString(GOLDEN.resolve(file)))
                .get(key)
                .forEach(vectors::add);
        assertThat(vectors).as(file).isNotEmpty();
        return vectors;
    }
}
