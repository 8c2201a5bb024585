package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API tokens of the whole program: made, used, ended. */
@Timeout(60)
class TokenSystemTest extends TokenFixture {
    @ParameterizedTest
    @CsvSource({"viewer, false", "graphics, false", "producer, true", "admin, true"})
    void shouldTellOnlyOperatorsWhereASourceSendsFrom(final String role, final boolean told) throws Exception {
        as(
                ADMIN,
                "PUT",
                "/api/v1/matches/1/sources/4",
                "{\"name\":\"north\",\"expectedRate\":575,\"allowedSender\":\"192.0.2.7\",\"key\":\"" + "0".repeat(32)
                        + "\"}");
        final String token = secret("{\"name\":\"t\",\"role\":\"" + role + "\"}");

        for (final String path : new String[] {"", "/1", "/1/sources", "/1/sources/4"}) {
            final HttpResponse<String> shown = as(token, "GET", "/api/v1/matches" + path, null);
            assertThat(shown.body().contains("expectedRate")).as(path).isEqualTo(told);
            assertThat(shown.body().contains("192.0.2.7")).as(path).isEqualTo(told);
            assertThat(shown.body()).contains("\"north\"", "\"signed\":true").doesNotContain("key");
            assertThat(shown.headers().firstValue("ETag"))
                    .isEqualTo(as(ADMIN, "GET", "/api/v1/matches" + path, null)
                            .headers()
                            .firstValue("ETag"));
        }
    }

    @Test
    void shouldShowASecretOnceAndNeverAgain() throws Exception {
        final HttpResponse<String> made =
                as(ADMIN, "POST", "/api/v1/tokens", "{\"name\":\"board\",\"role\":\"viewer\",\"matchIds\":[2,1]}");
        final JsonNode token = MAPPER.readTree(made.body());
        final String path = "/api/v1/tokens/" + token.get("id").asText();

        assertThat(made.headers().firstValue("Location")).contains(path);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(token.get("secret").asText()).startsWith("tl_");
        assertThat(token.get("matchIds").toString()).isEqualTo("[1,2]");
        final String shown = as(ADMIN, "GET", path, null).body();
        final String list = as(ADMIN, "GET", "/api/v1/tokens", null).body();
        assertThat(shown).contains("board").doesNotContain("secret").doesNotContain("hash");
        assertThat(list).contains("board").doesNotContain("secret").doesNotContain("hash");
    }

    @Test
    void shouldTakeTheTokenOfAnotherServer() throws Exception {
        final String board = "{\"name\":\"board\",\"role\":\"viewer\",\"matchIds\":[1]";
        final String secret = secret(board + "}");
        final String id = secret.substring(3, 19);
        final String withSecret = board + ",\"secret\":\"" + secret + "\"}";

        assertThat(as(ADMIN, "POST", "/api/v1/tokens", withSecret).statusCode())
                .as("there is one")
                .isEqualTo(409);
        assertThat(as(ADMIN, "DELETE", "/api/v1/tokens/" + id, null).statusCode())
                .isEqualTo(204);
        assertThat(as(secret, "GET", "/api/v1/matches/1", null).statusCode()).isEqualTo(401);

        final HttpResponse<String> made = as(ADMIN, "POST", "/api/v1/tokens", withSecret);
        assertThat(made.statusCode()).as("as a backup is told of it").isEqualTo(201);
        assertThat(MAPPER.readTree(made.body()).get("id").asText()).isEqualTo(id);
        assertThat(as(secret, "GET", "/api/v1/matches/1", null).statusCode()).isEqualTo(200);
        assertThat(as(secret.substring(0, 20) + "A".repeat(43), "GET", "/api/v1/matches/1", null)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"viewer\"} | name",
                "{\"name\":\" \",\"role\":\"viewer\"} | name",
                "{\"name\":\"a\\nb\",\"role\":\"viewer\"} | name",
                "{\"name\":\"x\",\"role\":\"owner\"} | role",
                "{\"name\":\"x\"} | role",
                "{\"name\":\"x\",\"role\":\"viewer\",\"matchIds\":[]} | matchIds",
                "{\"name\":\"x\",\"role\":\"viewer\",\"matchIds\":[-1]} | matchIds",
                "{\"name\":\"x\",\"role\":\"viewer\",\"matchIds\":[null]} | matchIds",
                "{\"name\":\"x\",\"role\":\"viewer\",\"query\":true} | query",
                "{\"name\":\"x\",\"role\":\"viewer\",\"query\":true,\"matchIds\":[1,2]} | query",
                "{\"name\":\"x\",\"role\":\"producer\",\"query\":true,\"matchIds\":[1]} | query",
                "{\"name\":\"x\",\"role\":\"viewer\",\"secret\":\"\"} | secret",
                "{\"name\":\"x\",\"role\":\"viewer\",\"secret\":\"tl_0123456789abcdef_short\"} | secret",
                "{\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"tomorrow\"} | expiresAt",
                "{\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"2001-01-01T00:00:00Z\"} | expiresAt",
                "{\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"+999999999-01-01T00:00:00Z\"} | expiresAt"
            })
    void shouldNameTheFaultOfARequest(final String json, final String field) throws Exception {
        final HttpResponse<String> refused = as(ADMIN, "POST", "/api/v1/tokens", json);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(MAPPER.readTree(refused.body()).get("errors").findValuesAsText("field"))
                .containsExactly(field);
        assertThat(as(ADMIN, "GET", "/api/v1/tokens", null).body()).isEqualTo("{\"tokens\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What each role is answered: viewer of match 1, producer of match 1, viewer, producer, admin
                "GET | /api/v1/server | | 200 | 200 | 200 | 200 | 200",
                "GET | /api/v1/matches/1 | | 200 | 200 | 200 | 200 | 200",
                "GET | /api/v1/matches/2 | | 403 | 403 | 200 | 200 | 200",
                "GET | /api/v1/matches/2/heatmaps/ball.json | | 403 | 403 | 200 | 200 | 200",
                "GET | /api/v1/matches/77 | | 403 | 403 | 404 | 404 | 404",
                "PUT | /api/v1/matches/1/sources/4 | {} | 403 | 200 | 403 | 200 | 200",
                "PUT | /api/v1/matches/2/sources/4 | {} | 403 | 403 | 403 | 200 | 200",
                "POST | /api/v1/matches/2/reset | {} | 403 | 403 | 403 | 202 | 202",
                "GET | /api/v1/matches/1/snapshot | | 403 | 200 | 403 | 200 | 200",
                "POST | /api/v1/matches | {\"id\":1} | 403 | 403 | 403 | 409 | 409",
                "GET | /api/v1/counters | | 403 | 403 | 200 | 200 | 200",
                "GET | /metrics | | 403 | 403 | 200 | 200 | 200",
                "GET | /api/v1/tokens | | 403 | 403 | 403 | 403 | 200",
                "POST | /api/v1/tokens | {} | 403 | 403 | 403 | 403 | 422",
                "GET | /api/v1/nothing | | 404 | 404 | 404 | 404 | 404"
            })
    void shouldAllowARoleWhatItMayInItsMatches(
            final String method,
            final String path,
            final String json,
            final int viewerOfOne,
            final int producerOfOne,
            final int viewer,
            final int producer,
            final int admin)
            throws Exception {
        final String one = ",\"matchIds\":[1]}";
        final String[] tokens = {
            secret("{\"name\":\"a\",\"role\":\"viewer\"" + one),
            secret("{\"name\":\"b\",\"role\":\"producer\"" + one),
            secret("{\"name\":\"c\",\"role\":\"viewer\"}"),
            secret("{\"name\":\"d\",\"role\":\"producer\"}"),
            secret("{\"name\":\"e\",\"role\":\"admin\"}")
        };
        final int[] expected = {viewerOfOne, producerOfOne, viewer, producer, admin};
        for (int i = 0; i < tokens.length; i++) {
            final HttpResponse<String> answer = as(tokens[i], method, path, json);
            assertThat(answer.statusCode()).as("token %s: %s", i, answer.body()).isEqualTo(expected[i]);
            if (expected[i] == 403) {
                assertThat(answer.body()).contains("urn:touchline:problem:forbidden");
            }
        }
    }

