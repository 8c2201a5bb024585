package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control plane of the whole program: its documents, and what it refuses. */
@Timeout(60)
class ControlPlaneSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void shouldCreateChangeAndDeleteAMatch() throws Exception {
        final HttpResponse<String> created = program.send("POST", "/api/v1/matches", "{\"name\":\"Final\"}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/matches/1");
        assertThat(program.send("POST", "/api/v1/matches", "{\"id\":1}").statusCode())
                .isEqualTo(409);

        assertThat(program.send("PUT", "/api/v1/matches/1/pitch", "{\"lengthMetres\":104.82,\"widthMetres\":68.407}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.send(
                                "PUT",
                                "/api/v1/matches/1/teams/away/players",
                                "[{\"objectId\":31,\"number\":9,\"name\":\"Nine\"}]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.send("PUT", "/api/v1/matches/1/sources/4", "{\"name\":\"north\"}")
                        .statusCode())
                .isEqualTo(200);

        final JsonNode match = program.get("/api/v1/matches/1");
        assertThat(match.get("pitch").get("widthMetres").asDouble()).isEqualTo(68.407);
        assertThat(match.get("teams")
                        .get("away")
                        .get("players")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("Nine");
        assertThat(match.get("sources").get(0).get("id").asInt()).isEqualTo(4);
        assertThat(program.get("/api/v1/matches").get("matches")).hasSize(1);

        assertThat(program.send("DELETE", "/api/v1/matches/1/sources/4", null).statusCode())
                .isEqualTo(204);
        assertThat(program.send("DELETE", "/api/v1/matches/1", null).statusCode())
                .isEqualTo(204);
        assertThat(program.send("GET", "/api/v1/matches/1", null).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNeverShowAKeyAndKeepItWhenTheDocumentIsSentBack() throws Exception {
        final String key = "000102030405060708090a0b0c0d0e0f";
        program.send("PUT", "/api/v1/matches/1", "{\"sources\":[{\"id\":1,\"key\":\"" + key + "\"}]}");
        final String shown = program.send("GET", "/api/v1/matches/1", null).body();
        assertThat(shown).contains("\"signed\":true").doesNotContain(key);

        program.send("PUT", "/api/v1/matches/1", shown);

        assertThat(program.send("GET", "/api/v1/matches/1", null).body()).contains("\"signed\":true");
        assertThat(program.send("GET", "/api/v1/matches/1/sources", null).body())
                .doesNotContain(key);
    }

    @Test
    void shouldNotCallASourceSignedWhoseKeyNobodyKnows() throws Exception {
        final HttpResponse<String> refused =
                program.send("PUT", "/api/v1/matches/1", "{\"sources\":[{\"id\":1,\"signed\":true}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("sources[0].signed");
    }

    @ParameterizedTest
    @CsvSource({"999.1.1.1", "1:2", "example.org", "127.0.0.1.nip"})
    void shouldLeaveARunningMatchAloneWhenAChangeIsRefused(final String sender) throws Exception {
        program.send("PUT", "/api/v1/matches/1", "{\"sources\":[{\"id\":1}]}");
        await().until(() -> program.get("/api/v1/matches/1/feed").get("epoch").asLong() == 1);

        final HttpResponse<String> refused = program.send(
                "PUT",
                "/api/v1/matches/1",
                "{\"pitch\":{\"lengthMetres\":90,\"widthMetres\":60},\"sources\":[{\"id\":1,\"allowedSender\":\""
                        + sender + "\"}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(program.get("/api/v1/matches/1/pitch").get("lengthMetres").asDouble())
                .isEqualTo(105);
        assertThat(program.get("/api/v1/matches/1/feed").get("epoch").asLong()).isEqualTo(1);
    }

    @Test
    void shouldLoseNoneOfSeveralChangesAtOnce() throws Exception {
        program.send("PUT", "/api/v1/matches/1", "{}");
        final List<CompletableFuture<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            final int source = i;
            changes.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return program.send("PUT", "/api/v1/matches/1/sources/" + source, "{}")
                            .statusCode();
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                } catch (final InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }

        for (final CompletableFuture<Integer> change : changes) {
            assertThat(change.get()).isEqualTo(200);
        }
        assertThat(program.get("/api/v1/matches/1/sources")).hasSize(40);
    }

    @Test
    void shouldNameEveryFaultOfADocument() throws Exception {
        final HttpResponse<String> refused = program.send(
                "PUT",
                "/api/v1/matches/1",
                "{\"pitch\":{\"lengthMetres\":5,\"widthMetres\":68},\"rate\":0,\"teams\":{\"home\":{\"colour\":\"red\","
                        + "\"players\":[{\"objectId\":0,\"name\":\"\"},{\"objectId\":7,\"name\":\"x\"}]},\"away\":"
                        + "{\"players\":[{\"objectId\":7,\"name\":\"y\"}]}},\"sources\":[{\"id\":70000},{\"id\":1,\"key\":\"zz\","
                        + "\"allowedSender\":\"example.org\"}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        final JsonNode problem = MAPPER.readTree(refused.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:touchline:problem:invalid");
        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("errors").findValuesAsText("field"))
                .containsExactly(
                        "rate",
                        "pitch.lengthMetres",
                        "teams.home.colour",
                        "teams.home.players[0].objectId",
                        "teams.home.players[0].name",
                        "teams.away.players[0].objectId",
                        "sources[0].id",
                        "sources[1].allowedSender",
                        "sources[1].key");
        assertThat(program.get("/api/v1/matches").get("matches")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/pitch | {\"lengthMetres\":5,\"widthMetres\":68} | lengthMetres | is not 10 to 200: value=5.0",
                "/teams/home | {\"name\":\"\"} | name | is empty",
                "/teams/home | {\"players\":[{\"objectId\":8}]} | players[0].name | is missing",
                "/teams/home | {\"players\":[{\"objectId\":7,\"name\":\"x\"}]} | players[0].objectId | is another player's too: value=7",
                "/teams/home/players | [{\"objectId\":7,\"name\":\"x\"}] | [0].objectId | is another player's too: value=7",
                "/teams/away/players | [{\"objectId\":8,\"name\":\" \"}] | [0].name | is empty",
                "/sources/9 | {\"expectedRate\":-1} | expectedRate | is not 0 to 1000000000: value=-1.0",
                "/sources/65536 | {} | id | is not 0 to 65535: value=65536",
                "/sources/4294967295 | {} | id | is not 0 to 65535: value=4294967295"
            })
    void shouldNameAFaultByItsPlaceInTheBody(
            final String part, final String body, final String field, final String message) throws Exception {
        program.send(
                "PUT",
                "/api/v1/matches/1",
                "{\"sources\":[{\"id\":1}],\"teams\":{\"away\":{\"players\":[{\"objectId\":7,\"name\":\"y\"}]}}}");

        final HttpResponse<String> refused = program.send("PUT", "/api/v1/matches/1" + part, body);

        assertThat(refused.statusCode()).isEqualTo(422);
        final JsonNode error = MAPPER.readTree(refused.body()).at("/errors/0");
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/matches | {\"name\": | 400",
                "POST | /api/v1/matches | null | 400",
                "POST | /api/v1/matches | {\"nam\":\"x\"} | 400",
                "POST | /api/v1/matches | {\"pitch\":\"big\"} | 400",
                "PUT | /api/v1/matches/1 | {\"id\":2} | 422",
                "GET | /api/v1/matches/7 |  | 404",
                "GET | /api/v1/matches/abc |  | 404",
                "GET | /api/v1/matches/4294967296 |  | 404",
                "PUT | /api/v1/matches/+1 | {} | 404",
                "PUT | /api/v1/matches/%2B1 | {} | 404",
                "PUT | /api/v1/matches/01 | {} | 404",
                "PUT | /api/v1/matches/-0 | {} | 404",
                "PUT | /api/v1/matches/%D9%A1 | {} | 404",
                "GET | /api/v1/matches?limit=01 |  | 400",
                "GET | /api/v1/matches?limit=%2B1 |  | 400",
                "GET | /api/v1/matches?after=-1 |  | 200",
                "GET | /api/v1/clients?after=garbage |  | 400",
                "GET | /api/v1/clients?after=c01 |  | 400",
                "GET | /api/v1/clients?after=c7 |  | 200",
                "GET | /api/v1/nothing |  | 404",
                "GET | /nothing.html |  | 404",
                "DELETE | /api/v1/health |  | 405",
                "GET | /..%2f..%2fetc%2fpasswd |  | 404"
            })
    void shouldAnswerAWrongRequestWithAProblem(
            final String method, final String path, final String body, final int status) throws Exception {
        final HttpResponse<String> answer = program.send(method, path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at dev.touchline");
    }

    @Test
    void shouldShowHealthAddressesAndMetrics() throws Exception {
        program.send("PUT", "/api/v1/matches/3", "{\"sources\":[{\"id\":8}]}");

        assertThat(program.get("/api/v1/health").get("status").asText()).isEqualTo("ok");
        final JsonNode server = program.get("/api/v1/server");
        assertThat(server.get("liveUrl").asText())
                .isEqualTo("ws://127.0.0.1:" + program.server().liveAddress().getPort() + "/v1/live");
        assertThat(server.get("feed").get("port").asInt())
                .isEqualTo(program.server().feedAddress().getPort());
        final String metrics = program.send("GET", "/metrics", null).body();
        assertThat(metrics)
                .contains("touchline_records_accepted_total 0.0")
                .contains("touchline_rejected_wrong_tag_total")
                .contains("touchline_source_received{match=\"3\",source=\"8\"} 0.0")
                .contains("jvm_memory_used_bytes");
    }
}
