package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What foreign pages, and texts that are meant to be more than texts, are answered. */
@Timeout(60)
class RequestAttackSystemTest extends AttackFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | {\"name\":\"x\"} | 403",
                "application/x-www-form-urlencoded | name=x | 403",
                "multipart/form-data; boundary=x | --x-- | 403",
                "application/json | {\"name\":\"x\"} | 403"
            })
    void shouldRefuseWhatAForeignPageSendsEvenWithTheToken(
            final String contentType, final String body, final int status) throws Exception {
        final String head = "POST /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + ADMIN
                + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length() + "\r\n";

        assertThat(http(head + "Origin: https://evil.example\r\n\r\n" + body)).startsWith("HTTP/1.1 " + status);
        assertThat(http(head + "Origin: null\r\n\r\n" + body)).startsWith("HTTP/1.1 " + status);
        // Without an origin, as an old browser sends a form: the type of its body gives it away.
        assertThat(http(head + "\r\n" + body))
                .startsWith(contentType.equals("application/json") ? "HTTP/1.1 201" : "HTTP/1.1 415");
        final JsonNode matches =
                MAPPER.readTree(admin("GET", "/api/v1/matches", null).body()).get("matches");
        for (final JsonNode match : matches) {
            if (match.get("id").asInt() > 2) {
                assertThat(contentType).isEqualTo("application/json");
                admin("DELETE", "/api/v1/matches/" + match.get("id").asInt(), null);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/..%2f..%2f..%2f..%2fetc%2fpasswd",
                "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/..;/..;/etc/passwd",
                "/%252e%252e/%252e%252e/etc/passwd",
                "/..\\..\\etc\\passwd",
                "/..%5c..%5cetc%5cpasswd",
                "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
                "/assets/../../logback.xml",
                "/..%2flogback.xml",
                "/%2e%2e/logback.xml",
                "/../META-INF/MANIFEST.MF",
                "/..%2fdev/touchline/server/Touchline.class",
                "/dev/touchline/server/Touchline.class",
                "/logback.xml",
                "//etc/passwd",
                "/file:///etc/passwd",
                "/etc/passwd%00.html"
            })
    void shouldServeNoFileButThePagesOwn(final String target) throws IOException {
        try (RawSocket client = RawSocket.connect(program.server().httpPort())) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            final String answer = client.readAll();

            assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ");
            assertThat(answer)
                    .doesNotContain("root:")
                    .doesNotContain("<configuration>")
                    .doesNotContain("Main-Class")
                    .doesNotContain("\u00ca\u00fe\u00ba\u00be");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'); DROP TABLE api_tokens; --",
                "' OR '1'='1",
                "\\\" OR 1=1 --",
                "x\\\\'; SELECT pg_sleep(9); --",
                ":id ? $1 {0} #{x}"
            })
    void shouldTakeSqlInATokensNameAndIdForText(final String text) throws Exception {
        final HttpResponse<String> made =
                admin("POST", "/api/v1/tokens", "{\"name\":\"" + text + "\",\"role\":\"viewer\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        final JsonNode token = MAPPER.readTree(made.body());
        assertThat(token.get("name").asText())
                .isEqualTo(MAPPER.readTree("\"" + text + "\"").asText());
        assertThat(admin("DELETE", "/api/v1/tokens/" + token.get("id").asText(), null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin("DELETE", "/api/v1/tokens/x'%20OR%20'1'='1", null).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/matches", "Authorization: Bearer " + viewer + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldAskATokenAlsoOfWhoeverAsksOnlyForTheHead() throws IOException {
        assertThat(http("HEAD /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
        assertThat(http("TRACE /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .containsPattern("^HTTP/1.1 (401|405) ");
        assertThat(http("POST /api/v1/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nX-HTTP-Method-Override: GET\r\n"
                        + "Content-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
    }
}
