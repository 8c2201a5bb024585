package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.overlay.client.ClientCommand;
import dev.touchline.overlay.client.ClientReport;
import dev.touchline.overlay.client.LiveClients;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.protocol.Counters;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MetricsPageTest {
    private static final int SHOWN = 200;
    private static final int CONNECTED = 10_000;

    /** Answers with as many clients as it is asked for. */
    private static final class FakeClients implements LiveClients {
        private int asked;

        @Override
        public CompletableFuture<List<ClientReport>> list(final String after, final int most) {
            asked += most;
            return CompletableFuture.completedFuture(IntStream.rangeClosed(1, Math.min(most, CONNECTED))
                    .mapToObj(number -> new ClientReport(
                            "c" + number, null, null, null, null, null, null, "", 0, number, List.of(), null))
                    .toList());
        }

        @Override
        public CompletableFuture<Optional<ClientReport>> find(final String clientId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Boolean> control(final String clientId, final ClientCommand command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Boolean> remove(final String clientId) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void shouldAskForNoMoreClientsThanItShows() {
        final FakeClients clients = new FakeClients();

        final String page = new MetricsPage(new Counters(), new MatchDirectory(), clients).text();

        assertThat(clients.asked).isEqualTo(SHOWN);
        assertThat(page)
                .contains("touchline_client_queued_bytes{client=\"c200\"} 200.0")
                .doesNotContain("client=\"c201\"");
    }
}
