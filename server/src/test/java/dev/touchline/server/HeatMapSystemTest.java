package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heat maps over HTTP, of the whole program: object n stands at (0, -n); 1 and 2 are home's. */
@Timeout(60)
class HeatMapSystemTest extends LiveSocketFixture {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MAPS = "/api/v1/matches/1/heatmaps/";

    private void sendFrames(final int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            send();
        }
        final long expected = frame;
        Awaitility.await()
                .until(() -> program.get("/api/v1/matches/1/feed").get("frames").asLong() == expected);
    }

    private HttpResponse<byte[]> fetch(final String map, final String... headers) throws Exception {
        final URI address = program.http().resolve(MAPS + map);
        final HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void shouldAnswerTheVeryDwellOfATeam() throws Exception {
        sendFrames(26);

        final JsonNode map = MAPPER.readTree(fetch("home.json?window=1m").body());

        // From the first frame to the 26th: 25 x 40 ms each. y = -1: row 33; y = -2: row 32; x = 0: column 52 of 105.
        assertThat(map.get("tsUs").asLong()).isEqualTo(START_US + 1_000_000);
        assertThat(map.get("cells").get(33 * 105 + 52).asLong()).isEqualTo(1_000_000);
        assertThat(map.get("cells").get(32 * 105 + 52).asLong()).isEqualTo(1_000_000);
        long total = 0;
        for (final JsonNode cell : map.get("cells")) {
            total += cell.asLong();
        }
        assertThat(total).isEqualTo(2_000_000);
        assertThat(map.get("gridMetres")).hasToString("[105.0,68.0]");
        assertThat(map.get("window").asText()).isEqualTo("1m");
    }

    @Test
    void shouldAnswerEveryGridAndSmoothWhenAsked() throws Exception {
        sendFrames(26);

        final JsonNode coarse = MAPPER.readTree(fetch("player-2.json?grid=8x13").body());
        assertThat(coarse.get("columns").asInt()).isEqualTo(13);
        assertThat(coarse.get("rows").asInt()).isEqualTo(8);
        // x = 0: 6.5 of 13; y = -2: (34 - 2) / 8.5 = 3.76.
        assertThat(coarse.get("cells").get(3 * 13 + 6).asLong()).isEqualTo(1_000_000);

        final JsonNode smooth = MAPPER.readTree(fetch("player-2.json?sigma=2").body());
        assertThat(smooth.get("cells").get(32 * 105 + 52).asLong()).isBetween(30_000L, 50_000L);
    }

    @Test
    void shouldPaintAnImage() throws Exception {
        sendFrames(26);

        final HttpResponse<byte[]> answer = fetch("player-2.png?sigma=0&width=1090");

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        final BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(1090);
        // 10 pixels a metre, the centre spot at (545, 360): the cell from (-0.5, -2) to (0.5, -1) is 10 pixels lower.
        assertThat(image.getRGB(548, 375)).isEqualTo(0xe6ffea46);
        assertThat(image.getRGB(548, 385)).isZero();
    }

    @Test
    void shouldAnswerNotModifiedUntilTheNextSecond() throws Exception {
        sendFrames(10);
        final HttpResponse<byte[]> first = fetch("ball.png");
        final String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, max-age=1, must-revalidate");

        sendFrames(5);
        final HttpResponse<byte[]> same = fetch("ball.png", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();

        sendFrames(30);
        final HttpResponse<byte[]> json = fetch("ball.json", "If-None-Match", tag);
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(MAPPER.readTree(json.body()).get("tsUs").asLong()).isEqualTo(START_US + 44 * 40_000L);
    }

    @Test
    void shouldFollowAnotherLineUpAtOnce() throws Exception {
        sendFrames(26);
        fetch("away.json");
        program.send(
                "PUT", "/api/v1/matches/1/teams/away/players", "[{\"objectId\":9,\"number\":9,\"name\":\"Nine\"}]");

        final JsonNode map = MAPPER.readTree(fetch("away.json").body());

        assertThat(map.get("cells").get(25 * 105 + 52).asLong()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ball.png?window=7m | 400 | window is one of 1m, 5m, 10m, 15m, half, match: window=7m",
                "ball.png?when=now | 400 | when is one of all, inplay, in, out: when=now",
                "ball.png?grid=9x9 | 400 | grid is one of 1m, 8x13, 16x25, 32x50, 64x100: grid=9x9",
                "ball.json?direction=up | 400 | direction is one of absolute, attacking: direction=up",
                "ball.png?sigma=9 | 400 | sigma is 0 or 1.5 to 2.5 metres: sigma=9",
                "ball.png?sigma=NaN | 400 | sigma is 0 or 1.5 to 2.5 metres: sigma=NaN",
                "ball.png?width=20000 | 400 | width is 200 to 2000 pixels: width=20000",
                "ball.png?window=1m&window=5m | 400 | window is given once: window=1m,5m",
                "ball.png?size=9 | 400 | "
                        + "parameter is one of window, when, grid, direction, sigma, width: parameter=size",
                "player-64.png | 404 | scope is ball, home, away or player-1 to player-63: scope=player-64",
                "nobody.json | 404 | scope is ball, home, away or player-1 to player-63: scope=nobody"
            })
    void shouldNameWhatIsWrong(final String map, final int status, final String detail) throws Exception {
        final HttpResponse<byte[]> answer = fetch(map);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(MAPPER.readTree(answer.body()).get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void shouldBeEmptyBeforeTheFirstFrameAndNotThereWithoutAMatch() throws Exception {
        assertThat(fetch("ball.png").statusCode()).isEqualTo(200);
        assertThat(MAPPER.readTree(fetch("ball.json").body()).get("seq").asLong())
                .isZero();
        assertThat(program.send("GET", "/api/v1/matches/2/heatmaps/ball.png", null)
                        .statusCode())
                .isEqualTo(404);
    }
}
