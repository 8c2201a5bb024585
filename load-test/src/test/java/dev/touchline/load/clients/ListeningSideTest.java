package dev.touchline.load.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.load.fake.FakeServer;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.Fairness;
import dev.touchline.load.live.LiveResult;
import dev.touchline.load.live.LiveSecond;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListeningSideTest {
    private static final long MATCH = 5;

    @Test
    void shouldCountFramesWhenClientsHaveAProcessOfTheirOwn() throws Exception {
        try (FakeServer server = new FakeServer(0);
                ClientsProcess clients = ClientsProcess.start(server.live(), 3, Optional.of("secret"))) {
            server.addMatch(MATCH, "measured");
            clients.subscribe(List.of(MATCH), Optional.of(ClientRate.SIXTY), true);
            server.publish(MATCH, SendClock.system().nanoTime() / 1_000 - 1_000_000);
            Awaitility.await().until(() -> clients.result().frames() == 3);

            final LiveResult result = clients.result();
            assertThat(result.fewestFrames()).isEqualTo(1);
            // Captured a second before it was published.
            assertThat(result.ageMicros().getMinValue()).isGreaterThan(999_000);
            assertThat(result.gaps()).containsEntry("conflated", 3L);
            assertThat(clients.cpuNs()).isPositive();
        }
    }

    @Test
    void shouldSayWhyWhenClientsOfTheProcessAreRefused() throws Exception {
        try (FakeServer server = new FakeServer(0);
                ClientsProcess clients = ClientsProcess.start(server.live(), 1, Optional.empty())) {
            assertThatThrownBy(() -> clients.subscribe(List.of(MATCH), Optional.empty(), true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("unknown-match");
        }
    }

    @Test
    void shouldSayWhyWhenTheProcessCannotConnect() {
        assertThatThrownBy(() -> ClientsProcess.start(URI.create("ws://127.0.0.1:1/v1/live"), 1, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not connected");
    }

    @Test
    void shouldBeTheSameAgainWhenReadBackFromJson() throws IOException {
        final LiveResult result = result(100, 7, 700, 900);

        final LiveResult again = LiveResultJson.parse(LiveResultJson.of(result));

        assertThat(again).usingRecursiveComparison().ignoringFields("ageMicros").isEqualTo(result);
        assertThat(again.ageMicros()).isEqualTo(result.ageMicros());
    }

    @Test
    void shouldKeepWhatCameLaterWhenTakingTheDifference() {
        final LiveResult before = result(100, 7, 700);
        final LiveResult after = result(250, 9, 700, 300, 400);

        final LiveResult difference = LiveDifference.since(before, after);

        assertThat(difference.frames()).isEqualTo(150);
        assertThat(difference.ageMicros().getTotalCount()).isEqualTo(2);
        assertThat(difference.ageMicros().getMaxValue()).isEqualTo(400);
        assertThat(difference.gaps()).containsOnly(Map.entry("conflated", 2L));
        assertThat(difference.closed()).isEmpty();
        // before ends with second 1,007.
        assertThat(difference.seconds()).extracting(LiveSecond::epochSecond).containsExactly(1_008L, 1_009L);
    }

    private static LiveResult result(final long frames, final long gaps, final long... agesMicros) {
        final Histogram ages = new Histogram(60_000_000, 3);
        for (final long age : agesMicros) {
            ages.recordValue(age);
        }
        return new LiveResult(
                frames,
                new Fairness(30, 31, 32, 0, 800),
                ages,
                List.of(new LiveSecond(1_000 + gaps - 1, 10, 1, 2, 3), new LiveSecond(1_000 + gaps, 10, 1, 2, 3)),
                Map.of("conflated", gaps),
                Map.of("4409", 1L));
    }
}
