package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.DifficultClients;
import dev.touchline.load.live.JoinResult;
import dev.touchline.load.live.LiveAudience;
import dev.touchline.load.scenario.ClientMix;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A crowd that joins within a second, in the middle of a match. How fast it is served is measured by command: docs/performance.md. */
@Timeout(120)
class JoinStormSystemTest {
    private static final int CROWD = 200;

    @Test
    void shouldServeEverybodyAndLoseNothingOfTheFeed() throws Exception {
        try (TestServer program = TestServer.open();
                RunningFeed feed = new RunningFeed(List.of(program.server().feedAddress()))) {
            assertThat(program.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH)
                            .statusCode())
                    .isEqualTo(201);
            feed.play();
            final URI live = URI.create(
                    "ws://127.0.0.1:" + program.server().liveAddress().getPort() + "/v1/live");
            final LiveAudience audience =
                    new LiveAudience(List.of(1L), Optional.empty(), Optional.empty(), SystemEpochNanoClock.INSTANCE);
            try (DifficultClients crowd =
                    DifficultClients.start(live, audience, new ClientMix(0, 0, 0, CROWD), Duration.ZERO)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> storm(crowd).served() + storm(crowd).failed() >= CROWD);

                final JoinResult joined = storm(crowd);
                assertThat(joined.failed()).isZero();
                assertThat(joined.closed()).isEmpty();
                assertThat(joined.served()).isEqualTo(CROWD);
                assertThat(program.counter("live_clients")).isEqualTo(CROWD);
            }
            feed.pause();
            await().atMost(Duration.ofSeconds(20)).until(() -> engineRecords(program) >= 23L * feed.frames());
            final JsonNode source =
                    program.get("/api/v1/matches/1/feed").get("sources").get(0);
            assertThat(source.get("lost").asLong()).isZero();
            assertThat(program.counter("ring_dropped")).isZero();
        }
    }

    private static JoinResult storm(final DifficultClients crowd) {
        return crowd.results().get(ClientKind.STORM);
    }

    private static long engineRecords(final TestServer program) throws Exception {
        return program.get("/api/v1/matches/1/feed").get("engineRecords").asLong();
    }
}
