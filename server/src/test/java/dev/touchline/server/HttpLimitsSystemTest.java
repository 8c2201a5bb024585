package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP of the whole program: how much of it one client may take, and what browsers are told. */
@Timeout(60)
class HttpLimitsSystemTest {
    private static final String GET = "GET /api/v1/server HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private static RawSocket connect(final TestServer program) throws IOException {
        return RawSocket.connect(program.server().httpPort());
    }

    private static String answer(final TestServer program, final String request) throws IOException {
        try (RawSocket client = connect(program)) {
            client.send(request);
            return client.readHead();
        }
    }

    @Test
    void shouldRefuseMoreRequestsASecondThanAnAddressMaySend() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.HTTP_MAX_REQUEST_RATE, "1"))) {
            HttpResponse<String> answer = program.send("GET", "/api/v1/server", null);
            assertThat(answer.statusCode()).isEqualTo(200);
            // Two seconds' worth are two requests; that a machine takes a second for each of ten is not to be thought
            // of.
            for (int i = 0; i < 10 && answer.statusCode() == 200; i++) {
                answer = program.send("GET", "/api/v1/server", null);
            }

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains("urn:touchline:problem:rate-limited");
        }
    }

    @Test
    void shouldRefuseADocumentOrAHeadThatIsTooLong() throws Exception {
        try (TestServer program =
                TestServer.open(Map.of(ConfigKey.HTTP_MAX_BODY, "2048", ConfigKey.HTTP_MAX_HEADER, "2048"))) {
            assertThat(program.send("POST", "/api/v1/matches", "{\"name\":\"" + "x".repeat(2_048) + "\"}")
                            .statusCode())
                    .isEqualTo(413);
            assertThat(answer(program, GET + "X-Long: " + "x".repeat(2_048) + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 431");
            assertThat(answer(program, "GET /" + "x".repeat(2_048) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 414");
            assertThat(answer(
                            program,
                            "POST /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n1000\r\n" + "x".repeat(4_096)
                                    + "\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void shouldCloseConnectionsBeyondTheLimitOfAnAddress() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.HTTP_MAX_CONNECTIONS_PER_ADDRESS, "2"));
                RawSocket first = connect(program)) {
            first.send(GET + "\r\n");
            assertThat(first.readHead()).startsWith("HTTP/1.1 200");
            try (RawSocket second = connect(program)) {
                second.send(GET + "\r\n");
                // Taken, or the third may be before it.
                assertThat(second.readHead()).startsWith("HTTP/1.1 200");
                try (RawSocket third = connect(program)) {
                    assertThat(third.readAll()).isEmpty();
                }
            }
            // When one has gone another may come.
            await().until(() -> {
                try {
                    return answer(program, GET + "\r\n").startsWith("HTTP/1.1 200");
                } catch (final IOException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void shouldCloseAConnectionWhoseRequestTrickles() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.HTTP_REQUEST_TIMEOUT, "600"));
                RawSocket silent = connect(program);
                RawSocket slow = connect(program);
                RawSocket slowSecond = connect(program);
                RawSocket slowBody = connect(program)) {
            slow.send(GET);
            slowSecond.send(GET + "\r\n");
            assertThat(slowSecond.readHead()).startsWith("HTTP/1.1 200");
            slowSecond.send(GET);
            slowBody.send("POST /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n{");
            await().until(() -> {
                for (final RawSocket each : new RawSocket[] {slow, slowSecond}) {
                    trickle(each, "X-Slow: 1\r\n");
                }
                trickle(slowBody, " ");
                return program.counter("http_request_timeouts") >= 4;
            });

            assertThat(silent.readAll()).isEmpty();
            assertThat(slow.readAll()).isEmpty();
        }
    }

    private static void trickle(final RawSocket client, final String text) {
        try {
            client.send(text);
        } catch (final IOException e) {
            // Closed by the server: what is waited for, and counted by it.
        }
    }

    @Test
    void shouldKeepAConnectionThatWaitsBetweenTwoRequests() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.HTTP_REQUEST_TIMEOUT, "300"));
                RawSocket waiting = connect(program);
                RawSocket silent = connect(program)) {
            waiting.send("GET /api/v1/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            waiting.readMessageBody();
            // The other has been closed for being late; this one is as old, and may wait.
            assertThat(silent.readAll()).isEmpty();

            waiting.send(GET + "\r\n");
            assertThat(waiting.readHead()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void shouldTellBrowsersToKeepAnswersToThemselves() throws Exception {
        try (TestServer program = TestServer.open()) {
            for (final String path : new String[] {"/api/v1/server", "/api/v1/nothing", "/"}) {
                final var headers = program.send("GET", path, null).headers();
                assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                        .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'");
                assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).contains("SAMEORIGIN");
                assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(headers.firstValue("Permissions-Policy").orElseThrow())
                        .contains("camera=()");
                assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
                assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
                assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
                assertThat(headers.firstValue("Strict-Transport-Security"))
                        .as("without TLS")
                        .isEmpty();
                assertThat(headers.firstValue("Server")).isEmpty();
                assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void shouldLetPagesOfListedOriginsReadAndNoOthers() throws Exception {
        final String listed = "https://graphics.example:8443";
        try (TestServer program =
                TestServer.open(Map.of(ConfigKey.ALLOWED_ORIGINS, listed, ConfigKey.TOKEN, "correct horse"))) {
            final String preflight = "OPTIONS /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,content-type\r\n";

            assertThat(answer(program, preflight + "Origin: " + listed + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 204")
                    .contains("Access-Control-Allow-Origin: " + listed + "\r\n")
                    .contains("Access-Control-Allow-Headers: Authorization, Content-Type")
                    .contains("Vary: Origin")
                    .doesNotContain("Allow-Credentials");
            for (final String origin : new String[] {
                "https://graphics.example", "https://graphics.example:8443.evil.example", "https://evil.example", "null"
            }) {
                assertThat(answer(program, preflight + "Origin: " + origin + "\r\n\r\n"))
                        .as(origin)
                        .startsWith("HTTP/1.1 403")
                        .doesNotContain("Access-Control");
            }
            // The answer to a preflight lets nobody in: the token is asked of what follows.
            assertThat(answer(program, GET + "Origin: " + listed + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 401")
                    .contains("Access-Control-Allow-Origin: " + listed + "\r\n");
        }
    }
}
