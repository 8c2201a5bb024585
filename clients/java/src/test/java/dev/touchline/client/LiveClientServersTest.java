package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client and the servers that it may be at: refused, closed, silent. */
@Timeout(60)
class LiveClientServersTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final List<LiveState> states = new CopyOnWriteArrayList<>();
    private final LiveListener listener = new LiveListener() {
        @Override
        public void onState(final LiveState state) {
            states.add(state);
        }
    };

    private static LiveClientContext context(final FakeLiveServer... servers) {
        return LiveClientContext.of(
                        "test",
                        List.of(servers).stream().map(FakeLiveServer::address).toArray(URI[]::new))
                .withBackoff(50, 60_000);
    }

    private void awaitState(final Class<? extends LiveState> state) {
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(states).hasAtLeastOneElementOfType(state));
    }

    @Test
    void shouldNotGoToTheBackupWhenAnOperatorRemovedIt() throws Exception {
        try (FakeLiveServer main = new FakeLiveServer().refusing(4410);
                FakeLiveServer backup = new FakeLiveServer();
                LiveClient client = new LiveClient(context(main, backup), listener)) {
            client.start();

            awaitState(LiveState.Refused.class);
            assertThat(backup.heard("identify")).isEmpty();
        }
    }

    @Test
    void shouldNameAnAddressThatIsNoLiveSockets() {
        assertThatThrownBy(() -> LiveClientContext.of("test", URI.create("http://127.0.0.1:8080")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("server=http://127.0.0.1:8080");
    }

    @Test
    void shouldGoToTheBackupWithItsOwnTokenWhenTheMainServerRefuses() throws Exception {
        try (FakeLiveServer main = new FakeLiveServer().refusing(4401);
                FakeLiveServer backup = new FakeLiveServer()) {
            final Map<URI, String> tokens = Map.of(main.address(), "of main", backup.address(), "of backup");
            try (LiveClient client = new LiveClient(context(main, backup).withTokenFor(tokens::get), listener)) {
                client.start();
                awaitState(LiveState.Ready.class);

                assertThat(main.heard("identify"))
                        .extracting(identify -> identify.path("token").asText())
                        .containsExactly("of main");
                assertThat(backup.heard("identify"))
                        .extracting(identify -> identify.path("token").asText())
                        .containsExactly("of backup");
                assertThat(states).noneMatch(LiveState.Refused.class::isInstance);
            }
        }
    }

    @Test
    void shouldGiveUpWhenEveryServerRefuses() throws Exception {
        try (FakeLiveServer main = new FakeLiveServer().refusing(4401);
                FakeLiveServer backup = new FakeLiveServer().refusing(4403);
                LiveClient client = new LiveClient(context(main, backup).withToken("wrong"), listener)) {
            client.start();
            awaitState(LiveState.Refused.class);

            assertThat(((LiveState.Refused) client.state()).code()).isEqualTo(4403);
            assertThat(main.heard("identify")).hasSize(1);
        }
    }

    @Test
    void shouldGiveUpAtOnceWhenTheOnlyServerRefuses() throws Exception {
        try (FakeLiveServer only = new FakeLiveServer().refusing(4401);
                LiveClient client = new LiveClient(context(only), listener)) {
            client.start();
            awaitState(LiveState.Refused.class);

            assertThat(states).noneMatch(LiveState.Lost.class::isInstance);
        }
    }

    @Test
    void shouldNotStormServersThatCloseWhomTheyLetIn() throws Exception {
        try (FakeLiveServer main = new FakeLiveServer().closing(4503);
                FakeLiveServer backup = new FakeLiveServer().closing(4503);
                LiveClient client = new LiveClient(
                        LiveClientContext.of("test", main.address(), backup.address())
                                .withBackoff(3_600_000, 3_600_000),
                        listener)) {
            client.start();

            // The second loss is waited for; that wait is an hour, so nothing may follow within any time.
            await().atMost(DEADLINE).until(() -> lost() == 2);
            await().during(Duration.ofSeconds(1)).atMost(DEADLINE).until(() -> lost() == 2);
            assertThat(main.heard("identify")).hasSize(1);
            assertThat(backup.heard("identify")).hasSize(1);
        }
    }

    private long lost() {
        return states.stream().filter(LiveState.Lost.class::isInstance).count();
    }

    @Test
    void shouldNotTakeAServerForSilentWhileAListenerHoldsItUp() throws Exception {
        final CountDownLatch never = new CountDownLatch(1);
        final AtomicInteger heartbeats = new AtomicInteger();
        final LiveListener slow = new LiveListener() {
            @Override
            public void onState(final LiveState state) {
                states.add(state);
            }

            @Override
            public void onHeartbeat(final JsonNode heartbeat) {
                try {
                    // Half as long again as a server may be silent, two heartbeats; what comes meanwhile waits.
                    never.await(FakeLiveServer.HEARTBEAT_MS * 3, TimeUnit.MILLISECONDS);
                } catch (final InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                heartbeats.incrementAndGet();
            }
        };
        try (FakeLiveServer main = new FakeLiveServer();
                FakeLiveServer backup = new FakeLiveServer();
                LiveClient client = new LiveClient(context(main, backup), slow)) {
            client.start();
            awaitState(LiveState.Ready.class);
            await().atMost(DEADLINE).until(() -> heartbeats.get() >= 3);

            assertThat(states).noneMatch(LiveState.Lost.class::isInstance);
        }
    }

    @Test
    void shouldFindASilentServer() throws Exception {
        try (FakeLiveServer main = new FakeLiveServer();
                FakeLiveServer backup = new FakeLiveServer();
                LiveClient client = new LiveClient(context(main, backup), listener)) {
            client.start();
            awaitState(LiveState.Ready.class);

            main.fallSilent();
            awaitState(LiveState.Lost.class);

            assertThat(states)
                    .filteredOn(LiveState.Lost.class::isInstance)
                    .extracting(state -> ((LiveState.Lost) state).reason())
                    .contains("silent for 800 ms");
        }
    }

    @Test
    void shouldRefuseToSubscribeToNothing() throws Exception {
        try (FakeLiveServer only = new FakeLiveServer();
                LiveClient client = new LiveClient(context(only), listener)) {
            assertThatThrownBy(() -> client.subscribe(null, message -> {}))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("no request: request=null");
            assertThatThrownBy(() -> client.subscribe(StreamRequest.all("match/1/events"), null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("no listener: told=null");
            client.start();

            await().atMost(DEADLINE).until(() -> only.heard("ping").size() > 1);
        }
    }
}
