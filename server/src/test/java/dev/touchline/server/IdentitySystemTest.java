package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.server.config.ConfigKey;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators say of whose track is whose is stored: it holds after a restart, on both databases, and in another server. */
@Timeout(120)
class IdentitySystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MATCH = "/api/v1/matches/1";
    private static final String IDENTITIES = MATCH + "/identities";
    private static final String SWAPPED = "[{\"feedId\":2,\"objectId\":35},{\"feedId\":35,\"objectId\":2}]";

    @TempDir
    private Path folder;

    private Map<ConfigKey, String> options;
    private TestServer program;

    @AfterEach
    void close() {
        if (program != null) {
            program.close();
        }
    }

    private void open(final StoreKind kind, final Object... more) throws Exception {
        options = kind.options(folder);
        for (int i = 0; i < more.length; i += 2) {
            options.put((ConfigKey) more[i], (String) more[i + 1]);
        }
        program = TestServer.open(options);
        SimulatedPlay.register(program);
    }

    private void restart() throws Exception {
        program.close();
        program = TestServer.open(options);
    }

    private static String change(final String operation, final int object, final int other, final int frame) {
        return "{\"operation\":\"" + operation + "\",\"object\":" + object + ",\"other\":" + other + ",\"sinceUs\":"
                + (SimulatedPlay.BASE_UTC_US + frame * 40_000L) + "}";
    }

    private HttpResponse<String> say(final String change, final String... headers) throws Exception {
        return program.send("POST", IDENTITIES, change, headers);
    }

    private static int row(final JsonNode frame, final int objectId) {
        int rows = 0;
        for (final JsonNode row : frame.get("rows")) {
            rows += row.get(0).asInt() == objectId ? 1 : 0;
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldAfterARestartWithoutAnyStateAndBeInTheFramesThen(final StoreKind kind) throws Exception {
        open(kind);
        SimulatedPlay.play(program, 0, 100);
        assertThat(say(change("rename", 2, 60, 50)).statusCode()).isEqualTo(200);
        assertThat(say(change("swap", 3, 4, 80)).statusCode()).isEqualTo(200);
        final JsonNode said = program.get(IDENTITIES);
        final String tag =
                program.send("GET", MATCH, null).headers().firstValue("ETag").orElseThrow();

        restart();
        restart();

        final JsonNode after = program.get(IDENTITIES);
        assertThat(after.get("epoch").asInt()).isEqualTo(2_001);
        assertThat(after.get("corrections")).isEqualTo(said.get("corrections")).hasSize(2);
        assertThat(after.get("identities"))
                .isEqualTo(said.get("identities"))
                .hasToString(
                        "[{\"feedId\":2,\"objectId\":60},{\"feedId\":3,\"objectId\":4},{\"feedId\":4,\"objectId\":3}]");
        assertThat(program.send("GET", MATCH, null).headers().firstValue("ETag"))
                .contains(tag);
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"policy\":\"all\"");
            client.await("subok");
            SimulatedPlay.play(program, 100, 150);
            final JsonNode frame =
                    client.await(message -> message.path("t").asText().equals("frame") && row(message, 60) == 1);
            assertThat(row(frame, 2)).isZero();
        }
        assertThat(say(change("rename", 2, 61, 120)).statusCode())
                .as("no id counts as 2 any more")
                .isEqualTo(422);
    }

    @Test
    void shouldBeVoidAfterAResetAlsoOverARestart() throws Exception {
        open(StoreKind.H2);
        SimulatedPlay.play(program, 0, 100);
        say(change("swap", 2, 35, 50));

        final String tag =
                program.send("GET", MATCH, null).headers().firstValue("ETag").orElseThrow();
        assertThat(program.send("POST", MATCH + "/reset", "{}", "If-Match", tag).statusCode())
                .isEqualTo(202);
        assertThat(program.send("POST", MATCH + "/reset", "{}", "If-Match", tag).statusCode())
                .as("it was changed by the first")
                .isEqualTo(412);
        assertThat(say(change("swap", 5, 6, 50), "If-Match", tag).statusCode())
                .as("said of the epoch before")
                .isEqualTo(412);
        // Also while the engine has not come to it yet.
        final HttpResponse<String> next = say(change("swap", 5, 6, 50));

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(program.get(IDENTITIES).get("corrections")).hasSize(1);
        assertThat(program.get(IDENTITIES).get("epoch").asInt()).isEqualTo(2);
        restart();
        assertThat(program.get(IDENTITIES).get("identities"))
                .hasToString("[{\"feedId\":5,\"objectId\":6},{\"feedId\":6,\"objectId\":5}]");
        program.send("POST", MATCH + "/reset", "{}");
        restart();
        assertThat(program.get(IDENTITIES).get("corrections")).isEmpty();
    }

    @Test
    void shouldBeVoidAfterAReplayIsSetBackAlsoOverARestart() throws Exception {
        open(StoreKind.H2);
        SimulatedPlay.play(program, 0, 100);
        say(change("swap", 2, 35, 50));

        SimulatedPlay.setBack(program);
        await().until(() -> program.get(IDENTITIES).get("epoch").asInt() == 2);

        assertThat(program.get(IDENTITIES).get("corrections")).isEmpty();
        assertThat(say(change("swap", 5, 6, 0)).statusCode()).isEqualTo(200);
        restart();
        assertThat(program.get(IDENTITIES).get("identities"))
                .hasToString("[{\"feedId\":5,\"objectId\":6},{\"feedId\":6,\"objectId\":5}]");
    }

    @Test
    void shouldMakeWhatWasSaidAfterTheStateWasKept() throws Exception {
        open(StoreKind.H2, ConfigKey.SNAPSHOT_INTERVAL, "1", ConfigKey.SNAPSHOT_RESTORE, "true");
        SimulatedPlay.play(program, 0, 300);
        final Path kept = folder.resolve("snapshots").resolve("match-1.snapshot");
        Files.deleteIfExists(kept);
        await().until(() -> Files.exists(kept));
        final byte[] before = Files.readAllBytes(kept);
        say(change("swap", 2, 35, 150));
        final JsonNode kinematics = program.get(MATCH + "/kinematics");
        program.close();
        // As if the program had crashed before it kept the state again.
        Files.write(kept, before);

        program = TestServer.open(options);

        await().until(() -> program.get(MATCH + "/feed").get("frames").asInt() > 0);
        assertThat(program.get(IDENTITIES).get("identities")).hasToString(SWAPPED);
        assertThat(program.get(MATCH + "/kinematics")).isEqualTo(kinematics);
    }

    @Test
    void shouldHoldAsInASnapshotThatIsPutBackAlsoOverARestart() throws Exception {
        open(StoreKind.H2);
        SimulatedPlay.play(program, 0, 100);
        say(change("swap", 2, 35, 50));
        final byte[] snapshot = SnapshotSystemTest.take(program);
        say(change("swap", 5, 6, 80));

        assertThat(SnapshotSystemTest.restore(program, snapshot).statusCode()).isEqualTo(202);

        assertThat(program.get(IDENTITIES).get("identities")).hasToString(SWAPPED);
        assertThat(say(change("swap", 7, 8, 80)).statusCode()).isEqualTo(200);
        assertThat(program.get(IDENTITIES).get("corrections")).hasSize(2);
        restart();
        assertThat(program.get(IDENTITIES).get("corrections")).hasSize(2);
    }

    @Test
    void shouldBeSaidOnceWhenItIsSentTwiceUnderAKey() throws Exception {
        open(StoreKind.H2);
        final String swap = change("swap", 2, 35, 0);

        final HttpResponse<String> first = say(swap, "Idempotency-Key", "a");
        final HttpResponse<String> again = say(swap, "Idempotency-Key", "a");

        assertThat(again.body()).isEqualTo(first.body()).contains(SWAPPED);
        assertThat(program.get(IDENTITIES).get("corrections")).hasSize(1);
        assertThat(say(change("swap", 3, 4, 0), "If-Match", "\"1\"").statusCode())
                .isEqualTo(412);
    }

    @Test
    void shouldGoToAnotherServerWithTheConfigurationAndOnlyBeAddedToThere() throws Exception {
        open(StoreKind.H2);
        SimulatedPlay.play(program, 0, 100);
        say(change("swap", 2, 35, 50));
        final ObjectNode exported = (ObjectNode) program.get("/api/v1/config?secrets=true");

        try (TestServer backup = TestServer.open()) {
            assertThat(config(backup, exported)).isEqualTo(200);
            assertThat(backup.get(IDENTITIES).get("identities")).hasToString(SWAPPED);
            assertThat(config(backup, exported)).as("they are made already").isEqualTo(200);
            assertThat(backup.get(IDENTITIES).get("corrections")).hasSize(1);
            say(change("swap", 5, 6, 60));
            assertThat(config(backup, program.get("/api/v1/config"))).isEqualTo(200);
            assertThat(backup.get(IDENTITIES).get("corrections"))
                    .isEqualTo(program.get(IDENTITIES).get("corrections"))
                    .hasSize(2);
            final HttpResponse<String> back = backup.send("PUT", "/api/v1/config", exported.toString());
            assertThat(back.statusCode()).as("would take one back").isEqualTo(409);
            assertThat(back.body())
                    .contains("identities were corrected since then")
                    .contains("match=1, made=2, given=1");
            assertThat(backup.get(IDENTITIES).get("corrections")).hasSize(2);
            exported.remove("identities");
            assertThat(config(backup, exported)).as("says nothing of them").isEqualTo(200);
            assertThat(backup.get(IDENTITIES).get("corrections")).hasSize(2);
        }
    }

    @Test
    void shouldNameTheFaultsOfIdentitiesInAConfiguration() throws Exception {
        open(StoreKind.H2);

        final HttpResponse<String> refused = program.send(
                "PUT",
                "/api/v1/config",
                "{\"format\":1,\"matches\":[{\"id\":1}],\"identities\":[{\"match\":2,\"corrections\":[]},"
                        + "{\"match\":1,\"corrections\":[{\"operation\":\"swap\",\"object\":2,\"other\":2,\"sinceUs\":1},null]},"
                        + "{\"match\":1,\"corrections\":[]},{\"match\":1}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(MAPPER.readTree(refused.body()).get("errors").findValuesAsText("field"))
                .containsExactly(
                        "identities[0].match",
                        "identities[1].corrections[0].other",
                        "identities[1].corrections[1]",
                        "identities[2].match",
                        "identities[3]");
    }

    private static int config(final TestServer server, final JsonNode document) throws Exception {
        return server.send("PUT", "/api/v1/config", document.toString()).statusCode();
    }
}
