package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The TypeScript client and its delay line at a main server and a backup of one feed: whoever looks at the picture does not see the move. */
@Timeout(180)
class TypeScriptBackupSystemTest {
    @TempDir
    private Path folder;

    @Test
    void shouldDrawOnWithoutAStepWhenTheMainServerGoes() throws Exception {
        ClientScript.needsTheBuiltClient();
        try (TestServer main = TestServer.open();
                TestServer backup = TestServer.open();
                RunningFeed feed = new RunningFeed(
                        List.of(main.server().feedAddress(), backup.server().feedAddress()))) {
            for (final TestServer program : List.of(main, backup)) {
                assertThat(program.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH)
                                .statusCode())
                        .isEqualTo(201);
            }
            try (ClientScript script =
                    ClientScript.start("move-to-backup.mjs", folder, main.server(), backup.server())) {
                script.awaitSays("subscribed");
                feed.play();
                script.awaitSays("drawn");
                main.server().close();

                script.assertEndsWell();
                assertThat(script.said()).contains("same: kind=frames", "same: kind=events", "drawn: count=");
            }
        }
    }
}
