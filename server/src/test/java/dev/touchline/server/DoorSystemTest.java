package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in at either port of the whole program, and as what: names, pages, tokens, and requests that cannot be read. */
@Timeout(60)
class DoorSystemTest {
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
    void shouldRefuseABodyThatIsNoJsonDocument() throws Exception {
        final String form = "POST /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(raw(form)).startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , 200",
        "localhost:8080, http://localhost:3000, 200",
        "'[::1]', , 200",
        "evil.example, , 403",
        "127.0.0.1.evil.example, , 403",
        "127.0.0.1, http://evil.example, 403",
        "127.0.0.1, null, 403",
        "127.0.0.1, http://127.0.0.1.evil.example, 403"
    })
    void shouldAnswerOnlyToItsOwnNamesAndPages(final String host, final String origin, final int status)
            throws Exception {
        final String request = "GET /api/v1/server HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n") + "\r\n";

        assertThat(raw(request)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, , 403",
        "127.0.0.1, http://evil.example, 403",
        "127.0.0.1, http://127.0.0.1:8080, 101",
        "127.0.0.1, , 101"
    })
    void shouldUpgradeOnlyForItsOwnNamesAndPages(final String host, final String origin, final int status)
            throws Exception {
        final String request = "GET /v1/live HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n") + "\r\n";

        assertThat(firstLine(program.server().liveAddress().getPort(), request)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void shouldAskForTheTokenEverywhereButHealth() throws Exception {
        try (TestServer closed = TestServer.open(Map.of(ConfigKey.TOKEN, "correct horse"))) {
            assertThat(closed.send("GET", "/api/v1/health", null).statusCode()).isEqualTo(200);
            assertThat(closed.send("GET", "/api/v1/matches", null).statusCode()).isEqualTo(401);
            for (final String path : new String[] {"/metrics", "/metrics/", "/api/v1/matches/", "/api/v1/nothing"}) {
                assertThat(closed.send("GET", path, null).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(closed.send("GET", "/api/v1/matches", null, "Authorization", "Bearer wrong")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(closed.send("GET", "/api/v1/matches", null, "Authorization", "Bearer correct horse")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseAHandshakeWhoseAddressCannotBeRead() throws Exception {
        final int port = program.server().liveAddress().getPort();
        final String start = " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(firstLine(port, "POST /v1/live?%zz" + start)).startsWith("HTTP/1.1 400");
        assertThat(firstLine(port, "GET /v1/other" + start)).startsWith("HTTP/1.1 404");
        assertThat(firstLine(port, "GET /v1/live" + start)).startsWith("HTTP/1.1 400");
        assertThat(program.counter("live_refused")).isEqualTo(3);
    }

    private String raw(final String request) throws IOException {
        return firstLine(program.server().httpPort(), request);
    }

    private static String firstLine(final int port, final String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            final byte[] start = socket.getInputStream().readNBytes(16);
            return new String(start, StandardCharsets.UTF_8);
        }
    }
}
