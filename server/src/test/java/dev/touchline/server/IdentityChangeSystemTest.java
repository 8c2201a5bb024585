package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Corrections of who is who, over HTTP: what two players did since a moment is the other's, and what cannot be corrected is named. */
@Timeout(120)
class IdentityChangeSystemTest extends AnalysisFixture {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FRAMES = 2_250;

    @Test
    void shouldExchangeWhatTwoPlayersDidSinceAMomentAndGoOn() throws Exception {
        final int moment = 1_250;
        SimulatedPlay.play(program, 0, FRAMES);
        final JsonNode lastBefore = row(program, FRAMES, 2);
        final Map<Integer, JsonNode> before = players("");
        final long[] heatBefore = {dwell(2), dwell(35)};

        final HttpResponse<String> changed = program.send(
                "POST", MATCH + "/identities", change("swap", 2, 35, SimulatedPlay.BASE_UTC_US + moment * 40_000L));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body())
                .contains("{\"feedId\":2,\"objectId\":35}")
                .contains("{\"feedId\":35,\"objectId\":2}");
        final double[] early = SimulatedPlay.ways(0, moment);
        final double[] late = SimulatedPlay.ways(moment, FRAMES);
        final Map<Integer, JsonNode> after = players("");
        assertThat(metres(after.get(2))).isCloseTo(early[2] + late[35], within(0.08 * (early[2] + late[35]) + 8));
        assertThat(metres(after.get(35))).isCloseTo(early[35] + late[2], within(0.08 * (early[35] + late[2]) + 8));
        // The paths end where they were exchanged, so what was not decided yet of the last seconds counts already.
        assertThat(metres(after.get(2)) + metres(after.get(35)))
                .isCloseTo(metres(before.get(2)) + metres(before.get(35)), within(40.0));
        assertThat(dwell(2) + dwell(35)).isEqualTo(heatBefore[0] + heatBefore[1]);
        final JsonNode lastAfter = row(program, FRAMES + 1, 35);
        assertThat(Math.hypot(
                        lastAfter.get(1).asDouble() - lastBefore.get(1).asDouble(),
                        lastAfter.get(2).asDouble() - lastBefore.get(2).asDouble()))
                .isLessThan(1.0);
    }

    /** Plays one more frame and answers an object's row in it. */
    private static JsonNode row(final TestServer program, final int frame, final int objectId) throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.await("subok");
            SimulatedPlay.play(program, frame, frame + 1);
            for (final JsonNode row : client.await("frame").get("rows")) {
                if (row.get(0).asInt() == objectId) {
                    return row;
                }
            }
        }
        throw new AssertionError("not in the frame: object=" + objectId);
    }

    private long dwell(final int objectId) throws Exception {
        final JsonNode map = program.get(MATCH + "/heatmaps/player-" + objectId + ".json?window=match");
        long sum = map.get("outsideUs").asLong();
        for (final JsonNode cell : map.get("cells")) {
            sum += cell.asLong();
        }
        return sum;
    }

    private static String change(final String operation, final int object, final int other, final long sinceUs) {
        return "{\"operation\":\"" + operation + "\",\"object\":" + object + ",\"other\":" + other + ",\"sinceUs\":"
                + sinceUs + "}";
    }

    @Test
    void shouldMergeAndRename() throws Exception {
        SimulatedPlay.play(program, 0, 500);
        final double[] ways = SimulatedPlay.ways(0, 500);

        assertThat(program.send("POST", MATCH + "/identities", change("rename", 3, 50, 0))
                        .statusCode())
                .isEqualTo(200);

        assertThat(players("")).doesNotContainKey(3);
        assertThat(metres(players("").get(50))).isCloseTo(ways[3], within(0.08 * ways[3] + 8));
        assertThat(program.send("POST", MATCH + "/identities", change("rename", 3, 51, 0))
                        .statusCode())
                .as("no id counts as 3 any more")
                .isEqualTo(422);
        assertThat(program.send("POST", MATCH + "/identities", change("merge", 50, 4, 0))
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.get(MATCH + "/identities").get("identities"))
                .as("what came as 3, and what would come as 50")
                .hasToString("[{\"feedId\":3,\"objectId\":4},{\"feedId\":50,\"objectId\":4}]");
    }

    @Test
    void shouldRefuseAChangeOfWhatIsKeptNoLonger() throws Exception {
        final long endNs = 1_300_000_000_000L;
        try (DatagramChannel sender = DatagramChannel.open()) {
            final DatagramEncoder source = new DatagramEncoder(1, 1, 1, null, bytes -> {
                try {
                    sender.send(bytes, program.server().feedAddress());
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            });
            final SteppedPacer pacer = new SteppedPacer(program, SimulatedPlay.BASE_TAI_NS);
            int frame = 0;
            for (long atNs = 0; atNs < endNs; atNs += 200_000_000L) {
                pacer.awaitUntil(atNs, () -> false);
                source.position(1, 0, frame, SimulatedPlay.BASE_TAI_NS + atNs, frame % 1000 * 20, 0, 0, 20, 0);
                source.position(
                        2,
                        0,
                        frame++,
                        SimulatedPlay.BASE_TAI_NS + atNs,
                        0,
                        0,
                        0,
                        20,
                        RecordDescriptor.FLAG_LAST_OF_FRAME);
                source.flush();
            }
        }
        await().until(() -> program.get(MATCH + "/game").get("tsUs").asLong()
                >= SimulatedPlay.BASE_UTC_US + endNs / 1_000 - 1_000_000);

        final HttpResponse<String> refused =
                program.send("POST", MATCH + "/identities", change("swap", 1, 2, SimulatedPlay.BASE_UTC_US));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("kept by the second for twenty minutes only: sinceUs=" + SimulatedPlay.BASE_UTC_US);
        assertThat(program.get(MATCH + "/identities").get("identities")).isEmpty();
    }

    @Test
    void shouldNameTheFaultsOfAnIdentityChange() throws Exception {
        final HttpResponse<String> refused = program.send(
                "POST", MATCH + "/identities", "{\"operation\":\"mix\",\"object\":0,\"other\":128,\"sinceUs\":-1}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(MAPPER.readTree(refused.body()).get("errors").findValuesAsText("field"))
                .containsExactly("operation", "object", "other", "sinceUs");
        final HttpResponse<String> same = program.send("POST", MATCH + "/identities", change("swap", 5, 5, 0));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("\"field\":\"other\"").contains("is the same object: value=5");
    }
}
