package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers, and clients that want more than they may, are answered. */
@Timeout(60)
class AttackSystemTest extends AttackFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//v1/matches",
                "//api/v1/matches",
                "/API/v1/matches",
                "/Api/V1/Matches",
                "/%61pi/v1/matches",
                "/api/v1/%6datches",
                "/api/v1/./matches",
                "/x/../api/v1/matches",
                "/x/%2e%2e/api/v1/matches",
                "/x/..%2fapi/v1/matches",
                "/api%2fv1%2fmatches",
                "/api/v1/matches;x=1",
                "/api;x/v1/matches",
                "/api/v1/health/../matches",
                "/api/v1/health/%2e%2e/matches",
                "/api/v1/health;/../matches",
                "/docs/http/../../api/v1/matches",
                "/index.html/../api/v1/matches",
                "/api/v1/matches/",
                "/api/v1/matches?token=correct%20horse",
                "/api/v1/matches%00",
                "/api/v1/matches%20",
                "/metrics",
                "/metrics//",
                "/%6detrics",
                "http://127.0.0.1/api/v1/matches",
                "http://evil.example/api/v1/matches"
            })
    void shouldShowNothingToAStrangerHoweverTheAddressIsWritten(final String target) throws IOException {
        try (RawSocket client = RawSocket.connect(program.server().httpPort())) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            final String answer = client.readAll();

            assertThat(answer).containsPattern("^HTTP/1.1 (400|401|403|404) ");
            assertThat(answer).doesNotContain("\"pitch\"").doesNotContain("touchline_");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | 401",
                "'' | 401",
                "Bearer | 401",
                "Bearer wrong horse | 401",
                "Bearer correct horse battery | 401",
                "Bearer Correct horse | 401",
                "Basic Y29ycmVjdCBob3JzZQ== | 401",
                "correct horse | 401",
                "Bearer null | 401",
                "Bearer undefined | 401",
                "Bearer ' OR '1'='1 | 401",
                "Bearer tl_0000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | 401",
                "Bearer correct horse | 200",
            })
    void shouldLetInOnlyTheToken(final String authorization, final int status) throws IOException {
        final String header = authorization == null ? "" : "Authorization: " + authorization + "\r\n";

        assertThat(get("/api/v1/matches", header)).startsWith("HTTP/1.1 " + status);
        assertThat(handshake("/v1/live", header))
                .startsWith(status == 200 || authorization == null ? "HTTP/1.1 101" : "HTTP/1.1 401");
    }

    @Test
    void shouldRefuseARequestWithTwoTokensOrTwoHosts() throws IOException {
        final String good = "Authorization: Bearer " + ADMIN + "\r\n";
        final String wrong = "Authorization: Bearer wrong\r\n";

        assertThat(get("/api/v1/matches", good + wrong)).startsWith("HTTP/1.1 400");
        assertThat(get("/api/v1/matches", wrong + good)).startsWith("HTTP/1.1 400");
        assertThat(get("/api/v1/matches", good + good)).startsWith("HTTP/1.1 400");
        assertThat(get("/api/v1/matches", "Host: evil.example\r\n" + good)).startsWith("HTTP/1.1 400");
        assertThat(handshake("/v1/live", good + wrong)).startsWith("HTTP/1.1 400");
        assertThat(handshake("/v1/live?token=" + query, good)).startsWith("HTTP/1.1 400");
        assertThat(handshake("/v1/live?token=" + query + "&token=" + query, "")).startsWith("HTTP/1.1 400");
        assertThat(handshake("/v1/live", "Host: evil.example\r\n" + good)).startsWith("HTTP/1.1 400");
    }

    @Test
    void shouldTakeNoTokenFromTheAddressOfARequest() throws IOException {
        assertThat(get("/api/v1/matches?token=" + query, "")).startsWith("HTTP/1.1 401");
        assertThat(get("/api/v1/matches?access_token=" + query, "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void shouldTellAPageByACloseCodeWhatIsWrongWithTheTokenInItsAddress() throws IOException {
        assertThat(closeCode("/v1/live?token=" + ADMIN.replace(" ", "%20"), "")).isEqualTo(4403);
        assertThat(closeCode("/v1/live?token=wrong", "")).isEqualTo(4401);
        assertThat(closeCode("/v1/live?token=", "")).isEqualTo(4401);
        assertThat(closeCode("/v1/live?token=" + query + "x", "")).isEqualTo(4401);
        assertThat(closeCode("/v1/live?token=" + viewer, "")).isEqualTo(4403);
        assertThat(closeCode("/v1/live?token=" + producerOfOne, "")).isEqualTo(4403);
    }

    @Test
    void shouldHoldATokenInAnAddressToItsMatchAndRole() throws IOException {
        try (RawSocket client = RawSocket.connect(livePort())) {
            client.send(RawSocket.handshake("/v1/live?token=" + query, ""));
            assertThat(client.readHead()).startsWith("HTTP/1.1 101");
            client.sendText("{\"t\":\"identify\",\"v\":1}");
            assertThat(client.readMessage("ready")).contains("\"role\":\"viewer\"");
            client.sendText("{\"t\":\"sub\",\"id\":1,\"channel\":\"match/2/frames\"}");
            assertThat(client.readMessage("suberr")).contains("forbidden");
            client.sendText("{\"t\":\"sub\",\"id\":2,\"channel\":\"match/77/frames\"}");
            assertThat(client.readMessage("suberr")).contains("forbidden");
            client.sendText("{\"t\":\"sub\",\"id\":3,\"channel\":\"match/1/frames\"}");
            client.readMessage("subok");
        }
        assertThat(get("/api/v1/matches/1", "Authorization: Bearer " + query + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(get("/api/v1/matches/2", "Authorization: Bearer " + query + "\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void shouldRefuseAnIdentifyWithoutTheTokenOrWithAnotherThanTheHandshakes() throws IOException {
        final String byViewer = "Authorization: Bearer " + viewer + "\r\n";

        assertThat(identify("", "\"v\":1")).isEqualTo(4401);
        assertThat(identify("", "\"v\":1,\"token\":\"wrong\"")).isEqualTo(4401);
        assertThat(identify("", "\"v\":1,\"token\":{\"$ne\":1}")).isEqualTo(4401);
        assertThat(identify("", "\"v\":1,\"token\":true")).isEqualTo(4401);
        assertThat(identify("", "\"v\":1,\"token\":[\"" + ADMIN + "\"]")).isEqualTo(4401);
        assertThat(identify(byViewer, "\"v\":1,\"token\":\"" + ADMIN + "\"")).isEqualTo(4403);
        assertThat(identify(byViewer, "\"v\":1,\"token\":\"wrong\"")).isEqualTo(4401);
    }

    private static int closeCode(final String target, final String headers) throws IOException {
        try (RawSocket client = RawSocket.connect(livePort())) {
            client.send(RawSocket.handshake(target, headers));
            assertThat(client.readHead()).startsWith("HTTP/1.1 101");
            return client.readCloseCode();
        }
    }

    private static int identify(final String headers, final String fields) throws IOException {
        try (RawSocket client = RawSocket.upgraded(livePort(), headers)) {
            client.sendText("{\"t\":\"identify\"," + fields + "}");
            return client.readCloseCode();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/live/",
                "/v1//live",
                "/V1/live",
                "/v1/%6cive",
                "/v1/live/../live",
                "/v1/live%00",
                "/",
                "/metrics"
            })
    void shouldUpgradeAtOneAddressOnly(final String target) throws IOException {
        assertThat(handshake(target, "Authorization: Bearer " + ADMIN + "\r\n"))
                .doesNotStartWith("HTTP/1.1 101")
                .containsPattern("^HTTP/1.1 (400|404) ");
    }
}
