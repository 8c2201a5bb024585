package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.store.JdbcMatchStore;
import dev.touchline.server.config.ConfigKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A match's state over a restart, if asked; and a match without it when the file is of no use. */
@Timeout(120)
class KeptStateSystemTest {
    private static final String MATCH = "/api/v1/matches/1";
    private static final int FRAMES = 500;

    @TempDir
    private Path folder;

    private TestServer program;

    private void open(final boolean restore) throws Exception {
        final Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
        options.put(ConfigKey.DATA_FOLDER, folder.toString());
        options.put(ConfigKey.DATABASE_URL, "file");
        options.put(ConfigKey.SNAPSHOT_INTERVAL, "1");
        options.put(ConfigKey.SNAPSHOT_RESTORE, Boolean.toString(restore));
        program = TestServer.open(options);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private Path snapshot() {
        return folder.resolve("snapshots").resolve("match-1.snapshot");
    }

    private void playAndStop() throws Exception {
        open(false);
        SimulatedPlay.register(program);
        SimulatedPlay.play(program, 0, FRAMES);
        await().until(() -> program.get(MATCH + "/feed").get("frames").asInt() >= FRAMES);
    }

    @Test
    void shouldGoOnWithTheKeptStateInANewEpoch() throws Exception {
        playAndStop();
        final JsonNode game = program.get(MATCH + "/game");
        final JsonNode heat = program.get(MATCH + "/heatmaps/home.json");
        final JsonNode kinematics = program.get(MATCH + "/kinematics");
        final JsonNode events = program.get(MATCH + "/events?limit=1024");
        program.close();

        open(true);

        await().until(() -> program.get(MATCH + "/feed").get("frames").asInt() > 0);
        assertThat(program.get(MATCH + "/feed").get("epoch").asInt()).isEqualTo(1_001);
        assertThat(program.get(MATCH + "/game")).isEqualTo(game);
        assertThat(program.get(MATCH + "/kinematics")).isEqualTo(kinematics);
        assertThat(program.get(MATCH + "/events?limit=1024")).isEqualTo(events);
        assertThat(program.get(MATCH + "/heatmaps/home.json").get("cells")).isEqualTo(heat.get("cells"));
        final int before = program.get(MATCH + "/feed").get("frames").asInt();
        SimulatedPlay.play(program, FRAMES, FRAMES + 50);
        await().until(() -> program.get(MATCH + "/feed").get("frames").asInt() > before);
    }

    @Test
    void shouldStartWithoutTheStateUnlessAsked() throws Exception {
        playAndStop();
        program.close();
        assertThat(snapshot()).exists();

        open(false);

        assertThat(program.get(MATCH + "/feed").get("frames").asInt()).isZero();
        assertThat(program.get(MATCH).get("teams").get("home").get("players")).isNotEmpty();
    }

    @Test
    void shouldStartWithoutAStateThatIsDamaged() throws Exception {
        playAndStop();
        program.close();
        final byte[] bytes = Files.readAllBytes(snapshot());
        bytes[bytes.length / 2] ^= 1;
        Files.write(snapshot(), bytes);

        open(true);

        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1_001);
        assertThat(program.get(MATCH + "/feed").get("frames").asInt()).isZero();
    }

    @Test
    void shouldForgetTheStateOfAMatchThatIsGone() throws Exception {
        playAndStop();
        await().until(() -> Files.exists(snapshot()));

        program.send("DELETE", MATCH, null);

        await().until(() -> !Files.exists(snapshot()));
    }

    @Test
    void shouldStartWithoutAStateFromBeforeAReset() throws Exception {
        playAndStop();
        await().until(() -> Files.exists(snapshot()));
        final byte[] before = Files.readAllBytes(snapshot());
        program.send("POST", MATCH + "/reset", "{}");
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 2);
        program.close();
        Files.write(snapshot(), before);

        open(true);

        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1_002);
        assertThat(program.get(MATCH + "/feed").get("frames").asInt()).isZero();
    }

    @Test
    void shouldGoOnWithAnEarlierEpochsStateWhenItWasPutBack() throws Exception {
        playAndStop();
        final byte[] taken = SnapshotSystemTest.take(program);
        final JsonNode game = program.get(MATCH + "/game");
        program.send("POST", MATCH + "/reset", "{}");
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 2);
        assertThat(SnapshotSystemTest.restore(program, taken).statusCode()).isEqualTo(202);
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1);
        program.close();

        open(true);

        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1_002);
        assertThat(program.get(MATCH + "/feed").get("frames").asInt()).isPositive();
        assertThat(program.get(MATCH + "/game")).isEqualTo(game);
    }

    @Test
    void shouldStartWithoutAStateThatWasPutBackBeforeAReset() throws Exception {
        playAndStop();
        final byte[] taken = SnapshotSystemTest.take(program);
        program.send("POST", MATCH + "/reset", "{}");
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 2);
        SnapshotSystemTest.restore(program, taken);
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1);
        Files.deleteIfExists(snapshot());
        await().until(() -> Files.exists(snapshot()));
        final byte[] before = Files.readAllBytes(snapshot());
        program.send("POST", MATCH + "/reset", "{}");
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 3);
        program.close();
        Files.write(snapshot(), before);

        open(true);

        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 1_003);
        assertThat(program.get(MATCH + "/feed").get("frames").asInt()).isZero();
    }

    @Test
    void shouldBeginInAnEpochOfItsOwnWhenNothingIsKept() throws Exception {
        final long least = JdbcMatchStore.firstEpochInMemory(System.currentTimeMillis());
        program = TestServer.open(Map.of(ConfigKey.DATABASE_URL, "memory"));
        SimulatedPlay.register(program);

        await().until(() -> program.get(MATCH + "/feed").get("epoch").asLong() > 0);
        assertThat(program.get(MATCH + "/feed").get("epoch").asLong()).isBetween(least, 0xFFFF_FFFFL);
    }
}
