package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.load.fake.FakeServer;
import dev.touchline.load.feed.FakeSendClock;
import dev.touchline.load.scenario.ClientMix;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DifficultClientsTest {
    private static final long CLOSING_MATCH = 13;
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final FakeSendClock clock = new FakeSendClock(1_750_000_000_000_000_000L);

    @Test
    void shouldServeEveryOneOfAStormWhenFramesFlow() throws Exception {
        try (FakeServer server = new FakeServer(0);
                DifficultClients clients = clients(server.live(), 5L, 6L)) {
            server.addMatch(5, "one");
            server.addMatch(6, "other");
            clients.begin(new ClientMix(0, 0, 0, 7), Duration.ZERO);
            Awaitility.await().until(() -> result(clients, ClientKind.STORM).subscribed() == 7);

            // Round robin: clients 1, 3, 5 and 7 listen to match 5.
            server.publish(5, 1);
            server.publish(5, 2);
            Awaitility.await().until(() -> result(clients, ClientKind.STORM).served() == 4);
            clock.advance(2_000_000);
            server.publish(6, 3);
            Awaitility.await().until(() -> result(clients, ClientKind.STORM).served() == 7);

            final JoinResult storm = result(clients, ClientKind.STORM);
            assertThat(storm.clients()).isEqualTo(7);
            assertThat(storm.attempts()).isEqualTo(7);
            assertThat(storm.connected()).isEqualTo(7);
            assertThat(storm.failed()).isZero();
            assertThat(storm.closed()).isEmpty();
            assertThat(storm.firstFrameMicros().getTotalCount()).isEqualTo(7);
            assertThat(storm.firstFrameMicros().getCountBetweenValues(2_000, 2_001))
                    .isEqualTo(3);
        }
    }

    @Test
    void shouldReadByteByByteWhenTricklingAndNotAtAllWhenStalled() throws Exception {
        try (FakeServer server = new FakeServer(0);
                DifficultClients clients = clients(server.live(), 5L)) {
            server.addMatch(5, "one");
            clients.begin(new ClientMix(2, 2, 0, 1), Duration.ZERO);
            Awaitility.await()
                    .until(() -> result(clients, ClientKind.STALLED).subscribed() == 2
                            && result(clients, ClientKind.TRICKLE).subscribed() == 2
                            && result(clients, ClientKind.STORM).subscribed() == 1);

            server.publish(5, 1);
            server.publish(5, 2);
            Awaitility.await().until(() -> result(clients, ClientKind.STORM).served() == 1);

            // A byte an interval: a frame of some 80 bytes comes in the end.
            Awaitility.await().until(() -> result(clients, ClientKind.TRICKLE).served() == 2);
            assertThat(result(clients, ClientKind.STALLED).served()).isZero();
        }
    }

    @Test
    void shouldComeBackAgainAndAgainWhenReconnecting() throws Exception {
        try (FakeServer server = new FakeServer(0);
                DifficultClients clients = clients(server.live(), 5L)) {
            server.addMatch(5, "one");
            clients.begin(new ClientMix(0, 0, 2, 0), Duration.ZERO);

            Awaitility.await()
                    .until(() -> result(clients, ClientKind.RECONNECTING).subscribed() >= 6);

            final JoinResult reconnecting = result(clients, ClientKind.RECONNECTING);
            assertThat(reconnecting.clients()).isEqualTo(2);
            assertThat(reconnecting.attempts()).isGreaterThanOrEqualTo(6);
            // It was they who left.
            assertThat(reconnecting.closed()).isEmpty();
            assertThat(reconnecting.failed()).isZero();
        }
    }

    @Test
    void shouldCountCodesAndFailuresWhenServerClosesThemOrIsNotThere() throws Exception {
        try (FakeServer server = new FakeServer(0);
                DifficultClients clients = clients(server.live(), CLOSING_MATCH);
                DifficultClients lost = clients(URI.create("ws://127.0.0.1:1/v1/live"), 5L)) {
            clients.begin(new ClientMix(0, 0, 0, 3), Duration.ZERO);
            lost.begin(new ClientMix(1, 1, 0, 1), Duration.ZERO);

            Awaitility.await()
                    .until(() -> result(clients, ClientKind.STORM).closed().equals(Map.of("4409", 3L)));
            assertThat(result(clients, ClientKind.STORM).failed()).isEqualTo(3);
            for (final ClientKind kind : List.of(ClientKind.STALLED, ClientKind.TRICKLE, ClientKind.STORM)) {
                Awaitility.await().until(() -> result(lost, kind).failed() == 1);
                assertThat(result(lost, kind).connected()).isZero();
            }
        }
    }

    private DifficultClients clients(final URI live, final Long... matches) {
        return new DifficultClients(
                live,
                new LiveAudience(List.of(matches), Optional.of(ClientRate.SIXTY), Optional.empty(), clock),
                INTERVAL);
    }

    private static JoinResult result(final DifficultClients clients, final ClientKind kind) {
        return clients.results().get(kind);
    }
}
