package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two operators at one match, a client that asks twice, and lists in parts. */
@Timeout(60)
class PreconditionSystemTest {
    private static final String MATCH = "/api/v1/matches/1";
    private static final String PITCH = "{\"lengthMetres\":100,\"widthMetres\":64}";

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        assertThat(program.send("PUT", MATCH, "{\"sources\":[{\"id\":1}]}").statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private String tag() throws Exception {
        return program.send("GET", MATCH, null).headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void shouldRefuseTheSecondOfTwoChangesToWhatBothHaveRead() throws Exception {
        final String read = tag();
        final HttpResponse<String> first =
                program.send("PUT", MATCH + "/teams/home", "{\"name\":\"First\"}", "If-Match", read);
        assertThat(first.statusCode()).isEqualTo(200);

        final HttpResponse<String> second =
                program.send("PUT", MATCH + "/teams/home", "{\"name\":\"Second\"}", "If-Match", read);

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("urn:touchline:problem:precondition-failed");
        assertThat(program.get(MATCH + "/teams/home").get("name").asText()).isEqualTo("First");
        assertThat(tag()).isEqualTo(first.headers().firstValue("ETag").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/v1/matches/1 {}",
                "PUT /api/v1/matches/1/pitch " + PITCH,
                "PUT /api/v1/matches/1/teams/away {}",
                "PUT /api/v1/matches/1/teams/away/players []",
                "PUT /api/v1/matches/1/sources/1 {}",
                "DELETE /api/v1/matches/1/sources/1 -",
                "DELETE /api/v1/matches/1 -"
            })
    void shouldHoldEveryChangeToItsPrecondition(final String change) throws Exception {
        final String[] parts = change.split(" ", 3);
        final String body = parts[2].equals("-") ? null : parts[2];
        final JsonNode before = program.get(MATCH);

        assertThat(program.send(parts[0], parts[1], body, "If-Match", "\"999999\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(program.send(parts[0], parts[1], body, "If-Match", "W/" + tag())
                        .statusCode())
                .as("weak tags are good for reading only")
                .isEqualTo(412);
        assertThat(program.send(parts[0], parts[1], body, "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(program.send(parts[0], parts[1], body, "If-Match", "nonsense")
                        .statusCode())
                .isEqualTo(400);
        assertThat(program.get(MATCH)).isEqualTo(before);

        assertThat(program.send(parts[0], parts[1], body, "If-Match", "\"1\", " + tag())
                        .statusCode())
                .isBetween(200, 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pitch", "/teams/home", "/teams/home/players", "/sources", "/sources/1", "/cards"})
    void shouldSayThatNothingHasChangedSince(final String part) throws Exception {
        final HttpResponse<String> read = program.send("GET", MATCH + part, null);
        final String tag = read.headers().firstValue("ETag").orElseThrow();

        final HttpResponse<String> again = program.send("GET", MATCH + part, null, "If-None-Match", "\"0\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        program.send("PUT", MATCH + "/teams/home", "{\"name\":\"Other\"}");
        assertThat(program.send("GET", MATCH + part, null, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldCreateOnlyWhatIsNotThereWhenAsked() throws Exception {
        assertThat(program.send("PUT", "/api/v1/matches/2", "{}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(412);
        assertThat(program.send("PUT", "/api/v1/matches/2", "{}", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(201);
        assertThat(program.send("PUT", "/api/v1/matches/2", "{}", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void shouldNotTakeANewMatchForAnOldOneOfTheSameId() throws Exception {
        final String old = tag();
        program.send("DELETE", MATCH, null);
        program.send("PUT", MATCH, "{\"sources\":[{\"id\":1}]}");

        assertThat(program.send("PUT", MATCH, "{}", "If-Match", old).statusCode())
                .isEqualTo(412);
    }

    @Test
    void shouldCreateOnceWhenACreationIsSentTwice() throws Exception {
        final HttpResponse<String> first =
                program.send("POST", "/api/v1/matches", "{\"name\":\"Cup\"}", "Idempotency-Key", "a");
        final HttpResponse<String> again =
                program.send("POST", "/api/v1/matches", "{\"name\":\"Cup\"}", "Idempotency-Key", "a");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(2);
        assertThat(program.send("POST", "/api/v1/matches", "{}", "Idempotency-Key", "a")
                        .statusCode())
                .isEqualTo(409);
        assertThat(program.send("POST", "/api/v1/matches", "{}", "Idempotency-Key", "not visible")
                        .statusCode())
                .isEqualTo(400);
        assertThat(program.send("POST", "/api/v1/matches", "{\"name\":\"Cup\"}", "Idempotency-Key", "b")
                        .statusCode())
                .isEqualTo(201);
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(3);
    }

    @Test
    void shouldGiveAListInParts() throws Exception {
        for (int id = 2; id <= 5; id++) {
            program.send("PUT", "/api/v1/matches/" + id, "{}");
        }

        final JsonNode first = program.get("/api/v1/matches?limit=2");
        final JsonNode second =
                program.get("/api/v1/matches?limit=2&after=" + first.get("next").asLong());
        final JsonNode third = program.get(
                "/api/v1/matches?limit=2&after=" + second.get("next").asLong());

        assertThat(first.get("matches").findValuesAsText("name")).startsWith("Match 1");
        assertThat(ids(first)).containsExactly(1L, 2L);
        assertThat(ids(second)).containsExactly(3L, 4L);
        assertThat(ids(third)).containsExactly(5L);
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(program.get("/api/v1/matches").get("next").isNull()).isTrue();
        assertThat(program.send("GET", "/api/v1/matches?limit=0", null).statusCode())
                .isEqualTo(400);
        assertThat(program.send("GET", "/api/v1/matches?page=2", null).statusCode())
                .isEqualTo(400);
    }

    private static Long[] ids(final JsonNode page) {
        final Long[] ids = new Long[page.get("matches").size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = page.get("matches").get(i).get("id").asLong();
        }
        return ids;
    }
}
