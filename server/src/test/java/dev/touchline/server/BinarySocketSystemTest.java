package dev.touchline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.protocol.live.DocumentSnapDecoder;
import dev.touchline.protocol.live.EventDecoder;
import dev.touchline.protocol.live.FrameDecoder;
import dev.touchline.protocol.live.HeartbeatDecoder;
import dev.touchline.protocol.live.HeatPatchDecoder;
import dev.touchline.protocol.live.HeatSnapDecoder;
import dev.touchline.protocol.live.MessageHeaderDecoder;
import dev.touchline.protocol.live.SubscribeErrorDecoder;
import dev.touchline.protocol.live.SubscribedDecoder;
import java.util.List;
import java.util.stream.StreamSupport;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live socket in binary, over the whole program: the same feed says the same to a client of each subprotocol. */
@Timeout(60)
class BinarySocketSystemTest extends LiveSocketFixture {
    private static final int FRAMES = 60;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @Test
    void shouldSayTheSameInBothEncodings() throws Exception {
        try (RecordingClient text = RecordingClient.ready(program.server());
                BinaryClient binary = BinaryClient.ready(program.server())) {
            final String[] channels = {"match/1/frames", "match/1/heat/player/2", "match/1/events", "match/1/state"};
            for (int i = 0; i < channels.length; i++) {
                text.subscribe(i + 1, channels[i], ",\"policy\":\"all\"");
                binary.subscribe(i + 1, channels[i]);
            }
            binary.await(SubscribedDecoder.TEMPLATE_ID, channels.length);
            text.await(message -> message.path("t").asText().equals("subok")
                    && message.get("id").asInt() == channels.length);
            kickOff();
            for (int i = 1; i < FRAMES; i++) {
                send();
            }

            assertFrames(text, binary.await(FrameDecoder.TEMPLATE_ID, FRAMES));
            assertHeat(text, binary);
            final EventDecoder event =
                    new EventDecoder().wrapAndApplyHeader(binary.await(EventDecoder.TEMPLATE_ID), 0, header);
            final JsonNode sameEvent = text.await("event");
            assertThat(event.seq()).isEqualTo(sameEvent.get("seq").asLong());
            assertThat(event.kind()).isEqualTo(sameEvent.get("kind").asText());
            assertThat(event.severity()).isEqualTo(sameEvent.get("severity").asText());
            assertThat(MAPPER.readTree(event.json())).isEqualTo(sameEvent.get("data"));
            final DocumentSnapDecoder state = new DocumentSnapDecoder()
                    .wrapAndApplyHeader(binary.await(DocumentSnapDecoder.TEMPLATE_ID), 0, header);
            assertThat(MAPPER.readTree(state.json())
                            .at("/match/teams/home/players/1/name")
                            .asText())
                    .isEqualTo("B");
            final HeartbeatDecoder beat =
                    new HeartbeatDecoder().wrapAndApplyHeader(binary.await(HeartbeatDecoder.TEMPLATE_ID), 0, header);
            assertThat(beat.nowUs()).isPositive();
        }
    }

    private void assertFrames(final RecordingClient text, final List<DirectBuffer> frames) {
        text.await(message ->
                message.path("t").asText().equals("frame") && message.get("seq").asInt() == FRAMES);
        final List<JsonNode> same = text.messages().stream()
                .filter(message -> message.get("t").asText().equals("frame"))
                .toList();
        for (int i = 0; i < FRAMES; i++) {
            final JsonNode expected = same.get(i);
            final FrameDecoder frame = new FrameDecoder().wrapAndApplyHeader(frames.get(i), 0, header);
            assertThat(frame.seq()).isEqualTo(expected.get("seq").asLong());
            assertThat(frame.tsUs()).isEqualTo(expected.get("tsUs").asLong());
            assertThat(frame.pubUs()).isEqualTo(expected.get("pubUs").asLong());
            assertThat(frame.clockMs()).isEqualTo(expected.at("/clock/ms").asLong());
            int row = 0;
            for (final FrameDecoder.RowsDecoder each : frame.rows()) {
                final JsonNode sameRow = expected.get("rows").get(row++);
                assertThat(each.objectId()).isEqualTo((short) sameRow.get(0).asInt());
                assertThat(each.x() / 1e3).isEqualTo(sameRow.get(1).asDouble());
                assertThat(each.y() / 1e3).isEqualTo(sameRow.get(2).asDouble());
                assertThat(each.quality().name())
                        .isEqualToIgnoringCase(sameRow.get(10).asText());
                assertThat(each.distance() / 1e3).isEqualTo(sameRow.get(12).asDouble());
            }
            assertThat(row).isEqualTo(expected.get("rows").size());
        }
    }

