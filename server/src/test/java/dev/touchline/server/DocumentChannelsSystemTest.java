package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.flipkart.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels that carry documents, and cameras, over the whole program: patches are held to what HTTP answers. */
@Timeout(60)
class DocumentChannelsSystemTest extends LiveSocketFixture {
    @Test
    void shouldPatchAMatchsStateToWhatHttpAnswers() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/state", "");
            final JsonNode snap = client.await("snap");
            assertThat(snap.at("/data/match/teams/home/players/0/name").asText())
                    .isEqualTo("A");
            assertThat(snap.at("/data/match/sources")).isEmpty();
            assertThat(snap.at("/data/feed").asText()).isEqualTo("down");

            kickOff();
            assertThat(program.send(
                                    "PUT",
                                    "/api/v1/matches/1/teams/away",
                                    "{\"name\":\"Reds\",\"shortName\":\"RED\",\"colour\":\"#ff0000\"}")
                            .statusCode())
                    .isEqualTo(200);
            awaitPatched(
                    client,
                    state -> state.at("/match/teams/away/name").asText().equals("Reds")
                            && state.at("/clock/running").asBoolean()
                            && state.at("/feed").asText().equals("down"));

            final JsonNode polled = program.get("/api/v1/matches/1/state");
            assertThat(patched(client)).isEqualTo(polled.get("state"));
            assertThat(polled.at("/frame/rows")).hasSize(23);
            assertThat(polled.at("/frame/rows/2/y").asDouble()).isEqualTo(-2);
        }
    }

    @Test
    void shouldPatchTheTeamsAsOfTheNewestFrame() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            kickOff();
            client.subscribe(1, "match/1/team", "");
            client.await("snap");
            for (int i = 0; i < 10; i++) {
                send();
            }

            final long newest = START_US + (frame - 1) * 40_000L;
            awaitPatched(client, game -> game.get("tsUs").asLong() == newest);
            assertThat(patched(client)).isEqualTo(program.get("/api/v1/matches/1/game"));
            assertThat(client.messages())
                    .filteredOn(message -> message.get("t").asText().equals("patch"))
                    .last()
                    .satisfies(patch -> assertThat(patch.get("seq").asLong()).isEqualTo(frame));
        }
    }

    @Test
    void shouldTellHowTheServerDoes() {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "system/health", "");
            final JsonNode answer = client.await("subok");
            assertThat(answer.has("timeline")).isFalse();
            final JsonNode snap = client.await("snap");
            assertThat(snap.at("/data/status").asText()).isEqualTo("ok");
            assertThat(answer.get("epoch").asLong())
                    .as("known before the first document")
                    .isPositive()
                    .isEqualTo(snap.get("epoch").asLong());
        }
    }

    @Test
    void shouldPassOnWhereACameraStandsAndLooks() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/camera/1", "");
            client.await("subok");
            send();
            sendCamera();

            final JsonNode camera = client.await("camera");
            assertThat(camera.get("tsUs").asLong()).isEqualTo(START_US + 40_000);
            assertThat(camera.get("pan").asDouble()).isEqualTo(12.5);
            assertThat(camera.get("tilt").asDouble()).isEqualTo(-4.25);
            assertThat(camera.get("y").asDouble()).isEqualTo(-62);
            assertThat(camera.get("z").asDouble()).isEqualTo(18.5);
            assertThat(camera.at("/lens/focalLengthMm").asDouble()).isEqualTo(120);
        }
    }

    @Test
    void shouldCarryACamerasNewestPoseInFrames() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"fields\":[\"o\"],\"objects\":[0],\"cam\":1");
            client.await("subok");
            send();
            assertThat(client.await("frame").has("cam")).isFalse();
            sendCamera();
            send();

            final JsonNode cam =
                    client.await(message -> message.path("seq").asInt() == 2).get("cam");
            assertThat(cam.get("id").asInt()).isEqualTo(1);
            assertThat(cam.get("pan").asDouble()).isEqualTo(12.5);
            assertThat(cam.at("/lens/focalLengthMm").asDouble()).isEqualTo(120);
        }
    }

    @Test
    void shouldStampFramesWithTheirTimecode() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"rate\":[25,1]");
            client.await("subok");
            send();
            send();

            // 1,750,000,000 s are 15:06:40 of a day.
            assertThat(client.await("frame").get("tc").asText()).isEqualTo("15:06:40:00");
            assertThat(client.await(message -> message.path("seq").asInt() == 2)
                            .get("tc")
                            .asText())
                    .isEqualTo("15:06:40:01");
        }
    }

    private static void awaitPatched(final RecordingClient client, final Predicate<JsonNode> wanted) {
        await().until(() -> wanted.test(patched(client)));
    }

    /** The document of the only stream: the last snap with the patches since. */
    private static JsonNode patched(final RecordingClient client) {
        JsonNode document = null;
        long seq = 0;
        for (final JsonNode message : client.messages()) {
            if (message.get("t").asText().equals("snap")) {
                document = message.get("data");
                seq = message.get("seq").asLong();
            } else if (message.get("t").asText().equals("patch")) {
                assertThat(message.get("base").asLong()).isEqualTo(seq);
                document = JsonPatch.apply(message.get("ops"), document);
                seq = message.get("seq").asLong();
            }
        }
        return document;
    }
}
