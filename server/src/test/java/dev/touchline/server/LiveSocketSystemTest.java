package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live socket of the whole program: what a good client is told. */
@Timeout(60)
class LiveSocketSystemTest extends LiveSocketFixture {
    @Test
    void shouldGreetIdentifyAndMeasureTheClock() {
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            final JsonNode hello = client.await("hello");
            assertThat(hello.get("v").asInt()).isEqualTo(1);
            assertThat(hello.get("auth").asText()).isEqualTo("none");
            assertThat(hello.get("heartbeatMs").asInt()).isEqualTo(1000);

            client.send("{\"t\":\"identify\",\"v\":1,\"client\":{\"name\":\"test\"}}");
            assertThat(client.await("ready").get("resumed").asBoolean()).isFalse();
            client.send("{\"t\":\"ping\",\"n\":5,\"t0\":123}");

            final JsonNode pong = client.await("pong");
            assertThat(pong.get("n").asInt()).isEqualTo(5);
            assertThat(pong.get("t0").asLong()).isEqualTo(123);
            assertThat(pong.get("t1").asLong())
                    .isBetween(hello.get("nowUs").asLong(), pong.get("t2").asLong());
        }
    }

    @Test
    void shouldSendWholeFramesInTheOrderThatTheSubscriptionStates() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"fields\":[\"y\",\"o\"],\"objects\":[2,2,0]");
            final JsonNode answer = client.await("subok");
            assertThat(answer.get("row")).hasToString("[\"y\",\"o\"]");
            assertThat(answer.get("epoch").asLong()).isEqualTo(1);
            assertThat(answer.get("timeline").get("mode").asText()).isEqualTo("replay");
            assertThat(answer.get("timeline").get("rate").asDouble()).isEqualTo(2);

            send();

            final JsonNode first = client.await("frame");
            assertThat(first.get("stream")).isEqualTo(answer.get("stream"));
            assertThat(first.get("seq").asLong()).isEqualTo(1);
            assertThat(first.get("tsUs").asLong()).isEqualTo(START_US);
            assertThat(first.get("pubUs").asLong()).isGreaterThan(START_US);
            assertThat(first.get("rows")).hasToString("[[0,0],[-2,2]]");
        }
    }

    @Test
    void shouldShowOnlyThoseInTheZone() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server());
                RecordingClient other = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"fields\":[\"o\"],\"zone\":{\"x\":[-1,1],\"y\":[-5,-2.5]}");
            other.subscribe(1, "match/1/frames", ",\"fields\":[\"o\"],\"zone\":{\"x\":[10,20]}");
            assertThat(client.await("subok").get("stream"))
                    .isNotEqualTo(other.await("subok").get("stream"));

            send();

            // Object n stands at (0, -n).
            assertThat(client.await("frame").get("rows")).hasToString("[[3],[4],[5]]");
            assertThat(other.await("frame").get("rows")).hasToString("[]");
        }
    }

    @Test
    void shouldShowATeamAsItIsLinedUpNow() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"fields\":[\"o\"],\"team\":\"home\",\"objects\":[0]");
            client.await("subok");
            send();
            assertThat(client.await("frame").get("rows")).hasToString("[[0],[1],[2]]");

            assertThat(program.send(
                                    "PUT",
                                    "/api/v1/matches/1/teams/home/players",
                                    "[{\"objectId\":2,\"name\":\"B\"},{\"objectId\":9,\"name\":\"C\"}]")
                            .statusCode())
                    .isEqualTo(200);
            send();
            assertThat(client.await(message -> message.path("seq").asInt() == 2).get("rows"))
                    .hasToString("[[0],[2],[9]]");
        }
    }

    @Test
    void shouldThinByCaptureTimeAndShareOneStream() throws IOException {
        try (RecordingClient one = RecordingClient.ready(program.server());
                RecordingClient other = RecordingClient.ready(program.server())) {
            one.subscribe(1, "match/1/frames", ",\"rate\":[5,1]");
            other.subscribe(9, "match/1/frames", ",\"rate\":[5,1]");
            assertThat(other.await("subok").get("stream"))
                    .isEqualTo(one.await("subok").get("stream"));

            for (int i = 0; i < 50; i++) {
                send();
            }

            // 50 frames at 25 Hz are two seconds: ten slots of 200 ms, the first frame of each (1, 6, 11 ... 46).
            one.await(message -> message.path("seq").asInt() == 46);
            assertThat(one.messages().stream()
                            .filter(message -> message.path("t").asText().equals("frame"))
                            .map(message -> message.get("seq").asInt()))
                    .containsExactly(1, 6, 11, 16, 21, 26, 31, 36, 41, 46);
        }
    }

    @Test
    void shouldPatchAHeatMapOnceASecond() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/heat/player/2?window=1m", "");
            client.await("subok");
            for (int i = 0; i <= 50; i++) {
                send();
            }
            client.await(message -> message.path("t").asText().equals("patch")
                    && message.get("tsUs").asLong() == START_US + 2_000_000);

            // Object 2 stands at (0, -2): column 52, row 32 of 105 x 68, cell 32 x 105 + 52.
            final JsonNode snap = client.await("snap");
            assertThat(snap.get("data").get("cells").get(3412).asLong()).isZero();
            long base = snap.get("seq").asLong();
            for (final JsonNode patch : client.messages()) {
                if (patch.path("t").asText().equals("patch")) {
                    assertThat(patch.get("base").asLong()).isEqualTo(base);
                    base = patch.get("seq").asLong();
                    final long dwell = patch.get("tsUs").asLong() - START_US;
                    assertThat(patch.get("ops")).hasToString("[[3412," + dwell + "]]");
                }
            }
        }
    }

    @Test
    void shouldSayThatTheMatchStartsAnew() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.subscribe(2, "match/1/heat/ball", "");
            client.await(message -> message.path("t").asText().equals("subok")
                    && message.get("id").asInt() == 2);
            send();
            client.await("frame");

            assertThat(program.send("POST", "/api/v1/matches/1/reset", "{}").statusCode())
                    .isEqualTo(202);
            await().until(() -> {
                send();
                return client.messages().stream()
                        .anyMatch(message -> message.path("t").asText().equals("gap")
                                && message.get("why").asText().equals("source"));
            });

            final JsonNode again =
                    client.await(message -> message.path("t").asText().equals("subok")
                            && message.get("epoch").asLong() == 2);
            assertThat(again.get("id").asInt()).isEqualTo(1);
            client.await(message -> message.path("t").asText().equals("snap")
                    && message.get("epoch").asLong() == 2);
        }
    }

    @Test
    void shouldBeatWithTheStateOfTheFeed() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            // A beat before the subscription is heard of says nothing about its match.
            client.await(message -> beatsWith("down", message));

            await().until(() -> {
                send();
                return client.messages().stream().anyMatch(message -> beatsWith("ok", message));
            });
            client.await(message -> beatsWith("stale", message));
        }
    }

    private static boolean beatsWith(final String feed, final JsonNode message) {
        return message.path("t").asText().equals("hb")
                && message.path("feed").path("1").asText().equals(feed);
    }

    @Test
    void shouldEndSubscriptionsOfAMatchThatIsDeleted() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.await("subok");

            assertThat(program.send("DELETE", "/api/v1/matches/1", null).statusCode())
                    .isEqualTo(204);

            assertThat(client.await("suberr").get("code").asText()).isEqualTo("unknown-match");
        }
    }

    @Test
    void shouldSayGoodbyeWhenTheServerStops() {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            program.close();

            assertThat(client.await("bye").get("reconnect").asBoolean()).isTrue();
            assertThat(client.awaitClose()).isEqualTo(4503);
        }
    }

    @Test
    void shouldAskForTheToken() throws Exception {
        try (TestServer closed = TestServer.open(Map.of(ConfigKey.TOKEN, "correct horse"));
                RecordingClient without = RecordingClient.connect(closed.server());
                RecordingClient with = RecordingClient.connect(closed.server())) {
            assertThat(without.await("hello").get("auth").asText()).isEqualTo("token");
            without.send("{\"t\":\"identify\",\"v\":1,\"token\":\"wrong\"}");
            assertThat(without.awaitClose()).isEqualTo(4401);

            with.send("{\"t\":\"identify\",\"v\":1,\"token\":\"correct horse\"}");
            with.await("ready");
        }
    }
}
