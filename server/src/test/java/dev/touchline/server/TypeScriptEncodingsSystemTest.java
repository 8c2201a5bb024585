package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The TypeScript client in JSON and in binary at one program: a script of its own compares what the two were sent, message by message, and
 * ends with 0 when all of it is the same.
 */
@Timeout(120)
class TypeScriptEncodingsSystemTest extends LiveSocketFixture {
    private static final Path CLIENT =
            Path.of(System.getProperty("touchline.root", "..")).resolve("clients/typescript");
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final int FRAMES = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldBeSentTheSameInBothEncodings() throws Exception {
        needs(Files.exists(CLIENT.resolve("dist/index.js")) && Files.exists(CLIENT.resolve("node_modules/ws")));
        final Path out = folder.resolve("out.txt");
        final Process script = new ProcessBuilder(
                        "node",
                        CLIENT.resolve("e2e/both-encodings.mjs").toString(),
                        "ws://127.0.0.1:" + program.server().liveAddress().getPort() + "/v1/live")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(Files.readString(out)).contains("subscribed"));
            play();

            assertThat(script.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .as("it ended: %s", Files.readString(out))
                    .isTrue();
            assertThat(script.exitValue()).as(Files.readString(out)).isZero();
            assertThat(Files.readString(out)).contains("same: channel=match/1/camera/1, kind=camera");
        } finally {
            script.destroyForcibly();
        }
    }

    private void play() throws IOException {
        kickOff();
        for (int i = 1; i < FRAMES; i++) {
            send();
            if (i % 10 == 0) {
                sendCamera();
            }
        }
    }

    private static void needs(final boolean built) {
        final String reason = "the TypeScript client is not built: mvn test -pl clients/typescript";
        if (!built && "true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        assumeTrue(built, reason);
    }
}
