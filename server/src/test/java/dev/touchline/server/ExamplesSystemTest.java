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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the client libraries, run as a reader would run them, against a program whose match is played. */
@Timeout(180)
class ExamplesSystemTest {
    private static final Path CLIENTS =
            Path.of(System.getProperty("touchline.root", "..")).resolve("clients");

    @TempDir
    private Path folder;

    private TestServer program;
    private RunningFeed feed;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        assertThat(program.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH).statusCode())
                .isEqualTo(201);
        feed = new RunningFeed(List.of(program.server().feedAddress()));
        feed.play();
    }

    @AfterEach
    void close() throws IOException {
        feed.close();
        program.close();
    }

    @Test
    void shouldRunTheExampleInJava() throws Exception {
        final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        assertTells(List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CLIENTS.resolve("java/Example.java").toString()));
    }

    @Test
    void shouldRunTheExampleInPython() throws Exception {
        needs(
                isThere(List.of("/usr/bin/python3", "-c", "import websockets")),
                "python3-websockets is not there: apt install python3-websockets");

        assertTells(
                List.of("/usr/bin/python3", CLIENTS.resolve("python/example.py").toString()));
    }

    @Test
    void shouldEndTheExampleInPythonWhenAnOperatorRemovesIt() throws Exception {
        needs(
                isThere(List.of("/usr/bin/python3", "-c", "import websockets")),
                "python3-websockets is not there: apt install python3-websockets");
        final Path out = folder.resolve("removed.txt");
        final Process example = start(
                List.of("/usr/bin/python3", CLIENTS.resolve("python/example.py").toString()), program, out);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Files.readString(out)).contains("ball: "));
            final String id = program.get("/api/v1/clients")
                    .get("clients")
                    .get(0)
                    .get("id")
                    .asText();

            assertThat(program.send("DELETE", "/api/v1/clients/" + id, null).statusCode())
                    .isEqualTo(204);

            assertThat(example.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(out)).contains("4410");
        } finally {
            example.destroyForcibly();
        }
    }

    @Test
    void shouldAskAgainInPythonWhenTheMatchIsThereLater() throws Exception {
        needs(
                isThere(List.of("/usr/bin/python3", "-c", "import websockets")),
                "python3-websockets is not there: apt install python3-websockets");
        final Path out = folder.resolve("later.txt");
        try (TestServer late = TestServer.open()) {
            final Process example = start(
                    List.of(
                            "/usr/bin/python3",
                            CLIENTS.resolve("python/example.py").toString()),
                    late,
                    out);
            try (RunningFeed itsFeed = new RunningFeed(List.of(late.server().feedAddress()))) {
                // Its identify and both of its subscriptions, which are refused: there is no match.
                await().atMost(Duration.ofSeconds(60)).until(() -> late.counter("live_messages_received") >= 3);
                assertThat(late.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH)
                                .statusCode())
                        .isEqualTo(201);
                itsFeed.play();

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(Files.readString(out))
                                .contains("ball: ")
                                .containsPattern("event: .*period")
                                .doesNotContain("lost: "));
            } finally {
                example.destroyForcibly();
            }
        }
    }

    @Test
    void shouldRunTheExampleInNode() throws Exception {
        final Path client = CLIENTS.resolve("typescript");
        needs(
                Files.exists(client.resolve("dist/index.js")) && Files.exists(client.resolve("node_modules/ws")),
                "the TypeScript client is not built: mvn test -pl clients/typescript");

        assertTells(List.of("node", client.resolve("example.mjs").toString()));
    }

    private static void needs(final boolean there, final String reason) {
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        assumeTrue(there, reason);
    }

    private static boolean isThere(final List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (final IOException e) {
            return false;
        }
    }

    private void assertTells(final List<String> command) throws IOException {
        final Path out = folder.resolve("out.txt");
        final Process example = start(command, program, out);
        try {
            await().alias(String.join(" ", command))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(Files.readString(out)).contains("ball: ").containsPattern("event: .*period"));
        } finally {
            example.destroyForcibly();
        }
    }

    private static Process start(final List<String> command, final TestServer at, final Path out) throws IOException {
        final List<String> whole = new ArrayList<>(command);
        whole.add("ws://127.0.0.1:" + at.server().liveAddress().getPort() + "/v1/live");
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }
}