    @Test
    void shouldNotMakeATokenThatMayMoreOrLastsLongerThanItsMaker() throws Exception {
        final String admin = secret("{\"name\":\"a\",\"role\":\"admin\",\"expiresAt\":\"2090-06-30T22:00:00Z\"}");
        final String viewer = "{\"name\":\"v\",\"role\":\"viewer\",\"expiresAt\":\"%s\",\"wearables\":%s}";

        final HttpResponse<String> wearables =
                as(admin, "POST", "/api/v1/tokens", viewer.formatted("2090-06-30T22:00:00Z", true));
        final HttpResponse<String> later =
                as(admin, "POST", "/api/v1/tokens", viewer.formatted("2090-06-30T22:00:01Z", false));
        final HttpResponse<String> never = as(admin, "POST", "/api/v1/tokens", "{\"name\":\"v\",\"role\":\"viewer\"}");
        final HttpResponse<String> asLong =
                as(admin, "POST", "/api/v1/tokens", viewer.formatted("2090-06-30T22:00:00Z", false));

        assertThat(wearables.statusCode()).isEqualTo(403);
        assertThat(wearables.body()).contains("wearables");
        assertThat(later.statusCode()).isEqualTo(403);
        assertThat(later.body()).contains("2090-06-30T22:00:00Z");
        assertThat(never.statusCode()).isEqualTo(403);
        assertThat(asLong.statusCode()).as(asLong.body()).isEqualTo(201);
    }

    @Test
    void shouldTellAStrangerHowTheServerDoesAndNotWhy() throws Exception {
        program.server().database().close();
        assertThat(as(ADMIN, "PUT", "/api/v1/matches/1", "{}").statusCode()).isEqualTo(503);

        final JsonNode stranger = program.get("/api/v1/health");
        final String admin = as(ADMIN, "GET", "/api/v1/health", null).body();

        assertThat(stranger.get("status").asText()).isEqualTo("degraded");
        assertThat(stranger.get("reasons").toString()).isEqualTo("[\"reasons are told to whoever shows a token\"]");
        assertThat(admin).contains("degraded").contains("database does not answer");
    }

    @Test
    void shouldListOnlyTheMatchesOfATokensScope() throws Exception {
        final String token = secret("{\"name\":\"board\",\"role\":\"viewer\",\"matchIds\":[2]}");

        final JsonNode matches = MAPPER.readTree(
                        as(token, "GET", "/api/v1/matches", null).body())
                .get("matches");

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).get("id").asInt()).isEqualTo(2);
    }

    @Test
    void shouldRefuseARevokedTokenFromThenOn() throws Exception {
        final JsonNode token = make("{\"name\":\"board\",\"role\":\"viewer\"}");
        final String secret = token.get("secret").asText();
        final String path = "/api/v1/tokens/" + token.get("id").asText();
        assertThat(as(secret, "GET", "/api/v1/matches", null).statusCode()).isEqualTo(200);

        assertThat(as(ADMIN, "DELETE", path, null).statusCode()).isEqualTo(204);

        assertThat(as(secret, "GET", "/api/v1/matches", null).statusCode()).isEqualTo(401);
        assertThat(as(ADMIN, "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(as(ADMIN, "DELETE", path, null).statusCode()).isEqualTo(404);
    }
}
