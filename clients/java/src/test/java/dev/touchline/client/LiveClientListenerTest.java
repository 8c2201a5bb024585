package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a listener throws, the client goes on and says so. */
@Timeout(60)
class LiveClientListenerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final StreamRequest EVENTS = StreamRequest.all("match/1/events");

    private final List<RuntimeException> faults = new CopyOnWriteArrayList<>();
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private FakeLiveServer server;

    @BeforeEach
    void open() throws IOException {
        server = new FakeLiveServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** A client whose listener throws when it hears of one state. */
    private LiveClient throwingOn(final Class<? extends LiveState> state) {
        return client(new LiveListener() {
            @Override
            public void onState(final LiveState now) {
                if (state.isInstance(now)) {
                    throw new IllegalStateException("listener of the test: state=" + now);
                }
            }

            @Override
            public void onFault(final RuntimeException fault) {
                faults.add(fault);
            }
        });
    }

    private LiveClient client(final LiveListener listener) {
        return new LiveClient(LiveClientContext.of("test", server.address()).withBackoff(10, 20), listener);
    }

    private void awaitHeard(final String type, final int times) {
        await().atMost(DEADLINE).until(() -> server.heard(type).size() >= times);
    }

    private void event(final int seq) {
        server.send("{'t':'event','stream':1,'seq':" + seq + "}");
    }

    @Test
    void shouldComeBackWhenTheListenerThrowsAtALoss() {
        try (LiveClient client = throwingOn(LiveState.Lost.class).start()) {
            awaitHeard("ping", 1);
            server.close(4503);

            awaitHeard("identify", 2);
            await().atMost(DEADLINE).until(() -> client.state() instanceof LiveState.Ready);
            assertThat(faults).hasSize(1);
        }
    }

    @Test
    void shouldSubscribeAndPingWhenTheListenerThrowsAtReady() {
        try (LiveClient client = throwingOn(LiveState.Ready.class)) {
            client.subscribe(EVENTS, message -> {});
            client.start();

            awaitHeard("sub", 1);
            awaitHeard("ping", 2);
            assertThat(faults).hasSize(1);
        }
    }

    @Test
    void shouldLeaveWhenTheListenerThrowsAtTheEnd() {
        final LiveClient client = throwingOn(LiveState.Stopped.class).start();
        awaitHeard("ping", 1);

        client.close();

        await().atMost(DEADLINE).until(() -> server.left() == 1);
        assertThat(faults).hasSize(1);
    }

    @Test
    void shouldGoOnWhenASubscriberThrowsAnError() {
        try (LiveClient client = throwingOn(LiveState.Refused.class)) {
            client.subscribe(EVENTS, message -> {
                told.add(message.path("seq").asInt());
                throw new AssertionError("subscriber of the test");
            });
            client.start();
            awaitHeard("sub", 1);
            await().atMost(DEADLINE).until(() -> {
                event(told.size() + 1);
                return told.size() >= 3;
            });

            assertThat(faults)
                    .first()
                    .satisfies(fault -> assertThat(fault)
                            .hasMessageContaining("subscriber of the test")
                            .hasCauseInstanceOf(AssertionError.class));
            assertThat(server.heard("identify")).hasSize(1);
        }
    }

    @Test
    void shouldGoOnWhenWhoIsToldOfFaultsThrowsToo() {
        final LiveListener hopeless = new LiveListener() {
            @Override
            public void onHeartbeat(final JsonNode heartbeat) {
                told.add(told.size());
                throw new IllegalStateException("heartbeat of the test");
            }

            @Override
            public void onFault(final RuntimeException fault) {
                throw fault;
            }
        };
        try (LiveClient client = client(hopeless).start()) {
            await().atMost(DEADLINE).until(() -> told.size() >= 3);

            assertThat(client.state()).isInstanceOf(LiveState.Ready.class);
            assertThat(server.heard("identify")).hasSize(1);
        }
    }
}
