package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.load.fake.FakeServer;
import dev.touchline.load.feed.FakeSendClock;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveClientsTest {
    private static final long MATCH = 5;
    private static final long CLOSING_MATCH = 13;
    private static final long NOW_NS = 1_750_000_000_000_000_000L;

    private final FakeSendClock clock = new FakeSendClock(NOW_NS);

    @Test
    void shouldRecordAgeOfEachFrameWhenMeasured() throws Exception {
        try (FakeServer server = new FakeServer(0);
                LiveClients clients = LiveClients.connect(server.live(), 4, Optional.of("secret"), clock)) {
            server.addMatch(MATCH, "measured");
            clients.subscribe(MATCH, Optional.of(ClientRate.SIXTY), false);
            server.publish(MATCH, NOW_NS / 1_000 - 9_000);
            clients.subscribe(MATCH, Optional.empty(), true);
            server.publish(MATCH, NOW_NS / 1_000 - 250);
            server.publish(MATCH, NOW_NS / 1_000 - 750);
            Awaitility.await()
                    .until(() -> clients.result().frames() == 8
                            && clients.result().gaps().size() == 1);

            final LiveResult result = clients.result();
            assertThat(result.fewestFrames()).isEqualTo(2);
            assertThat(result.ageMicros().getMinValue()).isEqualTo(250);
            assertThat(result.ageMicros().getMaxValue()).isEqualTo(750);
            assertThat(result.gaps()).containsEntry("conflated", 4L);
        }
    }

    @Test
    void shouldReportCodeWhenServerClosesAClient() throws Exception {
        try (FakeServer server = new FakeServer(0);
                LiveClients clients = LiveClients.connect(server.live(), 1, Optional.empty(), clock)) {
            assertThatThrownBy(() -> clients.subscribe(CLOSING_MATCH, Optional.empty(), true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("code=4409");
            assertThat(clients.result().closed()).containsEntry("4409", 1L);
            assertThatThrownBy(() -> clients.subscribe(MATCH, Optional.empty(), true))
                    .hasMessageContaining("code=4409");
        }
    }

    @Test
    void shouldExplainWhenMatchIsUnknown() throws Exception {
        try (FakeServer server = new FakeServer(0);
                LiveClients clients = LiveClients.connect(server.live(), 1, Optional.empty(), clock)) {
            assertThatThrownBy(() -> clients.subscribe(MATCH, Optional.empty(), true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("unknown-match");
        }
    }

    @Test
    void shouldFailWhenNobodyListens() {
        final URI nowhere = URI.create("ws://127.0.0.1:1/v1/live");

        assertThatThrownBy(() -> LiveClients.connect(nowhere, 1, Optional.empty(), clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not connected");
    }

    @Test
    void shouldFailWhenServerSpeaksNoWebSocket() throws Exception {
        try (FakeServer server = new FakeServer(0)) {
            final URI elsewhere = URI.create("ws://127.0.0.1:" + server.api().getPort() + "/elsewhere");

            assertThatThrownBy(() -> LiveClients.connect(elsewhere, 1, Optional.empty(), clock))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not accepted");
        }
    }
}
