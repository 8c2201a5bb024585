package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.config.ConfigKey;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no route is reached by, or that are refused before: each is answered with a problem, in words of our own. */
@Timeout(60)
class HttpErrorsSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MATCH = "/api/v1/matches/1";

    private static TestServer program;

    @BeforeAll
    static void open() throws Exception {
        program = TestServer.open(Map.of(ConfigKey.HTTP_MAX_BODY, "2048", ConfigKey.HTTP_MAX_HEADER, "2048"));
        program.send("PUT", MATCH, "{\"sources\":[{\"id\":1}]}");
    }

    @AfterAll
    static void close() {
        program.close();
    }

    private static String raw(final String request) throws Exception {
        try (RawSocket client = RawSocket.connect(program.server().httpPort())) {
            client.send(request);
            return client.readAll();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /etc%00 HTTP/1.1~Host: 127.0.0.1~~ | 400 | bad-request",
                "GET /a%2 HTTP/1.1~Host: 127.0.0.1~~ | 400 | bad-request",
                "GET /api/v1/health HTTP/1.1~Connection: close~~ | 400 | bad-request",
                "GET /api/v1/health HTTP/1.1~Host: 127.0.0.1~X-Bell: \u0007~~ | 400 | bad-request",
                "GET /api/v1/health HTTP/9.9~Host: 127.0.0.1~~ | 505 | bad-request",
                "GET /{long} HTTP/1.1~Host: 127.0.0.1~~ | 414 | too-large",
                "GET / HTTP/1.1~Host: 127.0.0.1~X-Long: {long}~~ | 431 | too-large"
            })
    void shouldAnswerWhatCannotBeReadWithAProblem(final String request, final int status, final String type)
            throws Exception {
        final String answer = raw(request.replace("~", "\r\n").replace("{long}", "x".repeat(3_000)));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Content-Type: application/problem+json");
        final JsonNode problem = MAPPER.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.get("type").asText()).isEqualTo("urn:touchline:problem:" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotEmpty();
        assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("org.eclipse", "<html", "CNTL");
    }

    @Test
    void shouldSayHowLongAnAddressAndHeadersMayBe() throws Exception {
        assertThat(raw("GET /" + "x".repeat(3_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .contains("most=2048 bytes");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(3_000) + "\r\n\r\n"))
                .contains("most=2048 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | /api/v1/matches/1 | GET, HEAD, PUT, DELETE",
                "DELETE | /api/v1/matches | GET, HEAD, POST",
                "POST | /api/v1/health | GET, HEAD",
                "GET | /api/v1/matches/1/reset | POST"
            })
    void shouldSayWhatAResourceTakes(final String method, final String path, final String allowed) throws Exception {
        for (final String accept : new String[] {"application/json", "text/html"}) {
            final HttpResponse<String> answer = program.send(method, path, null, "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", ", -1))
                    .containsExactlyInAnyOrder(allowed.split(", ", -1));
        }
    }

    @Test
    void shouldSayHowLongABodyMayBe() throws Exception {
        final String tooLong = "{\"name\":\"" + "x".repeat(2_100) + "\"}";

        for (final String path : new String[] {MATCH, "/api/v1/matches"}) {
            final HttpResponse<String> refused = program.send(path.equals(MATCH) ? "PUT" : "POST", path, tooLong);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("body is too large: most=2048 bytes");
        }
        assertThat(raw("POST /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n900\r\n" + "x".repeat(0x900)
                        + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("most=2048 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT /api/v1/matches/1 | application/json | 413",
                "PUT /api/v1/matches/1 | text/plain | 415",
                "PATCH /api/v1/matches/1 | application/json | 405",
                "PUT /api/v1/nothing | application/json | 404"
            })
    void shouldSayWhyToAClientThatSendsAllBeforeItReads(final String line, final String type, final int status)
            throws Exception {
        final String head =
                line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: " + type + "\r\n";
        // More than sockets and buffers hold.
        final String body = "x".repeat(16 << 20);

        assertThat(raw(head + "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 " + status);
        assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n1000000\r\n" + body + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void shouldNotWaitForABodyThatDoesNotCome() throws Exception {
        final String head = "PUT " + MATCH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 100000\r\n";

        assertThat(raw(head + "\r\n{")).startsWith("HTTP/1.1 413");
        assertThat(raw(head + "Expect: 100-continue\r\n\r\n")).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 200",
                "APPLICATION/JSON | 200",
                "application/json; charset=utf-8 | 200",
                "application/json;charset=\"UTF-8\" | 200",
                "application/json; charset=latin-1 | 415",
                "application/json; charset=iso-8859-1 | 415",
                "application/json; charset=utf-16 | 415",
                "application/json; charset | 415",
                "application/octet-stream | 415",
                "text/plain | 415"
            })
    void shouldTakeJsonInUtf8Only(final String contentType, final int status) throws Exception {
        final HttpResponse<String> answer =
                program.send("PUT", MATCH + "/teams/home", null, "Content-Type", contentType);

        assertThat(answer.statusCode()).isEqualTo(status == 200 ? 400 : 415);
        assertThat(answer.body())
                .contains(
                        status == 200
                                ? "body is missing"
                                : "contentType=" + contentType.split(";", 2)[0]);
    }

    @Test
    void shouldAskABodyOnlyWhereThereIsSomethingToSay() throws Exception {
        assertThat(program.send("POST", MATCH + "/reset", null).statusCode()).isEqualTo(202);
        assertThat(program.send("POST", MATCH + "/stop", null).statusCode())
                .as("nothing has been received")
                .isEqualTo(409);
        assertThat(program.send("POST", "/api/v1/matches", null).statusCode()).isEqualTo(415);
        assertThat(raw("POST " + MATCH + "/reset HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n"
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("POST " + MATCH + "/reset HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n"))
                .as("an old browser's form, which sends no origin")
                .startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": | body is not JSON: it ends too early: line=1, column=9",
                "{\"pitch\":{\"lengthMetres\": | body is not JSON: it ends too early: line=1",
                "{\"rate\":NaN} | body is not JSON: something else is wanted there: line=1",
                "{'name':1} | body is not JSON: something else is wanted there: line=1, column=2",
                "{\"name\":\"a\",\"name\":\"b\"} | body is not JSON: a key is given twice: line=1",
                "{\"pitch\":{\"widthMetres\":1,\"widthMetres\":1}} | body is not JSON: a key is given twice",
                "{} {} | body is followed by something more",
                "[] | body is not an object",
                "{\"delayMs\":99999999999} | is out of range"
            })
    void shouldSayInItsOwnWordsWhereABodyIsWrong(final String body, final String reason) throws Exception {
        final HttpResponse<String> refused = program.send("PUT", MATCH, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(reason)
                .doesNotContain("Feature", "Source", "Token", "token", "int`", "java");
    }

    @Test
    void shouldTakeASnapshotAsBytesOnly() throws Exception {
        final HttpResponse<String> refused = program.send("PUT", MATCH + "/snapshot", "{}");

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.body()).contains("body is not application/octet-stream: contentType=application/json");
    }
}
