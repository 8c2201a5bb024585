package dev.touchline.load.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.load.feed.FakeSendClock;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FeedWatchTest {
    private final FakeSendClock clock = new FakeSendClock(0);

    @Test
    void shouldReturnAtOnceWhenEverythingIsCounted() throws IOException {
        final FeedStatus status = new FeedWatch(() -> status(100), clock).awaitQuiet(100);

        assertThat(status.received()).isEqualTo(100);
        assertThat(clock.nanoTime()).isZero();
    }

    @Test
    void shouldGiveUpAfterASecondWhenCountStandsStill() throws IOException {
        final FeedStatus status = new FeedWatch(() -> status(99), clock).awaitQuiet(100);

        assertThat(status.received()).isEqualTo(99);
        assertThat(clock.nanoTime()).isBetween(seconds(1), seconds(1.2));
    }

    @Test
    void shouldGiveUpAfterTwoSecondsWhenCountKeepsGrowing() throws IOException {
        new FeedWatch(() -> status(clock.nanoTime() / 1_000_000), clock).awaitQuiet(1_000_000);

        assertThat(clock.nanoTime()).isBetween(seconds(2), seconds(2.2));
    }

    @Test
    void shouldWaitForSourcesWhenTheyAreNotKnownYet() throws IOException {
        new FeedWatch(() -> sources((int) (clock.nanoTime() / 10_000_000)), clock).awaitSources(28);

        assertThat(clock.nanoTime()).isBetween(seconds(0.28), seconds(0.4));
    }

    @Test
    void shouldGoOnAfterASecondWhenSourcesAreNotListed() throws IOException {
        new FeedWatch(() -> sources(1), clock).awaitSources(28);

        assertThat(clock.nanoTime()).isEqualTo(seconds(1));
    }

    private static FeedStatus status(final long received) {
        return new FeedStatus(1, received, 0, 0, Map.of(), new LatencyMicros(0, 0, 0, 0, 0), Optional.empty());
    }

    private static FeedStatus sources(final int sources) {
        return new FeedStatus(sources, 0, 0, 0, Map.of(), new LatencyMicros(0, 0, 0, 0, 0), Optional.empty());
    }

    private static long seconds(final double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}
