package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The TypeScript client in JSON and in binary at one program: what the two are sent is the same, message by message. */
@Timeout(180)
class TypeScriptEncodingsSystemTest extends LiveSocketFixture {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void shouldBeSentTheSameInBothEncodings() throws Exception {
        ClientScript.needsTheBuiltClient();
        try (ClientScript script = ClientScript.start("both-encodings.mjs", folder, program.server())) {
            script.awaitSays("subscribed");
            kickOff();
            // Frames of 40 ms of a match that is played at twice its pace.
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(20)).until(() -> {
                send();
                if (frame % 10 == 0) {
                    sendCamera();
                }
                return script.hasEnded();
            });

            script.assertEndsWell();
            assertThat(script.said()).contains("same: channel=match/1/camera/1, kind=camera");
        }
    }
}
