package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.server.config.ConfigKey;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that is configured, taken from one server and given to another. */
@Timeout(60)
class ConfigurationSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONFIG = "/api/v1/config";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        program.send(
                "PUT",
                "/api/v1/matches/1",
                "{\"name\":\"One\",\"delayMs\":1200,\"sources\":[{\"id\":1,\"key\":\"" + KEY + "\"}]}");
        program.send("PUT", "/api/v1/matches/2", "{\"name\":\"Two\"}");
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void shouldMakeAnotherServerTheSame() throws Exception {
        final JsonNode whole = program.get(CONFIG + "?secrets=true");
        assertThat(whole.toString()).contains(KEY);
        // On two engines: match 1 goes to one, match 2 to the other.
        try (TestServer other = TestServer.open(Map.of(ConfigKey.ENGINE_SHARDS, "2"))) {
            other.send("PUT", "/api/v1/matches/9", "{}");
            final HttpResponse<String> taken = other.send("PUT", CONFIG, whole.toString());

            assertThat(taken.statusCode()).isEqualTo(200);
            assertThat(taken.body()).doesNotContain(KEY);
            assertThat(other.get(CONFIG + "?secrets=true")).isEqualTo(whole);
            assertThat(other.send("GET", "/api/v1/matches/9", null).statusCode())
                    .isEqualTo(404);
            await().until(() -> other.get("/api/v1/matches/1/feed").get("epoch").asInt() == 1
                    && other.get("/api/v1/matches/2/feed").get("epoch").asInt() == 1);
            assertThat(other.get("/api/v1/matches/1/game").has("clock")).isTrue();
            assertThat(other.get("/api/v1/matches/2/game").has("clock")).isTrue();
        }
    }

    @Test
    void shouldTakeTheScoreWithItAndTellNoEvents() throws Exception {
        final String match = "/api/v1/matches/2";
        final String players =
                "[{\"objectId\":3,\"name\":\"Three\"},{\"objectId\":4,\"number\":4,\"name\":\"Four\",\"position\":\"FW\"}]";
        program.send("PUT", match, "{\"teams\":{\"home\":{\"players\":" + players + "}}}");
        final String goal = "{\"team\":\"home\",\"objectId\":3,\"detail\":\"penalty\",\"tsUs\":1}";
        program.send("POST", match + "/goals", goal);
        program.send(
                "POST",
                match + "/cards",
                "{\"team\":\"home\",\"objectId\":4,\"detail\":\"red\",\"period\":1,\"clockMs\":5}");
        program.send("POST", match + "/substitutions", "{\"team\":\"home\",\"off\":4,\"on\":{\"name\":\"New\"}}");
        program.send("DELETE", match + "/cards/2", null);
        final ObjectNode whole = (ObjectNode) program.get(CONFIG);

        try (TestServer other = TestServer.open()) {
            other.send("PUT", match, "{\"teams\":{\"home\":{\"players\":" + players + "}}}");
            other.send("POST", match + "/goals", goal);
            other.send("POST", match + "/goals", goal);
            final HttpResponse<String> taken = other.send("PUT", CONFIG, withoutSigned(whole));

            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            for (final String list : new String[] {"/goals", "/cards", "/substitutions"}) {
                assertThat(other.get(match + list)).isEqualTo(program.get(match + list));
            }
            assertThat(other.get(match + "/goals").get("goals")).hasSize(1);
            assertThat(MAPPER.readTree(
                                    other.send("POST", match + "/goals", goal).body())
                            .get("id")
                            .asInt())
                    .as("an id is never given twice")
                    .isEqualTo(4);
            assertThat(other.get(match + "/events").get("newest").asInt())
                    .as("the two goals that were said here, and the last")
                    .isEqualTo(3);
        }
    }

    /** Keys are not part of what is shown. */
    private static String withoutSigned(final JsonNode configuration) {
        return configuration.toString().replace(",\"signed\":true", "");
    }

    @Test
    void shouldNameTheFaultsOfWhatWasSaid() throws Exception {
        final String incidents =
                "[{\"id\":2,\"kind\":\"card\",\"team\":\"us\",\"objectId\":0,\"detail\":\"penalty\",\"tsUs\":0},"
                        + "{\"id\":2,\"kind\":\"substitution\",\"team\":\"home\",\"objectId\":3,\"otherId\":64,\"detail\":\"red\","
                        + "\"off\":{\"objectId\":4,\"name\":\"\"},\"period\":6,\"clockMs\":-1,\"tsUs\":1},null]";

        final HttpResponse<String> refused = program.send(
                "PUT",
                CONFIG,
                "{\"format\":1,\"matches\":[{\"id\":1,\"rate\":0}],\"incidents\":[{\"match\":1,\"incidents\":"
                        + incidents + "},{\"match\":3,\"incidents\":[]}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(MAPPER.readTree(refused.body()).get("errors").findValuesAsText("field"))
                .as("all that is wrong, at once")
                .containsExactlyInAnyOrder(
                        "matches[0].rate",
                        "incidents[0].incidents[0].team",
                        "incidents[0].incidents[0].objectId",
                        "incidents[0].incidents[0].detail",
                        "incidents[0].incidents[0].tsUs",
                        "incidents[0].incidents[1].id",
                        "incidents[0].incidents[1].otherId",
                        "incidents[0].incidents[1].detail",
                        "incidents[0].incidents[1].off.name",
                        "incidents[0].incidents[1].off.objectId",
                        "incidents[0].incidents[1].on",
                        "incidents[0].incidents[1].period",
                        "incidents[0].incidents[1].clockMs",
                        "incidents[0].incidents[2]",
                        "incidents[1].match");
    }

    @Test
    void shouldShowNoKeyUnlessAskedAndKeepItWhenSentBack() throws Exception {
        final JsonNode shown = program.get(CONFIG);
        assertThat(shown.toString()).contains("\"signed\":true").doesNotContain(KEY);

        assertThat(program.send("PUT", CONFIG, shown.toString()).statusCode()).isEqualTo(200);

        assertThat(program.get(CONFIG + "?secrets=true").toString()).contains(KEY);
    }

    @Test
    void shouldNameEveryFaultAndChangeNothing() throws Exception {
        final JsonNode before = program.get(CONFIG);
        final ObjectNode wrong = before.deepCopy();
        ((ObjectNode) wrong.at("/matches/0")).put("rate", 0);
        ((ObjectNode) wrong.at("/matches/0/pitch")).put("lengthMetres", 1);
        ((ObjectNode) wrong.at("/matches/1")).put("id", 1).put("delayMs", 120_001);

        final HttpResponse<String> refused = program.send("PUT", CONFIG, wrong.toString());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(MAPPER.readTree(refused.body()).get("errors").findValuesAsText("field"))
                .contains("matches[0].rate", "matches[0].pitch.lengthMetres", "matches[1].id", "matches[1].delayMs");
        assertThat(program.get(CONFIG)).isEqualTo(before);
    }

    @Test
    void shouldRefuseWhatIsNoConfiguration() throws Exception {
        assertThat(program.send("PUT", CONFIG, "{\"matches\":[]}").statusCode()).isEqualTo(422);
        assertThat(program.send("PUT", CONFIG, "{\"format\":2,\"matches\":[]}").statusCode())
                .isEqualTo(422);
        assertThat(program.send("PUT", CONFIG, "{\"format\":1}").statusCode()).isEqualTo(422);
        assertThat(program.send("PUT", CONFIG, "{\"format\":1,\"matches\":[null,{}]}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(program.send("GET", CONFIG + "?secrets=yes", null).statusCode())
                .isEqualTo(400);
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(2);
    }

    @Test
    void shouldLetARunningMatchGoOnWhenNothingOfItsGroundChanges() throws Exception {
        await().until(() -> program.get("/api/v1/matches/1/feed").get("epoch").asInt() == 1);

        program.send("PUT", CONFIG, program.get(CONFIG).toString());
        program.send("PUT", "/api/v1/matches/2/pitch", "{\"lengthMetres\":90,\"widthMetres\":60}");

        await().until(() -> program.get("/api/v1/matches/2/feed").get("epoch").asInt() == 2);
        assertThat(program.get("/api/v1/matches/1/feed").get("epoch").asInt()).isEqualTo(1);
    }
}
