package dev.touchline.feeds.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.touchline.feeds.sim.SimulatedMatch;
import dev.touchline.feeds.sim.SimulatorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MatchRegistrationTest {
    private static final InetSocketAddress TO = new InetSocketAddress("127.0.0.1", 5_000);
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int status = 201;
    private int busy;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (busy > 0) {
                busy--;
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            final byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldDescribeTheMatchWhenWritten() throws IOException {
        final JsonNode json = new ObjectMapper().readTree(registration(4).json());

        assertThat(json.path("id").asInt()).isEqualTo(7);
        assertThat(json.path("mode").asText()).isEqualTo("replay");
        assertThat(json.path("rate").asDouble()).isEqualTo(4);
        assertThat(json.at("/pitch/lengthMetres").asDouble()).isEqualTo(105);
        assertThat(json.at("/pitch/widthMetres").asDouble()).isEqualTo(68);
        assertThat(json.at("/teams/home/players")).hasSize(11);
        assertThat(json.at("/teams/away/players/0/objectId").asInt()).isEqualTo(31);
        assertThat(json.at("/teams/away/players/0/position").asText()).isEqualTo("GK");
        assertThat(json.at("/teams/away/shortName").asText()).isEqualTo("PVT");
        assertThat(json.at("/teams/home/colour").asText()).matches("#[0-9a-f]{6}");
        assertThat(json.at("/sources/0/id").asInt()).isEqualTo(1);
        // 23 objects at 25 Hz, four times as fast
        assertThat(json.at("/sources/0/expectedRate").asInt()).isEqualTo(2_300);
        assertThat(json.at("/sources/0/key").asText()).isEqualTo(KEY);
        assertThat(json.at("/sources/0").has("allowedSender")).isFalse();
    }

    @Test
    void shouldPutTheDocumentWhenServerAnswers() throws InterruptedException {
        final MatchRegistration registration = registration(1);

        assertThat(registration.put(base("/"), "secret")).isEqualTo(new RegistrationResult.Registered(201));
        assertThat(requests)
                .containsExactly("PUT /api/v1/matches/7 Bearer secret application/json", registration.json());
    }

    @Test
    void shouldSendNoAuthorizationWhenThereIsNoToken() throws InterruptedException {
        registration(1).put(base(""), "");

        assertThat(requests.get(0)).isEqualTo("PUT /api/v1/matches/7 null application/json");
    }

    @Test
    void shouldTellWhatIsWrongWhenRefused() throws InterruptedException {
        status = 400;
        answer = "{\"title\": \"Invalid match\", \"status\": 400, \"detail\": \"1 field is wrong\","
                + "\"errors\": [{\"field\": \"pitch.lengthMetres\", \"message\": \"out of range\"}]}";

        assertThat(registration(1).put(base(""), ""))
                .isEqualTo(new RegistrationResult.Refused(
                        400, "Invalid match", "1 field is wrong; pitch.lengthMetres: out of range"));
    }

    @Test
    void shouldTellTheStatusWhenRefusedWithoutADocument() throws InterruptedException {
        status = 502;
        answer = "<html>";

        assertThat(registration(1).put(base(""), ""))
                .isEqualTo(new RegistrationResult.Refused(502, "", "answer is not a problem document"));
    }

    @Test
    void shouldPutAgainWhenServerIsBusy() throws InterruptedException {
        busy = 2;

        assertThat(registration(1).put(base(""), "")).isEqualTo(new RegistrationResult.Registered(201));
        assertThat(requests).hasSize(6);
    }

    @Test
    void shouldGiveUpWhenServerStaysBusy() throws InterruptedException {
        busy = Integer.MAX_VALUE;

        assertThat(registration(1).put(base(""), "", Duration.ZERO))
                .isEqualTo(new RegistrationResult.Refused(503, "", ""));
    }

    @Test
    void shouldSayUnreachableWhenNobodyAnswers() throws InterruptedException {
        final URI gone = base("");
        server.stop(0);

        assertThat(registration(1).put(gone, ""))
                .isInstanceOfSatisfying(
                        RegistrationResult.Unreachable.class,
                        result -> assertThat(result.reason()).startsWith("control plane does not answer: uri=" + gone));
        assertThat(registration(1).put(URI.create("ftp://here"), ""))
                .isInstanceOf(RegistrationResult.Unreachable.class);
    }

    @Test
    void shouldNotShowTheKeyWhenPrinted() {
        assertThat(registration(1).toString()).doesNotContain(KEY).contains("signed=true");
    }

    private URI base(final String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static MatchRegistration registration(final double speed) {
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(1));
        return MatchRegistration.of(
                match.description(), PlaySettings.replay(TO, 7).withSpeed(speed), KEY);
    }
}
