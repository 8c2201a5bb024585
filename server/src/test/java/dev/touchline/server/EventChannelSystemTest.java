package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the live socket tells of a stretch of a simulated match while it is played: held to what HTTP answers afterwards. */
@Timeout(120)
class EventChannelSystemTest {
    private static final int FRAMES = 2_250;
    /** After so many something is under way that the engine tells of when it settles, or when nothing more will come. */
    private static final int UNSETTLED = 500;

    private static final List<String> OUTSIDE_OF_DATA = List.of("seq", "tsUs", "kind");

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        SimulatedPlay.register(program);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void shouldSendEveryEventOnceInItsOrder() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/events", ",\"policy\":\"all\"");
            client.await("subok");

            SimulatedPlay.play(program, 0, FRAMES);

            final JsonNode all = program.get("/api/v1/matches/1/events?limit=1024");
            final int newest = all.get("newest").asInt();
            assertThat(newest).isPositive();
            client.await(message -> isEvent(message) && message.get("seq").asInt() == newest);
            final List<JsonNode> sent = client.messages().stream()
                    .filter(EventChannelSystemTest::isEvent)
                    .toList();
            assertThat(sent).hasSize(newest);
            for (int i = 0; i < newest; i++) {
                assertSame(sent.get(i), all.get("events").get(i));
            }
        }
    }

    @Test
    void shouldSendWhatTheEngineStillHasWhenTheMatchEnds() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/events", ",\"policy\":\"all\"");
            client.await("subok");
            SimulatedPlay.play(program, 0, UNSETTLED);
            final int newest =
                    program.get("/api/v1/matches/1/events").get("newest").asInt();

            program.send("DELETE", "/api/v1/matches/1", null);

            client.await("suberr");
            final List<Integer> sent = client.messages().stream()
                    .filter(EventChannelSystemTest::isEvent)
                    .map(event -> event.get("seq").asInt())
                    .toList();
            assertThat(sent).hasSizeGreaterThan(newest);
            assertThat(sent)
                    .isEqualTo(IntStream.rangeClosed(1, sent.size()).boxed().toList());
        }
    }

    @Test
    void shouldTellThatTheFeedWasInterrupted() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/events", "");
            client.await("subok");

            // The frame of 1.96 s is followed by that of 4.00 s.
            SimulatedPlay.play(program, 0, 50);
            SimulatedPlay.play(program, 100, 150);

            client.await(EventChannelSystemTest::isOfTheFeed);
            final List<JsonNode> sent = client.messages().stream()
                    .filter(EventChannelSystemTest::isOfTheFeed)
                    .toList();
            assertThat(sent).hasSize(1);
            assertThat(sent.get(0).get("severity").asText()).isEqualTo("warning");
            assertThat(sent.get(0).get("data").get("change").asText()).isEqualTo("interrupted");
            assertThat(sent.get(0).get("data").get("durationSeconds").asDouble())
                    .isEqualTo(2.04);
            final int before = sent.get(0).get("seq").asInt() - 1;
            assertSame(
                    sent.get(0),
                    program.get("/api/v1/matches/1/events?limit=1&after=" + before)
                            .get("events")
                            .get(0));
        }
    }

    private static boolean isOfTheFeed(final JsonNode message) {
        return isEvent(message) && message.path("kind").asText().equals("feed");
    }

    private static boolean isEvent(final JsonNode message) {
        return message.path("t").asText().equals("event");
    }

    private static void assertSame(final JsonNode sent, final JsonNode event) {
        event.properties().forEach(field -> {
            final JsonNode there = OUTSIDE_OF_DATA.contains(field.getKey()) ? sent : sent.get("data");
            assertThat(there.path(field.getKey()).asText(""))
                    .as("%s of %s", field.getKey(), sent)
                    .isEqualTo(field.getValue().isNull() ? "" : field.getValue().asText());
        });
    }
}
