package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.server.config.ConfigKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored, on both databases: it is there after a restart, as it was, and a database that is gone changes nothing. */
@Timeout(120)
class StorageSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MATCH = "/api/v1/matches/7";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String HOSTILE = "Robert'); DROP TABLE matches;-- \"quoted\" \\ ${x} :y ? %s 漢字 🙂";

    @TempDir
    private Path folder;

    private Map<ConfigKey, String> options;
    private TestServer program;

    @AfterEach
    void close() {
        if (program != null) {
            program.close();
        }
    }

    private void open(final StoreKind kind) throws Exception {
        options = kind.options(folder);
        program = TestServer.open(options);
    }

    private void restart() throws Exception {
        program.close();
        program = TestServer.open(options);
    }

    private int put(final String path, final String json) throws Exception {
        return program.send("PUT", path, json).statusCode();
    }

    private static String match() {
        final ObjectNode match = MAPPER.createObjectNode().put("name", HOSTILE);
        match.put("mode", "replay").put("rate", 2.5).put("delayMs", 3200);
        match.putObject("pitch").put("lengthMetres", 104.82).put("widthMetres", 68.407);
        final ObjectNode teams = match.putObject("teams");
        int object = 1;
        for (final String side : new String[] {"home", "away"}) {
            final ObjectNode team = teams.putObject(side);
            team.put("name", HOSTILE).put("shortName", "'--").put("colour", "#0a0b0c");
            final ArrayNode players = team.putArray("players");
            players.addObject()
                    .put("objectId", object++)
                    .put("number", 1)
                    .put("name", HOSTILE)
                    .put("position", "' OR 1=1");
            players.addObject().put("objectId", object++).put("name", "B");
        }
        match.putArray("sources")
                .addObject()
                .put("id", 65535)
                .put("name", HOSTILE)
                .put("expectedRate", 2300.5)
                .put("allowedSender", "2001:db8::1")
                .put("key", KEY)
                .put("clockOffsetMicros", -1500);
        return match.toString();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowTokensAfterARestartAndNotThoseThatWereRevoked(final StoreKind kind) throws Exception {
        open(kind);
        final ObjectNode request =
                MAPPER.createObjectNode().put("name", HOSTILE).put("role", "graphics");
        request.put("expiresAt", "2100-01-01T00:00:00Z").put("wearables", true);
        request.putArray("matchIds").add(4_294_967_295L).add(7);
        final JsonNode kept = MAPPER.readTree(
                program.send("POST", "/api/v1/tokens", request.toString()).body());
        final JsonNode revoked =
                MAPPER.readTree(program.send("POST", "/api/v1/tokens", "{\"name\":\"x\",\"role\":\"admin\"}")
                        .body());
        program.send("DELETE", "/api/v1/tokens/" + revoked.get("id").asText(), null);
        final String list = program.send("GET", "/api/v1/tokens", null).body();

        restart();

        assertThat(program.send("GET", "/api/v1/tokens", null).body()).isEqualTo(list);
        assertThat(MAPPER.readTree(list).at("/tokens/0/name").asText()).isEqualTo(HOSTILE);
        final String path = "/api/v1/matches/7";
        assertThat(status(path, kept)).as("in scope, and not there").isEqualTo(404);
        assertThat(status("/api/v1/matches/8", kept)).isEqualTo(403);
        assertThat(status(path, revoked)).isEqualTo(401);
    }

    private int status(final String path, final JsonNode token) throws Exception {
        return program.send(
                        "GET",
                        path,
                        null,
                        "Authorization",
                        "Bearer " + token.get("secret").asText())
                .statusCode();
    }

    @ParameterizedTest
    @EnumSource
    void shouldComeBackWithEverythingConfiguredWhenStartedAgain(final StoreKind kind) throws Exception {
        open(kind);
        assertThat(put(MATCH, match())).isEqualTo(201);
        assertThat(put("/api/v1/matches/0", "{}")).isEqualTo(201);
        assertThat(put("/api/v1/matches/9", "{}")).isEqualTo(201);
        program.send("POST", MATCH + "/cards", "{\"team\":\"home\",\"objectId\":1,\"detail\":\"red\",\"tsUs\":5}");
        final String mistake = "{\"team\":\"home\",\"objectId\":1,\"detail\":\"yellow\",\"tsUs\":6}";
        program.send(
                "POST",
                MATCH + "/substitutions",
                "{\"team\":\"away\",\"off\":4,\"on\":{\"number\":14,\"name\":\"'; DELETE FROM players\"},\"period\":2,\"clockMs\":60000}");
        program.send("POST", MATCH + "/cards", mistake);
        program.send("DELETE", MATCH + "/cards/3", null);
        program.send("DELETE", "/api/v1/matches/9", null);
        final JsonNode before = program.get("/api/v1/config?secrets=true");
        final JsonNode cards = program.get(MATCH + "/cards");
        final JsonNode substitutions = program.get(MATCH + "/substitutions");
        final String tag = tag(MATCH);

        restart();

        final JsonNode after = program.get("/api/v1/config?secrets=true");
        assertThat(after).isEqualTo(before);
        assertThat(after.toString()).contains(KEY);
        assertThat(program.get(MATCH).get("name").asText()).isEqualTo(HOSTILE);
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(2);
        assertThat(program.get(MATCH + "/cards")).isEqualTo(cards);
        assertThat(program.get(MATCH + "/substitutions")).isEqualTo(substitutions);
        assertThat(substitutions.at("/substitutions/0/on/name").asText()).isEqualTo("'; DELETE FROM players");
        assertThat(tag(MATCH)).isEqualTo(tag);
        assertThat(MAPPER.readTree(
                                program.send("POST", MATCH + "/cards", mistake).body())
                        .get("id")
                        .asInt())
                .as("the id of what was taken back is not given again")
                .isEqualTo(4);
    }

    private String tag(final String path) throws Exception {
        return program.send("GET", path, null).headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnCountingEpochsAndVersionsWhenStartedAgain(final StoreKind kind) throws Exception {
        open(kind);
        put("/api/v1/matches/9", "{}");
        final long version = Long.parseLong(tag("/api/v1/matches/9").replace("\"", ""));
        program.send("POST", "/api/v1/matches/9/reset", "{}");
        await().until(() -> program.get("/api/v1/matches/9/feed").get("epoch").asLong() == 2);

        restart();

        await().until(() -> program.get("/api/v1/matches/9/feed").get("epoch").asLong() == 1_002);
        program.send("DELETE", "/api/v1/matches/9", null);
        restart();
        put("/api/v1/matches/9", "{}");
        await().until(() -> program.get("/api/v1/matches/9/feed").get("epoch").asLong() == 1_003);
        assertThat(Long.parseLong(tag("/api/v1/matches/9").replace("\"", ""))).isGreaterThan(version);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerACreationAlikeWhenItIsSentAgainAfterARestart(final StoreKind kind) throws Exception {
        open(kind);
        final String[] key = {"Idempotency-Key", "k-'; DROP TABLE idempotent_answers;--".replace(' ', '_')};
        final HttpResponse<String> first = program.send("POST", "/api/v1/matches", "{\"name\":\"Cup\"}", key);
        assertThat(first.statusCode()).isEqualTo(201);

        restart();

        final HttpResponse<String> again = program.send("POST", "/api/v1/matches", "{\"name\":\"Cup\"}", key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(1);
        assertThat(program.send("POST", "/api/v1/matches", "{\"name\":\"League\"}", key)
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource
    void shouldChangeNothingAndGoOnServingWhenTheDatabaseIsGone(final StoreKind kind) throws Exception {
        open(kind);
        put(MATCH, match());
        final JsonNode before = program.get(MATCH);

        program.server().database().close();

        final HttpResponse<String> refused = program.send("PUT", MATCH, "{\"name\":\"Other\"}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("urn:touchline:problem:store-unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(program.send("DELETE", MATCH, null).statusCode()).isEqualTo(503);
        assertThat(program.send("POST", "/api/v1/matches", "{}").statusCode()).isEqualTo(503);
        assertThat(program.get(MATCH)).isEqualTo(before);
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(1);
        assertThat(program.get(MATCH + "/game").has("clock")).isTrue();
        assertThat(program.get("/api/v1/health").get("status").asText()).isEqualTo("degraded");
        assertThat(program.get("/api/v1/health").get("reasons").toString())
                .contains("database does not answer: changes are refused");
        assertThat(program.counter("database_failures")).isGreaterThanOrEqualTo(3);
    }
}
