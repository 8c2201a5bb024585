package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script of {@code clients/typescript/e2e}, run by Node with the addresses of programs; it says how far it is, and ends with 0 when all is well. */
final class ClientScript implements AutoCloseable {
    private static final Path CLIENT =
            Path.of(System.getProperty("touchline.root", "..")).resolve("clients/typescript");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;

    private ClientScript(final Process process, final Path out) {
        this.process = process;
        this.out = out;
    }

    /** Passes the test over when the TypeScript client was not built, except where everything has to be. */
    static void needsTheBuiltClient() {
        final boolean built =
                Files.exists(CLIENT.resolve("dist/index.js")) && Files.exists(CLIENT.resolve("node_modules/ws"));
        final String reason = "the TypeScript client is not built: mvn test -pl clients/typescript";
        if (!built && "true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        assumeTrue(built, reason);
    }

    static ClientScript start(final String name, final Path folder, final TouchlineServer... programs)
            throws IOException {
        final List<String> command = new ArrayList<>(
                List.of("node", CLIENT.resolve("e2e").resolve(name).toString()));
        for (final TouchlineServer program : programs) {
            command.add("ws://127.0.0.1:" + program.liveAddress().getPort() + "/v1/live");
        }
        final Path out = folder.resolve("out.txt");
        return new ClientScript(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start(),
                out);
    }

    /** What it has said so far. */
    String said() throws IOException {
        return Files.readString(out);
    }

    void awaitSays(final String word) {
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(said()).contains(word));
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    void assertEndsWell() throws Exception {
        final boolean ended = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as("it ended: %s", said()).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
