package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.server.config.ConfigKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The order of a stop, where an engine answers nobody. */
@Timeout(60)
class StopSystemTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellClientsBeforeItWaitsForAnEngine() throws Exception {
        final TestServer program =
                TestServer.open(Map.of(ConfigKey.DATA_FOLDER, folder.toString(), ConfigKey.SNAPSHOT_INTERVAL, "3600"));
        for (int match = 1; match <= 20; match++) {
            program.send("PUT", "/api/v1/matches/" + match, "{}");
        }
        final CountDownLatch stuck = new CountDownLatch(1);
        final CountDownLatch told = new CountDownLatch(1);
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            program.server()
                    .engines()
                    .offer(new EngineCommand.Ask<>(
                            1,
                            engine -> {
                                stuck.countDown();
                                return holdUp(told);
                            },
                            new CompletableFuture<>()));
            stuck.await();
            final Thread stopping = new Thread(program::close, "test-stop");
            stopping.start();

            assertThat(client.await("bye").get("reconnect").asBoolean()).isTrue();

            told.countDown();
            stopping.join();
        } finally {
            told.countDown();
        }
    }

    private static boolean holdUp(final CountDownLatch until) {
        try {
            until.await();
            return true;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
