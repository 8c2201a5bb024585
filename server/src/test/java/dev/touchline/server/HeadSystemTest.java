package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks only for the head is told what a GET tells, but for the body: load balancers look at it. */
@Timeout(60)
class HeadSystemTest {
    private static final String ADMIN = "Authorization: Bearer correct horse\r\n";

    private static TestServer program;

    @BeforeAll
    static void open() throws Exception {
        program = TestServer.open(Map.of(ConfigKey.TOKEN, "correct horse"));
        program.send("PUT", "/api/v1/matches/1", "{}", "Authorization", "Bearer correct horse");
    }

    @AfterAll
    static void close() {
        program.close();
    }

    private static String ask(final String method, final String path, final String headers) throws IOException {
        try (RawSocket client = RawSocket.connect(program.server().httpPort())) {
            client.send(
                    method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "Connection: close\r\n\r\n");
            return client.readAll();
        }
    }

    /** The status line, and the headers but for those that tell when it was. */
    private static List<String> head(final String answer) {
        return Stream.of(answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n", -1))
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("date:"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs/http",
                "/api/v1/health",
                "/api/v1/openapi.json",
                "/api/v1/server",
                "/api/v1/matches/1",
                "/api/v1/matches/2",
                "/api/v1/matches/x",
                "/api/v1/matches/1/events?limit=0",
                "/api/v1/matches/1/reset",
                "/api/v1/config",
                "/api/v1/nothing",
                "/nothing"
            })
    void shouldAnswerAsAGetWithoutABody(final String path) throws Exception {
        for (final String headers : new String[] {"", ADMIN, ADMIN + "If-None-Match: *\r\n"}) {
            final String get = ask("GET", path, headers);
            final String head = ask("HEAD", path, headers);

            assertThat(head).endsWith("\r\n\r\n");
            assertThat(head(head)).as(headers).isEqualTo(head(get));
        }
    }

    @Test
    void shouldTellTheHeadersOfADocument() throws Exception {
        final String head = ask("HEAD", "/api/v1/matches/1", ADMIN);

        assertThat(head).startsWith("HTTP/1.1 200").contains("\r\nETag: \"");
        assertThat(head).containsPattern("\r\nContent-Length: [1-9]\\d+\r\n");
    }

    @Test
    void shouldLeaveTheConnectionFitForTheNextRequest() throws Exception {
        final List<String> statuses = new ArrayList<>();
        try (RawSocket client = RawSocket.connect(program.server().httpPort())) {
            for (final String path : new String[] {"/api/v1/matches/1", "/api/v1/matches/2", "/docs/http"}) {
                client.send("HEAD " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + ADMIN + "\r\n");
                statuses.add(client.readHead().substring(9, 12));
            }
        }

        assertThat(statuses).containsExactly("200", "404", "200");
    }
}
