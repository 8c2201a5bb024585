package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DebsEngineTest {
    private final TestGame game = new TestGame();

    @Test
    void shouldCountWhatItDrops() {
        game.ball(1_000, 20_000, 0, 0);
        game.ball(1_000, 20_000, 0, 0);
        game.ball(999, 20_000, 0, 0);
        game.event(77, TestGame.ps(1_001), 0, 0, 0, 0, 0, 0, 0);
        game.event(1_000_000, TestGame.ps(1_001), 0, 0, 0, 0, 0, 0, 0);
        game.ball(-1, 20_000, 0, 0);
        game.ball(100_000, 20_000, 0, 0);

        final DebsCounters counters = game.engine.counters();
        assertThat(counters.events()).isEqualTo(7);
        assertThat(counters.late()).as("a repeated and an older one").isEqualTo(2);
        assertThat(counters.unknownSensors()).isEqualTo(2);
        assertThat(counters.outsideGame())
                .as("before, and at the end of the half")
                .isEqualTo(2);
    }

    @Test
    void shouldTakeEventsOutOfOrderWithinATick() {
        game.ball(1_019, 20_000, 0, 0);
        game.shoes(1, 1_001, 0, 0, 0);
        assertThat(game.engine.counters().late()).isZero();

        game.ball(1_020, 20_000, 0, 0);
        game.shoes(1, 1_019, 0, 0, 0);
        assertThat(game.engine.counters().late()).as("two shoes").isEqualTo(2);
    }

    @Test
    void shouldLeaveTheBreakOutOfGameTime() {
        game.run(1, 99_000, 100_000, 26_000, 0, 2_000);
        game.run(1, TestGame.SECOND_HALF_MS, TestGame.SECOND_HALF_MS + 1_000, 26_000, 0, 2_000);
        game.tickTo(TestGame.SECOND_HALF_MS + 1_000);

        assertThat(game.engine.gameMs()).isEqualTo(101_000);
        // At the tick with which the second half begins nobody was heard of yet; then 50 ticks.
        assertThat(game.engine.running().totals(1, DebsWindow.GAME).timeMs(1)).isEqualTo(980 + 1_000);
    }

    @Property(tries = 100)
    void shouldSurviveAnyEvents(@ForAll final long seed) {
        final Random random = new Random(seed);
        final TestGame hostile = new TestGame("00:00:10.000", "00:00:20.000");
        final int[] sensors = {1, 2, 5, 10, 12, 20, 21, 30, 40, 41, 99};
        final DebsEvent event = new DebsEvent();
        for (int i = 0; i < 300; i++) {
            final long[] values = new long[DebsEvent.FIELDS];
            values[0] = sensors[random.nextInt(sensors.length)];
            values[1] = TestGame.ps(random.nextInt(1_200_000) - 50_000L);
            for (int field = 2; field < 5; field++) {
                values[field] = random.nextInt(20_000_001) - 10_000_000L;
            }
            values[5] = (long) (random.nextDouble() * 1e10);
            values[6] = (long) (random.nextDouble() * 1e13);
            for (int field = 7; field < values.length; field++) {
                values[field] = random.nextInt(40_001) - 20_000L;
            }
            event.copyFrom(values, 0);
            hostile.engine.onEvent(event);
        }
        hostile.engine.finish();

        for (int player = 0; player < 4; player++) {
            for (int intensity = 0; intensity < 6; intensity++) {
                final IntensityTotals totals = hostile.engine.running().totals(player, DebsWindow.GAME);
                assertThat(totals.timeMs(intensity)).isBetween(0L, 200_000L);
                assertThat(totals.distanceMicrometres(intensity)).isNotNegative();
            }
        }
    }

    @Test
    void shouldAllocateNothingPerEventInSteadyState() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final DebsEngine engine = new DebsEngine(TestGame.metadata(), Interruptions.none(), new SummingResults());
        final DebsStream stream = new DebsStream(engine);
        final SteadyGame steady = new SteadyGame(stream);
        steady.play(20_000);

        // The least of five turns: what the JIT's own compilation allocates on this thread is not the engine's.
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 5; turn++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            steady.play(10_000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).as("bytes for 10,000 ms of 5 events").isZero();
        assertThat(engine.counters().events()).isEqualTo(70_000L * 5);
        assertThat(engine.counters().malformed() + engine.counters().late()).isZero();
        assertThat(engine.possession().hits(TestGame.PLAYER_A)).isEqualTo(700);
        assertThat(engine.shots().shots()).isEqualTo(700);
    }
}
