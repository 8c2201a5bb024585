package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.overlay.wire.ClientSbe;
import dev.touchline.overlay.wire.SbeMessages;
import dev.touchline.overlay.wire.SessionSbe;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.CameraEncoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the binary messages to the bytes that {@code golden/make_vectors.py} packs by the schema's tables. */
@Timeout(10)
class LiveGoldenVectorsTest {
    private static final Path GOLDEN = Path.of("..", "protocol", "golden", "live-messages.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<JsonNode> ofTheServer() throws IOException {
        return vectors("server");
    }

    static List<JsonNode> ofClients() throws IOException {
        return vectors("client");
    }

    static List<JsonNode> ofDocuments() throws IOException {
        return vectors("stream").stream()
                .filter(vector -> vector.get("name").asText().matches("document .*|event|camera.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofTheServer")
    void shouldWriteWhatTheServerSays(final JsonNode vector) {
        final ByteBuf out = Unpooled.buffer();
        new SessionSbe().write((ObjectNode) vector.get("json"), out);

        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(vector.get("hex").asText());
    }

    @ParameterizedTest
    @MethodSource("ofClients")
    void shouldReadWhatClientsSay(final JsonNode vector) throws IOException {
        final byte[] bytes = HexFormat.of().parseHex(vector.get("hex").asText());

        // Through text: 50 and 50.0 are the same number there.
        assertThat(plain(ClientSbe.read(new UnsafeBuffer(bytes)))).isEqualTo(plain(vector.get("json")));
    }

    @ParameterizedTest
    @MethodSource("ofDocuments")
    void shouldWriteDocumentsEventsAndCameras(final JsonNode vector) {
        final JsonNode json = vector.get("json");
        final int stream = json.get("stream").asInt();
        final SbeMessages messages = new SbeMessages();
        final ByteBuf out = Unpooled.buffer();
        switch (json.get("t").asText()) {
            case "snap" ->
                messages.documentSnap(
                        new LiveDocument(
                                json.get("epoch").asLong(), json.get("seq").asLong(), json.get("data")),
                        stream,
                        out);
            case "patch" ->
                messages.documentPatch(
                        json.get("ops"),
                        stream,
                        json.get("base").asLong(),
                        json.get("seq").asLong(),
                        out);
            case "event" -> messages.event((ObjectNode) json, out);
            default -> messages.camera(camera(json), stream, out);
        }

        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(vector.get("hex").asText());
    }

    private static CameraDecoder camera(final JsonNode json) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final JsonNode lens = json.path("lens");
        new CameraEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .seq(json.get("seq").asLong())
                .tsUs(json.get("tsUs").asLong())
                .pan((int) Math.round(json.get("pan").asDouble() * 1e6))
                .tilt((int) Math.round(json.get("tilt").asDouble() * 1e6))
                .y((int) Math.round(json.get("y").asDouble() * 1e3))
                .z((int) Math.round(json.get("z").asDouble() * 1e3))
                .lensKnown((short) (lens.isMissingNode() ? 0 : 1))
                .focalLength(lens.path("focalLengthMm").floatValue())
                .sensorWidth(lens.path("sensorWidthMm").floatValue())
                .k1(lens.path("k1").floatValue())
                .k2(lens.path("k2").floatValue())
                .principalPointX(lens.path("principalPointX").floatValue())
                .principalPointY(lens.path("principalPointY").floatValue());
        return new CameraDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    /** Numbers as text has them: whole ones without a decimal point. */
    private static JsonNode plain(final JsonNode json) throws IOException {
        return MAPPER.readTree(json.toString().replaceAll("\\.0(?=[,\\]}])", ""));
    }

    private static List<JsonNode> vectors(final String from) throws IOException {
        final List<JsonNode> chosen = new ArrayList<>();
        for (final JsonNode vector : MAPPER.readTree(Files.readString(GOLDEN)).get("messages")) {
            if (vector.get("from").asText().equals(from)) {
                chosen.add(vector);
            }
        }
        assertThat(chosen).isNotEmpty();
        return chosen;
    }
}
