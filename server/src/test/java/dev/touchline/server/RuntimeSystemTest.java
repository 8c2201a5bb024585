package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.server.config.ConfigKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the program says of itself over HTTP. */
@Timeout(60)
class RuntimeSystemTest {
    private static final String RUNTIME = "/api/v1/server/runtime";

    @Test
    void shouldSayWhatItUses() throws Exception {
        try (TestServer program = TestServer.open()) {
            final JsonNode runtime = program.get(RUNTIME);

            assertThat(runtime.path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(runtime.path("jvm").asText()).contains(System.getProperty("java.runtime.version"));
            assertThat(runtime.path("uptimeMs").asLong()).isPositive();
            assertThat(runtime.path("feedReceiveBufferBytes").asInt()).isPositive();
            assertThat(runtime.at("/heap/maxBytes").asLong())
                    .isEqualTo(Runtime.getRuntime().maxMemory());
            final List<String> threads = new ArrayList<>();
            long cpuNs = 0;
            for (final JsonNode thread : runtime.path("threads")) {
                threads.add(thread.path("name").asText());
                cpuNs += thread.path("cpuNs").asLong();
            }
            assertThat(threads).contains("touchline-engine", "others").anyMatch(name -> name.contains("ingest"));
            assertThat(runtime.path("processCpuNs").asLong()).isGreaterThan(cpuNs / 2);
        }
    }

    @Test
    void shouldTellOfAPauseWhenTheCollectorRan() throws Exception {
        try (TestServer program = TestServer.open()) {
            final long before = collections(program.get(RUNTIME));

            System.gc();

            Awaitility.await()
                    .until(() -> !program.get(RUNTIME).at("/gc/pauses").isEmpty());
            assertThat(collections(program.get(RUNTIME))).isGreaterThan(before);
            final JsonNode runtime = program.get(RUNTIME);
            for (final JsonNode pause : runtime.at("/gc/pauses")) {
                assertThat(pause.path("startMs").asLong())
                        .isBetween(0L, runtime.path("uptimeMs").asLong());
            }
        }
    }

    @Test
    void shouldTellNobodyWithoutTheToken() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.TOKEN, "secret-of-the-test"))) {
            assertThat(program.send("GET", RUNTIME, null).statusCode()).isEqualTo(401);
            assertThat(program.send("GET", RUNTIME, null, "Authorization", "Bearer secret-of-the-test")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static long collections(final JsonNode runtime) {
        long count = 0;
        for (final JsonNode collector : runtime.at("/gc/collectors")) {
            count += collector.path("count").asLong();
        }
        return count;
    }
}
