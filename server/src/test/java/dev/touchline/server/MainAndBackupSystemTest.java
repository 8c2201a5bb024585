package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers of one feed: what a client had at the first it goes on with at the second. */
@Timeout(120)
class MainAndBackupSystemTest {
    private static final int FRAMES = 1_500;

    private TestServer main;
    private TestServer backup;

    @BeforeEach
    void open() throws Exception {
        main = TestServer.open();
        backup = TestServer.open();
        SimulatedPlay.register(main);
        SimulatedPlay.register(backup);
    }

    @AfterEach
    void close() {
        main.close();
        backup.close();
    }

    @Test
    void shouldNumberFramesAndEventsAlike() throws Exception {
        try (RecordingClient one = RecordingClient.ready(main.server());
                RecordingClient other = RecordingClient.ready(backup.server())) {
            subscribe(one);
            subscribe(other);
            play(0, FRAMES);

            // Five of the 25 frames a second, and every event.
            awaitCount(one, "frame", FRAMES / 5);
            awaitCount(other, "frame", FRAMES / 5);
            assertThat(without(other, "frame")).isEqualTo(without(one, "frame"));
            awaitCount(one, "event", newestEvent(main));
            awaitCount(other, "event", newestEvent(main));
            assertThat(without(other, "event")).isEqualTo(without(one, "event")).isNotEmpty();
        }
    }

    @Test
    void shouldGoOnAtTheBackupWithoutAnEventTwiceOrNever() throws Exception {
        final List<JsonNode> events = new ArrayList<>();
        final long seen;
        final long streamEpoch;
        try (RecordingClient client = RecordingClient.ready(main.server())) {
            subscribe(client);
            streamEpoch = client.await(message -> message.path("id").asInt() == 2)
                    .get("epoch")
                    .asLong();
            play(0, FRAMES / 2);
            awaitCount(client, "event", newestEvent(main));
            events.addAll(without(client, "event"));
            seen = events.size();
            assertThat(seen).isPositive();
        }
        // While nobody is connected to either the play goes on.
        play(FRAMES / 2, FRAMES);

        try (RecordingClient client = RecordingClient.connect(backup.server())) {
            client.send("{\"t\":\"identify\",\"resume\":{\"epoch\":1,\"subs\":[{\"id\":2,\"seq\":" + seen
                    + ",\"epoch\":" + streamEpoch + "}]}}");
            assertThat(client.await("ready").get("resumed").asBoolean()).isTrue();
            client.subscribe(2, "match/1/events", "");
            final long newest = newestEvent(main);
            assertThat(newest).isGreaterThan(seen);
            client.await(message -> message.path("t").asText().equals("event")
                    && message.get("seq").asLong() == newest);
            assertThat(client.messages())
                    .extracting(message -> message.get("t").asText())
                    .doesNotContain("gap");
            events.addAll(without(client, "event"));
        }
        assertThat(events).extracting(event -> event.get("seq").asLong()).doesNotHaveDuplicates();
        assertThat(events).hasSize((int) newestEvent(main));
    }

    private static void subscribe(final RecordingClient client) {
        client.subscribe(1, "match/1/frames", ",\"policy\":\"all\",\"rate\":[5,1]");
        client.subscribe(2, "match/1/events", "");
        client.await(message ->
                message.path("t").asText().equals("subok") && message.get("id").asInt() == 2);
    }

    /** Plays into both and waits until both have told of all. */
    private void play(final int from, final int to) throws Exception {
        SimulatedPlay.play(main, from, to);
        SimulatedPlay.play(backup, from, to);
        await().until(() -> newestEvent(main) == newestEvent(backup));
    }

    private static void awaitCount(final RecordingClient client, final String kind, final long count) {
        await().until(() -> without(client, kind).size() == count);
    }

    private static long newestEvent(final TestServer server) throws Exception {
        return server.get("/api/v1/matches/1/events?limit=1").get("newest").asLong();
    }

    /** Messages of a kind without what is each server's own: numbers of streams and times of publication. */
    private static List<JsonNode> without(final RecordingClient client, final String kind) {
        final List<JsonNode> messages = new ArrayList<>();
        for (final JsonNode message : client.messages()) {
            if (message.get("t").asText().equals(kind)) {
                final ObjectNode bare = message.deepCopy();
                bare.remove(List.of("stream", "pubUs"));
                messages.add(bare);
            }
        }
        return messages;
    }
}
