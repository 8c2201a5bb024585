package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that want to come back while a server is starting. */
@Timeout(60)
class RestartSystemTest {
    private static final String MATCH = "/api/v1/matches/1";

    @TempDir
    private Path folder;

    private final ExecutorService clients = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void shouldHaveItsMatchesWhenTheFirstClientIsLetIn() throws Exception {
        final Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
        options.put(ConfigKey.DATA_FOLDER, folder.toString());
        options.put(ConfigKey.DATABASE_URL, "file");
        final int port;
        try (TestServer program = TestServer.open(options)) {
            program.send("PUT", MATCH, "{}");
            port = program.server().liveAddress().getPort();
        }
        options.put(ConfigKey.LIVE_PORT, Integer.toString(port));
        // Long enough for a client to find the port open, if it were.
        options.put(ConfigKey.WARM_UP, "1000");

        final Future<String> answer = clients.submit(subscribeOnceItListens(port));
        try (TestServer program = TestServer.open(options)) {
            assertThat(answer.get()).startsWith("{\"t\":\"subok\",\"id\":1");
            assertThat(program.get(MATCH).get("id").asInt()).isEqualTo(1);
        }
    }

    private static Callable<String> subscribeOnceItListens(final int port) {
        return () -> {
            try (RawSocket client = connect(port)) {
                client.sendText("{\"t\":\"identify\",\"v\":1}");
                client.sendText("{\"t\":\"sub\",\"id\":1,\"channel\":\"match/1/frames\"}");
                return client.readMessage("subok");
            }
        };
    }

    private static RawSocket connect(final int port) throws IOException, InterruptedException {
        while (true) {
            try {
                return RawSocket.upgraded(port, "");
            } catch (final ConnectException e) {
                Thread.sleep(2);
            }
        }
    }
}
