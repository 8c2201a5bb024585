package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.engine.agent.EngineCommand;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is held up, and its queue full: every change is refused, and neither the store nor anybody else has seen it. */
@Timeout(60)
class FullQueueSystemTest {
    private static final String ROSTER =
            "\"players\":[{\"objectId\":3,\"name\":\"C\"},{\"objectId\":4,\"name\":\"D\"}]";

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private TestServer program;

    @BeforeEach
    void fill() throws Exception {
        program = TestServer.open();
        program.send("PUT", "/api/v1/matches/1", "{\"teams\":{\"home\":{" + ROSTER + "}}}");
        final EngineShards engines = program.server().engines();
        engines.offer(new EngineCommand.Ask<>(1, engine -> hold(), new CompletableFuture<>()));
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        int taken = 0;
        while (engines.offer(new EngineCommand.Ask<>(1, engine -> 0, new CompletableFuture<>()))) {
            taken++;
        }
        assertThat(taken).isGreaterThan(100);
    }

    private int hold() {
        held.countDown();
        try {
            release.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    @AfterEach
    void close() {
        release.countDown();
        program.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /matches {}",
                "PUT /matches/1 {}",
                "PUT /matches/1/teams/home {}",
                "DELETE /matches/1 -",
                "PUT /matches/1/pitch {\"lengthMetres\":100,\"widthMetres\":64}",
                "POST /matches/1/reset {}",
                "POST /matches/1/start {}",
                "POST /matches/1/periods {\"state\":\"end\"}",
                "POST /matches/1/ends {\"attacksPlusX\":\"home\"}",
                "POST /matches/1/clock {\"running\":false}",
                "POST /matches/1/stop {}",
                "POST /matches/1/cards {\"team\":\"home\",\"objectId\":3,\"detail\":\"yellow\"}",
                "POST /matches/1/goals {\"team\":\"home\",\"objectId\":3,\"detail\":\"penalty\"}",
                "POST /matches/1/substitutions {\"team\":\"home\",\"off\":3,\"on\":{\"name\":\"E\"}}",
                "POST /matches/1/identities {\"operation\":\"swap\",\"object\":3,\"other\":4,\"sinceUs\":1}",
                "PUT /config {\"format\":1,\"matches\":[]}"
            })
    void shouldRefuseAndChangeNothingWhenTheQueueIsFull(final String change) throws Exception {
        final String[] parts = change.split(" ", 3);
        final JsonNode before = program.get("/api/v1/config?secrets=true");
        final JsonNode cards = program.get("/api/v1/matches/1/cards");

        final HttpResponse<String> refused =
                program.send(parts[0], "/api/v1" + parts[1], parts[2].equals("-") ? null : parts[2]);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("urn:touchline:problem:busy");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(program.get("/api/v1/config?secrets=true")).isEqualTo(before);
        assertThat(program.get("/api/v1/matches/1/cards")).isEqualTo(cards);
        final boolean stored = program.server()
                .database()
                .inTransaction(handle -> handle.createQuery("SELECT COUNT(*) FROM matches WHERE match_id = 1")
                        .mapTo(Integer.class)
                        .one())
                .equals(1);
        assertThat(stored).isTrue();

        release.countDown();
        // Busy until it has come to the end of its queue.
        await().until(() ->
                program.send("GET", "/api/v1/matches/1/events", null).statusCode() == 200);
        assertThat(program.get("/api/v1/matches/1/events").get("newest").asLong())
                .as("events told")
                .isZero();
    }
}
