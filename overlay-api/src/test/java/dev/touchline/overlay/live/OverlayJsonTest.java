package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.overlay.wire.FrameJson;
import dev.touchline.overlay.wire.HeatJson;
import dev.touchline.overlay.wire.HeatMap;
import dev.touchline.overlay.wire.RowField;
import dev.touchline.overlay.wire.ShownRows;
import dev.touchline.overlay.wire.Zone;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holds the JSON of the live socket to the golden vectors: the same bytes in, the same message out. */
@Timeout(10)
class OverlayJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path GOLDEN = Path.of("../protocol/golden/overlay-messages.json");

    @Test
    void shouldWriteEachGoldenMessageAsTheVectorsSay() throws Exception {
        int frames = 0;
        int maps = 0;
        for (final JsonNode vector : MAPPER.readTree(Files.readString(GOLDEN)).get("messages")) {
            final boolean isFrame = vector.get("template").asText().equals("Frame");
            final JsonNode written = MAPPER.readTree(isFrame ? frame(vector) : heat(vector));
            assertThat(written.toString())
                    .as(vector.get("name").asText())
                    .isEqualTo(MAPPER.readTree(vector.get("json").toString()).toString());
            frames += isFrame ? 1 : 0;
            maps += isFrame ? 0 : 1;
        }
        assertThat(frames).isPositive();
        assertThat(maps).isPositive();
    }

    @Test
    void shouldPatchOnlyTheCellsThatChanged() throws Exception {
        final JsonNode vector =
                MAPPER.readTree(Files.readString(GOLDEN)).get("messages").get(2);
        final UnsafeBuffer bytes = bytes(vector);
        final HeatMap map = new HeatMap();
        assertThat(map.update(decoder(bytes))).isEqualTo(HeatMap.Update.WHOLE);
        assertThat(map.update(decoder(bytes))).isEqualTo(HeatMap.Update.REPEATED);

        // The sequence number is the block's third field, 8 bytes in; the last cell is the message's last 8 bytes.
        bytes.putLong(8 + 8, 875);
        bytes.putLong(bytes.capacity() - 8, 77);
        assertThat(map.update(decoder(bytes))).isEqualTo(HeatMap.Update.CHANGED);
        final ByteBuf out = Unpooled.buffer();
        new HeatJson().writePatch(map, 4, out);

        final JsonNode patch = MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(patch.get("t").asText()).isEqualTo("patch");
        assertThat(patch.get("base").asLong()).isEqualTo(850);
        assertThat(patch.get("seq").asLong()).isEqualTo(875);
        assertThat(patch.get("ops")).hasToString("[[5,77]]");
    }

    private static String frame(final JsonNode vector) {
        final ByteBuf out = Unpooled.buffer();
        final FrameDecoder frame = new FrameDecoder().wrapAndApplyHeader(bytes(vector), 0, new MessageHeaderDecoder());
        new FrameJson(List.of(RowField.values()), new ShownRows(List.of(), null, Zone.EVERYWHERE), null)
                .write(frame, null, 3, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String heat(final JsonNode vector) {
        final ByteBuf out = Unpooled.buffer();
        final HeatMap map = new HeatMap();
        map.update(decoder(bytes(vector)));
        new HeatJson().writeSnap(map, 4, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static HeatDecoder decoder(final UnsafeBuffer bytes) {
        return new HeatDecoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderDecoder());
    }

    private static UnsafeBuffer bytes(final JsonNode vector) {
        return new UnsafeBuffer(HexFormat.of().parseHex(vector.get("hex").asText()));
    }
}
