package dev.touchline.overlay.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.SourceCounters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FeedMonitorTest {
    private static final MatchDocument MATCH = new MatchDocument(
            5L, null, null, null, null, null, List.of(new SourceDocument(1, null, null, null, null, null)));

    private final MatchDirectory directory = new MatchDirectory();
    private final MatchService service =
            new MatchService(directory, command -> true, id -> 0, registry -> {}, 37, (id, reopened) -> {});
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private long nowNs = 1_000_000_000_000L;

    private SourceCounters source() {
        return directory.match(5).registration().source(1).counters();
    }

    /** After a sample. */
    private void loseTenOfAHundred(final FeedMonitor monitor) {
        source().onRecord(1, 0, nowNs);
        monitor.sample();
        for (int sequence = 1; sequence < 90; sequence++) {
            source().onRecord(1, sequence, nowNs);
        }
        source().onRecord(1, 100, nowNs);
    }

    private Map<String, Long> slowAnswer() {
        asked.countDown();
        try {
            goOn.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    @Test
    void shouldAnswerTheFanOutWhileSomebodyElsesReportIsMade() throws InterruptedException {
        final FeedMonitor monitor = new FeedMonitor(directory, () -> nowNs, this::slowAnswer);
        final ActiveMatch match = service.put(MATCH);
        final CompletableFuture<FeedReport> slow = CompletableFuture.supplyAsync(() -> monitor.report(match));
        try {
            asked.await();

            // On a thread of its own: who waits for a lock is not interrupted by the test's time limit.
            final CompletableFuture<FeedState> quick = CompletableFuture.supplyAsync(() -> {
                monitor.sample();
                return monitor.state(match);
            });
            assertThat(quick).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(FeedState.DOWN);
            assertThat(slow).isNotDone();
        } finally {
            goOn.countDown();
        }
        assertThat(slow.join().state()).isEqualTo(FeedState.DOWN);
    }

    @Test
    void shouldJudgeAgeWhenItIsAskedAndLossAsOfTheNewestSample() {
        final FeedMonitor monitor = new FeedMonitor(directory, () -> nowNs, Map::of);
        final ActiveMatch match = service.put(MATCH);
        loseTenOfAHundred(monitor);

        assertThat(monitor.report(match).lossRatio()).isZero();
        nowNs += 500_000_000L;
        monitor.sample();
        assertThat(monitor.report(match).lossRatio()).isEqualTo(0.1);
        assertThat(monitor.state(match)).isEqualTo(FeedState.DEGRADED);

        nowNs += 1;
        assertThat(monitor.state(match)).isEqualTo(FeedState.STALE);
    }

    @Test
    void shouldReportTheEpochThatAMatchStartsInBeforeItsEngineHasStarted() {
        final FeedMonitor monitor = new FeedMonitor(directory, () -> nowNs, Map::of);
        final ActiveMatch match = service.put(MATCH);

        assertThat(match.context().counters().epoch()).as("no engine here").isZero();
        assertThat(match.context().firstEpoch()).isPositive();
        assertThat(monitor.report(match).epoch()).isEqualTo(match.context().firstEpoch());
    }

    @Test
    void shouldGoOnWithItsSamplesWhenMatchesChange() {
        final FeedMonitor monitor = new FeedMonitor(directory, () -> nowNs, Map::of);
        service.put(MATCH);
        loseTenOfAHundred(monitor);

        service.put(MATCH.withId(6));
        monitor.sample();
        assertThat(monitor.report(directory.match(5)).lossRatio()).isEqualTo(0.1);

        service.delete(5, Precondition.NONE);
        service.put(MATCH);
        monitor.sample();
        assertThat(monitor.report(directory.match(5)).lossRatio()).isZero();
    }
}
