package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine found out of a stretch of a simulated match, over HTTP: held to sums over the feed itself. */
@Timeout(120)
class AnalysisSystemTest extends AnalysisFixture {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FRAMES = 2_250;

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
