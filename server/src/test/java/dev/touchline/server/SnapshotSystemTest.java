package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A match's state taken from one program and restored in another, or in the same: what follows is the same. */
@Timeout(120)
class SnapshotSystemTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MATCH = "/api/v1/matches/1";
    private static final int HALFWAY = 500;
    private static final int END = 750;

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        SimulatedPlay.register(program);
        SimulatedPlay.play(program, 0, HALFWAY);
    }

    @AfterEach
    void close() {
        program.close();
    }

    /** A match's state, as its server gives it. */
    static byte[] take(final TestServer from) throws Exception {
        final HttpResponse<byte[]> answer = HTTP.send(
                HttpRequest.newBuilder(from.http().resolve(MATCH + "/snapshot")).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        return answer.body();
    }

    /** Gives a server a match's state. */
    static HttpResponse<String> restore(final TestServer into, final byte[] snapshot) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(into.http().resolve(MATCH + "/snapshot"))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(snapshot))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Plays the rest, and answers all its frames, but for when they were published and the stream's number. */
    private static List<JsonNode> playOn(final TestServer on) throws Exception {
        final List<JsonNode> frames = Collections.synchronizedList(new ArrayList<>());
        try (RecordingClient client = RecordingClient.ready(on.server(), frames::add)) {
            client.subscribe(1, "match/1/frames", ",\"policy\":\"all\"");
            client.await("subok");
            SimulatedPlay.play(on, HALFWAY, END);
            await().until(() -> frames.size() >= END - HALFWAY);
        }
        frames.forEach(frame -> ((ObjectNode) frame).remove(List.of("pubUs", "stream")));
        return frames;
    }

    private static List<JsonNode> everythingKnown(final TestServer of) throws Exception {
        return List.of(
                of.get(MATCH + "/game"),
                of.get(MATCH + "/kinematics"),
                of.get(MATCH + "/kinematics?window=1m&when=in"),
                of.get(MATCH + "/events?limit=1024"),
                of.get(MATCH + "/heatmaps/home.json?window=1m&when=inplay"),
                of.get(MATCH + "/heatmaps/player-5.json"),
                of.get(MATCH + "/heatmaps/ball.json"));
    }

    @Test
    void shouldGoOnInAnotherProgramAsInTheFirst() throws Exception {
        final byte[] snapshot = take(program);
        try (TestServer other = TestServer.open()) {
            SimulatedPlay.register(other);
            assertThat(restore(other, snapshot).statusCode()).isEqualTo(202);

            final List<JsonNode> expected = playOn(program);

            assertThat(playOn(other)).isEqualTo(expected);
            assertThat(everythingKnown(other)).isEqualTo(everythingKnown(program));
            assertThat(take(other)).isEqualTo(take(program));
        }
    }

    @Test
    void shouldGoBackToWhereItWasAfterAReset() throws Exception {
        final byte[] snapshot = take(program);
        final List<JsonNode> expected = playOn(program);
        final List<JsonNode> known = everythingKnown(program);
        assertThat(program.send("POST", MATCH + "/reset", "{}").statusCode()).isLessThan(300);

        final HttpResponse<String> restored = restore(program, snapshot);
        assertThat(restored.statusCode()).isEqualTo(202);
        assertThat(restored.headers().firstValue("ETag"))
                .isEqualTo(program.send("GET", MATCH, null).headers().firstValue("ETag"));

        assertThat(playOn(program)).isEqualTo(expected);
        assertThat(everythingKnown(program)).isEqualTo(known);
    }

    @Test
    void shouldNeverComeToAnEpochTwiceWhenAnEarlierStateWasPutBack() throws Exception {
        final byte[] snapshot = take(program);
        program.send("POST", MATCH + "/reset", "{}");
        program.send("POST", MATCH + "/reset", "{}");
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 3);
        assertThat(restore(program, snapshot).headers().firstValue("ETag")).isPresent();
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1);

        program.send("POST", MATCH + "/reset", "{}");

        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 4);
        restore(program, snapshot);
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1);
        // By itself, since another session plays from the start.
        SimulatedPlay.setBack(program);
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 5);
    }

    @Test
    void shouldGoOnShowingFramesToClientsWhenTimeGoesBack() throws Exception {
        final byte[] snapshot = take(program);
        SimulatedPlay.play(program, HALFWAY, END);
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"rate\":[5,1]");
            client.await("subok");

            restore(program, snapshot);
            SimulatedPlay.play(program, HALFWAY, HALFWAY + 10);

            client.await(message -> message.path("t").asText().equals("gap"));
            client.await(message -> message.path("t").asText().equals("frame")
                    && message.get("tsUs").asLong() < SimulatedPlay.BASE_UTC_US + END * 40_000L);
        }
    }

    @Test
    void shouldRefuseADamagedSnapshotAndChangeNothing() throws Exception {
        program.send("POST", MATCH + "/reset", "{}");
        SimulatedPlay.play(program, HALFWAY, END);
        final byte[] snapshot = take(program);
        final List<JsonNode> known = everythingKnown(program);
        final byte[] random = new byte[10_000];
        new Random(1).nextBytes(random);
        final byte[] flipped = snapshot.clone();
        flipped[flipped.length / 2] ^= 1;

        for (final byte[] bad :
                List.of(random, flipped, new byte[0], new byte[3], Arrays.copyOf(snapshot, snapshot.length / 2))) {
            final HttpResponse<String> refused = restore(program, bad);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("snapshot is damaged, or cut off: bytes=" + bad.length);
        }
        final HttpResponse<String> refused = restore(program, anotherPitch());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("snapshot is of another pitch: snapshot=90.0 x 60.0 m, match=105.0 x 68.0 m");

        assertThat(everythingKnown(program)).isEqualTo(known);
        assertThat(program.get(MATCH + "/feed").get("epoch").asLong()).isEqualTo(2);
        assertThat(take(program)).isEqualTo(snapshot);
    }

    private static byte[] anotherPitch() throws Exception {
        try (TestServer other = TestServer.open()) {
            other.send("PUT", MATCH, "{\"mode\":\"replay\",\"pitch\":{\"lengthMetres\":90,\"widthMetres\":60}}");
            return take(other);
        }
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws Exception {
        final HttpResponse<String> refused = restore(program, new byte[(64 << 20) + 1]);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("snapshot is too large: most=67108864 bytes");
    }
}
