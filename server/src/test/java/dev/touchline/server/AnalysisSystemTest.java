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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine found out of a stretch of a simulated match, over HTTP: held to sums over the feed itself. */
@Timeout(120)
class AnalysisSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MATCH = "/api/v1/matches/1";
    private static final int FRAMES = 2_250;

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        SimulatedPlay.register(program);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private Map<Integer, JsonNode> players(final String query) throws Exception {
        final Map<Integer, JsonNode> players = new HashMap<>();
        program.get(MATCH + "/kinematics" + query)
                .get("players")
                .forEach(player -> players.put(player.get("objectId").asInt(), player));
        return players;
    }

    private static double metres(final JsonNode player) {
        return player.get("distanceMetres").asDouble();
    }

    @Test
    void shouldTellTheGameTheRunningAndTheEvents() throws Exception {
        SimulatedPlay.play(program, 0, FRAMES);

        assertGame();
        assertKinematics();
        assertEvents();
    }

    private void assertGame() throws Exception {
        final JsonNode game = program.get(MATCH + "/game");
        assertThat(game.get("tsUs").asLong()).isEqualTo(SimulatedPlay.BASE_UTC_US + (FRAMES - 1) * 40_000L);
        assertThat(game.get("clock").get("period").asInt()).isEqualTo(1);
        assertThat(game.get("clock").get("overdue").asBoolean()).isFalse();
        assertThat(game.get("ball").get("totalSeconds").asDouble()).isCloseTo((FRAMES - 1) * 0.04, within(0.041));
        final double home = game.get("home").get("possession").get("seconds").asDouble();
        final double away = game.get("away").get("possession").get("seconds").asDouble();
        assertThat(home + away)
                .isPositive()
                .isLessThanOrEqualTo(game.get("ball").get("inPlaySeconds").asDouble() + 0.002);
        assertThat(game.get("home").get("possession").get("match").asDouble())
                .isCloseTo(home / (home + away), within(0.001));
        assertThat(game.get("home").get("withGoalkeeper").get("players").asInt())
                .isEqualTo(11);
        int passes = 0;
        for (final JsonNode player : game.get("players")) {
            passes += player.get("passes").asInt();
        }
        assertThat(passes)
                .isPositive()
                .isEqualTo(game.get("home").get("passes").asInt()
                        + game.get("away").get("passes").asInt());
    }

    private void assertKinematics() throws Exception {
        final double[] ways = SimulatedPlay.ways(0, FRAMES);
        final Map<Integer, JsonNode> all = players("");
        assertThat(all).hasSizeGreaterThanOrEqualTo(22);
        all.forEach((id, player) -> {
            // The feed's steps, but for the last three seconds and what smoothing takes off.
            assertThat(metres(player)).as("object %d", id).isCloseTo(ways[id], within(0.08 * ways[id] + 8));
            double metres = 0;
            double seconds = 0;
            for (final JsonNode band : player.get("bands")) {
                metres += band.get("metres").asDouble();
                seconds += band.get("seconds").asDouble();
            }
            assertThat(metres).as("object %d", id).isCloseTo(metres(player), within(0.005));
            assertThat(seconds)
                    .as("object %d", id)
                    .isCloseTo(player.get("trackedSeconds").asDouble(), within(0.005));
        });
        final Map<Integer, JsonNode> inPlay = players("?when=inplay");
        final Map<Integer, JsonNode> in = players("?when=in");
        final Map<Integer, JsonNode> out = players("?when=out");
        players("?window=1m").forEach((id, player) -> {
            assertThat(player.get("trackedSeconds").asDouble()).isLessThanOrEqualTo(60.001);
            assertThat(metres(inPlay.get(id))).isLessThanOrEqualTo(metres(all.get(id)) + 0.001);
            if (!player.get("team").isNull()) {
                assertThat(metres(in.get(id)) + metres(out.get(id)))
                        .isLessThanOrEqualTo(metres(inPlay.get(id)) + 0.002);
            }
            try {
                final JsonNode sprints =
                        program.get(MATCH + "/kinematics/" + id + "/sprints").get("sprints");
                assertThat(sprints).hasSize(all.get(id).get("sprints").asInt());
            } catch (final Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void assertEvents() throws Exception {
        final JsonNode all = program.get(MATCH + "/events?limit=1024");
        assertThat(all.get("events")).hasSize(all.get("newest").asInt()).isNotEmpty();
        int passes = 0;
        long seq = 0;
        for (final JsonNode event : all.get("events")) {
            assertThat(event.get("seq").asLong()).isEqualTo(++seq);
            passes += event.get("kind").asText().equals("pass") ? 1 : 0;
        }
        final JsonNode game = program.get(MATCH + "/game");
        assertThat(passes)
                .isEqualTo(game.get("home").get("passes").asInt()
                        + game.get("away").get("passes").asInt());
        final JsonNode page = program.get(MATCH + "/events?after=2&limit=3").get("events");
        assertThat(page.findValuesAsText("seq")).containsExactly("3", "4", "5");
        assertThat(program.get(MATCH + "/events?after=" + seq).get("events")).isEmpty();
    }

    @Test
    void shouldComputePitchControlWhenAskedAgain() throws Exception {
        SimulatedPlay.play(program, 0, 100);
        final HttpResponse<String> first = program.send("GET", MATCH + "/pitch-control", null);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        final int[] frame = {100};

        await().until(() -> {
            SimulatedPlay.play(program, frame[0], frame[0] += 5);
            return program.send("GET", MATCH + "/pitch-control", null).statusCode() == 200;
        });

        final JsonNode grid = program.get(MATCH + "/pitch-control");
        final int cells = grid.get("columns").asInt() * grid.get("rows").asInt();
        assertThat(grid.get("home")).hasSize(cells);
        assertThat(grid.get("owner")).hasSize(cells);
        double sum = 0;
        for (final JsonNode cell : grid.get("home")) {
            sum += cell.asDouble();
        }
        assertThat(grid.get("homeShare").asDouble()).isCloseTo(sum / cells, within(0.002));
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinematics?window=7m | 400 | window is one of 1m, 5m, 15m, 20m, half, match: window=7m",
                "kinematics?when=now | 400 | when is one of all, inplay, in, out: when=now",
                "kinematics?windw=1m | 400 | parameter is one of window, when: parameter=windw",
                "kinematics?when=in&when=out | 400 | when is given once: when=in,out",
                "kinematics/128/sprints | 404 | no such player: objectId=128, range=1-127",
                "kinematics/x/sprints | 404 | not an id: objectId=x",
                "events?after=-1 | 400 | " + "after is not a whole number from 0 to 9223372036854775807: after=-1",
                "events?limit=0 | 400 | limit is not a whole number from 1 to 1024: limit=0",
                "events?limit=many | 400 | limit is not a whole number from 1 to 1024: limit=many",
                "events?from=1 | 400 | parameter is one of after, limit: parameter=from"
            })
    void shouldNameWhatIsWrong(final String path, final int status, final String detail) throws Exception {
        final HttpResponse<String> answer = program.send("GET", MATCH + "/" + path, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(MAPPER.readTree(answer.body()).get("detail").asText()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"game", "kinematics", "kinematics/1/sprints", "events", "pitch-control", "identities", "snapshot"})
    void shouldNotKnowAMatchThatIsNone(final String route) throws Exception {
        assertThat(program.send("GET", "/api/v1/matches/2/" + route, null).statusCode())
                .isEqualTo(404);
    }
}
