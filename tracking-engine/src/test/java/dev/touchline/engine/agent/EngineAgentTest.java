package dev.touchline.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.AgentRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class EngineAgentTest {
    private static final HeatRequest BALL = new HeatRequest(HeatScope.BALL, HeatRequest.NO_OBJECT, HeatWindow.MATCH);

    private final AgentFixture fixture = new AgentFixture();
    private final EngineAgent agent = fixture.agent;
    private final MatchCounters match = fixture.match;
    private final MatchLatency latency = fixture.latency;

    @Test
    void shouldKeepPlacesForTheOneWhoAskedForRoom() {
        final EngineCommand reset = new EngineCommand.ResetMatch(1);
        int taken = 0;
        while (agent.hasRoom()) {
            assertThat(agent.offer(reset)).isTrue();
            taken++;
        }

        assertThat(agent.offer(reset)).isFalse();
        assertThat(agent.offerReserved(reset)).isTrue();
        assertThat(agent.offer(reset)).isFalse();
        assertThat(taken).isEqualTo(1024);
        agent.doWork();
        assertThat(agent.hasRoom()).isTrue();
        assertThat(agent.offer(reset)).isTrue();
    }

    @Test
    void shouldRunSeveralCommandsOfOnePlaceInTheirOrder() {
        fixture.open();
        final CompletableFuture<Long> first = new CompletableFuture<>();
        final CompletableFuture<Long> second = new CompletableFuture<>();
        agent.offer(new EngineCommand.Several(List.of(
                new EngineCommand.Ask<>(1, engine -> match.epoch(), first),
                new EngineCommand.ResetMatch(1),
                new EngineCommand.Ask<>(1, engine -> match.epoch(), second))));

        agent.doWork();

        assertThat(first).isCompletedWithValue(1L);
        assertThat(second).isCompletedWithValue(2L);
    }

    @Test
    void shouldNotDoWhatNobodyWaitsForAnyMore() {
        fixture.open();
        final CompletableFuture<Long> answer = new CompletableFuture<>();
        agent.offer(new EngineCommand.Ask<>(
                1,
                engine -> {
                    engine.reset();
                    return 0L;
                },
                answer));
        answer.cancel(false);

        agent.doWork();

        assertThat(match.epoch()).isEqualTo(1);
    }

    @Test
    void shouldRunCommandsBeforeRecordsAndMeasureLatency() {
        fixture.open();
        fixture.frame(0);

        agent.doWork();

        assertThat(match.frames()).isEqualTo(1);
        assertThat(fixture.published).hasValue(1);
        assertThat(latency.sinceCapture().snapshot().count()).isEqualTo(23);
        assertThat(latency.sinceCapture().snapshot().p50())
                .as("captured 250 us ago")
                .isEqualTo(250);
    }

    @Test
    void shouldMeasureFromReceiptOnItsOwn() {
        fixture.open();
        fixture.receivedUtcNs -= 40_000;
        fixture.frame(0);

        agent.doWork();

        assertThat(latency.sinceReceipt().snapshot().p50())
                .as("received 40 us ago")
                .isEqualTo(40);
    }

    @Test
    void shouldServeCommandsWhileTheRingIsFull() throws Exception {
        fixture.open();
        agent.doWork();
        for (int frame = 0; frame < 200; frame++) {
            fixture.frame(frame);
        }
        final CompletableFuture<Long> answer = new CompletableFuture<>();

        agent.doWork();
        agent.offer(new EngineCommand.Ask<>(1, engine -> match.records(), answer));
        agent.doWork();

        // A turn takes 64 datagrams at the most, commands come first in the next.
        assertThat(answer.get()).isEqualTo(64 * 23);
        assertThat(fixture.ring.size()).isGreaterThan(0);
    }

    @Test
    void shouldCountRecordsOfAMatchThatWasClosed() {
        fixture.open();
        agent.offer(new EngineCommand.CloseMatch(1));
        agent.doWork();
        fixture.frame(0);

        agent.doWork();

        assertThat(fixture.value("engine_unmatched")).isEqualTo(23);
    }

    @Test
    void shouldAnswerWhoReadsAHeatMap() throws Exception {
        fixture.open();
        agent.doWork();
        fixture.frame(0);
        fixture.frame(1);
        agent.doWork();
        final CompletableFuture<HeatReading> answer = new CompletableFuture<>();
        agent.offer(new EngineCommand.Ask<>(1, engine -> engine.read(BALL), answer));
        agent.doWork();

        // Up to the second frame, 40 ms after the first.
        assertThat(answer.get().seq()).isEqualTo(2);
        assertThat(Arrays.stream(answer.get().dwellUs()).sum()).isEqualTo(40_000);
    }

    @Test
    void shouldFailAReadingOfAMatchThatIsNotThere() {
        final CompletableFuture<HeatReading> answer = new CompletableFuture<>();
        agent.offer(new EngineCommand.Ask<>(9, engine -> engine.read(BALL), answer));
        agent.doWork();

        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void shouldRefuseCommandsWhenTheQueueIsFull() {
        int taken = 0;
        while (agent.offer(new EngineCommand.ResetMatch(1))) {
            taken++;
        }

        assertThat(taken).isEqualTo(1024);
        agent.doWork();
        assertThat(agent.offer(new EngineCommand.ResetMatch(1))).isTrue();
    }

    @Test
    void shouldSurviveACommandThatFails() {
        fixture.open();
        agent.offer(new EngineCommand.WatchHeat(1, new HeatRequest(HeatScope.NULL_VAL, 0, HeatWindow.NULL_VAL)));
        fixture.frame(0);
        agent.doWork();
        agent.offer(new EngineCommand.WatchHeat(1, null));
        agent.doWork();
        fixture.frame(1);

        agent.doWork();

        assertThat(fixture.value("engine_faults")).isPositive();
        assertThat(match.frames()).isEqualTo(2);
    }

    @Test
    void shouldAllocateNothingPerRecordInSteadyState() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        fixture.open();
        int frame = 0;
        for (; frame < 20_000; frame++) {
            fixture.frame(frame);
            agent.doWork();
        }

        // The least of five turns: what the JIT's own compilation allocates on this thread is not the engine's.
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 5; turn++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (final int end = frame + 5_000; frame < end; frame++) {
                fixture.frame(frame);
                agent.doWork();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).as("bytes for 115,000 records").isLessThan(1_000);
        assertThat(match.records()).isEqualTo(45_000L * 23);
    }

    @ParameterizedTest
    @EnumSource(IdleMode.class)
    void shouldSleepThroughNothing(final IdleMode mode) {
        final WakeableIdleStrategy idle = new WakeableIdleStrategy(mode);
        fixture.open();
        try (AgentRunner runner = new AgentRunner(idle, Throwable::printStackTrace, null, agent)) {
            AgentRunner.startOnThread(runner);
            for (int i = 0; i < 200; i++) {
                final long expected = i + 1L;
                fixture.frame(i);
                idle.wake();
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> match.frames() == expected);
            }
        }
    }
}
