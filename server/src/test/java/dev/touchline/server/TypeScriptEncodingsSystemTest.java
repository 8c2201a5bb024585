package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The TypeScript client in JSON and in binary at one program: what the two are sent is the same, message by message. */
@Timeout(180)
class TypeScriptEncodingsSystemTest extends LiveSocketFixture {
    private static final int FRAMES = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldBeSentTheSameInBothEncodings() throws Exception {
        ClientScript.needsTheBuiltClient();
        try (ClientScript script = ClientScript.start("both-encodings.mjs", folder, program.server())) {
            script.awaitSays("subscribed");
            play();

            script.assertEndsWell();
            assertThat(script.said()).contains("same: channel=match/1/camera/1, kind=camera");
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
}