    private void assertHeat(final RecordingClient text, final BinaryClient binary) {
        final JsonNode snap = text.await(message -> message.at("/data/cells").isArray());
        final HeatSnapDecoder same =
                new HeatSnapDecoder().wrapAndApplyHeader(binary.await(HeatSnapDecoder.TEMPLATE_ID), 0, header);
        assertThat(same.seq()).isEqualTo(snap.get("seq").asLong());
        assertThat(StreamSupport.stream(same.cells().spliterator(), false)
                        .mapToLong(HeatSnapDecoder.CellsDecoder::dwellUs)
                        .sum())
                .isEqualTo(StreamSupport.stream(snap.at("/data/cells").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .sum());
        final JsonNode patch =
                text.await(message -> message.path("t").asText().equals("patch") && message.has("outsideUs"));
        final HeatPatchDecoder change =
                new HeatPatchDecoder().wrapAndApplyHeader(binary.await(HeatPatchDecoder.TEMPLATE_ID), 0, header);
        assertThat(change.baseSeq()).isEqualTo(patch.get("base").asLong());
        final HeatPatchDecoder.OpsDecoder op = change.ops().next();
        assertThat(op.cell()).isEqualTo(patch.at("/ops/0/0").asInt());
        assertThat(op.dwellUs()).isEqualTo(patch.at("/ops/0/1").asLong());
    }

    @Test
    void shouldCloseWhoSendsWhatCannotBeRead() {
        final byte[][] wrong = {
            {},
            {1, 2, 3},
            // Another schema, no client's message, and a subscription that ends in the middle of its channel.
            {0, 0, 4, 0, 0x4c, 0x54, 1, 0},
            {0, 0, 8, 0, 0x50, 0x54, 1, 0},
            {4, 0, 4, 0, 0x50, 0x54, 1, 0, 0, 0, 0, 0}
        };
        for (final byte[] bytes : wrong) {
            try (BinaryClient client = BinaryClient.ready(program.server())) {
                client.sendRaw(bytes);
                assertThat(client.awaitClose()).isEqualTo(4400);
                assertThat(client.closeReason())
                        .startsWith("message cannot be read: ")
                        .containsAnyOf(
                                "cut short, or a length in it is wrong: bytes=" + bytes.length,
                                "message of another schema: schemaId=",
                                "not a client's message: templateId=",
                                "block too short: blockLength=");
            }
        }
    }

    @Test
    void shouldRefuseAPolicyOrATeamThatThereIsNotAndGoOn() {
        try (BinaryClient client = BinaryClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames".getBytes(UTF_8), (short) 7, (short) 0);
            client.subscribe(2, "match/1/frames".getBytes(UTF_8), (short) 1, (short) 9);
            client.subscribe(3, "match/1/frames");
            client.await(SubscribedDecoder.TEMPLATE_ID);

            assertThat(client.await(SubscribeErrorDecoder.TEMPLATE_ID, 2))
                    .extracting(bytes -> {
                        final SubscribeErrorDecoder refused =
                                new SubscribeErrorDecoder().wrapAndApplyHeader(bytes, 0, header);
                        return refused.id() + " " + refused.code() + " " + refused.message();
                    })
                    .containsExactly(
                            "1 bad-request policy is latest or all: policy=7",
                            "2 bad-request team is home or away: team=\"9\"");
        }
    }

    @Test
    void shouldCloseWhoSendsATextThatIsNotUtf8() {
        try (BinaryClient client = BinaryClient.ready(program.server())) {
            client.subscribe(1, new byte[] {(byte) 0xff, (byte) 0xff}, (short) 1, (short) 0);

            assertThat(client.awaitClose()).isEqualTo(4400);
            assertThat(client.closeReason()).isEqualTo("message cannot be read: text is not UTF-8: field=channel");
        }
    }
}
