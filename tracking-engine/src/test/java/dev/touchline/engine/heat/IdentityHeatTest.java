package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When objects were taken for each other: maps are then as if each had been known all along. */
class IdentityHeatTest {
    private static final long START_US = 1_750_000_000_000_000L;
    private static final Pitch PITCH = new Pitch(105_000, 68_000);

    private static long[] read(final MatchHeat heat, final int objectId, final HeatWindow window) {
        final HeatSum sum = new HeatSum();
        heat.read(new HeatRequest(HeatScope.PLAYER, objectId, window), Teams.UNKNOWN, sum);
        final long[] all = new long[sum.cells() + 1];
        all[0] = sum.outsideUs();
        for (int cell = 0; cell < sum.cells(); cell++) {
            all[cell + 1] = sum.dwellUs(cell);
        }
        return all;
    }

    @Property(tries = 100)
    void shouldBeAsIfNeverSwapped(@ForAll final long seed) {
        final Random random = new Random(seed);
        final MatchHeat mistaken = new MatchHeat(PITCH);
        final MatchHeat right = new MatchHeat(PITCH);
        final int frames = 200 + random.nextInt(3000);
        final int swappedAt = random.nextInt(frames);
        final int foundAt = swappedAt + random.nextInt(frames - swappedAt);
        final int[] x = new int[3];
        long nowUs = START_US;
        long sinceUs = 0;
        for (int frame = 0; frame < frames; frame++) {
            nowUs += random.nextInt(100) == 0 ? 3_000_000 : 40_000;
            if (frame == swappedAt) {
                sinceUs = nowUs;
            }
            if (frame == foundAt) {
                mistaken.advanceTo(nowUs);
                mistaken.swapFrom(1, 2, sinceUs);
            }
            mistaken.advanceTo(nowUs);
            right.advanceTo(nowUs);
            for (int objectId = 1; objectId <= 2; objectId++) {
                x[objectId] += random.nextInt(1001) - 500;
                final boolean swapped = frame >= swappedAt && frame < foundAt;
                right.sample(objectId, nowUs, x[objectId], 0, 1 + frame / 500 % 3);
                mistaken.sample(swapped ? 3 - objectId : objectId, nowUs, x[objectId], 0, 1 + frame / 500 % 3);
            }
            if (random.nextInt(500) == 0) {
                read(mistaken, 1, HeatWindow.ONE_MINUTE);
            }
        }

        for (int objectId = 1; objectId <= 2; objectId++) {
            assertThat(read(mistaken, objectId, HeatWindow.MATCH)).isEqualTo(read(right, objectId, HeatWindow.MATCH));
            assertThat(read(mistaken, objectId, HeatWindow.ONE_MINUTE))
                    .isEqualTo(read(right, objectId, HeatWindow.ONE_MINUTE));
        }
    }

    @Test
    @Timeout(10)
    void shouldSplitTheSampleInWhichTheSwapHappened() {
        final MatchHeat heat = new MatchHeat(PITCH);
        heat.sample(1, START_US, 500, 500, 1);
        heat.sample(2, START_US, -500, -500, 1);
        heat.advanceTo(START_US + 40_000);
        heat.swapFrom(1, 2, START_US + 10_000);

        final int plus = 34 * 105 + 53; // x = 0.5 m: column floor(0.5 + 52.5) = 53; y = 0.5 m: row 34.
        final int minus = 33 * 105 + 52;
        assertThat(read(heat, 1, HeatWindow.MATCH)[1 + plus]).isEqualTo(10_000);
        assertThat(read(heat, 1, HeatWindow.MATCH)[1 + minus]).isEqualTo(30_000);
        assertThat(read(heat, 2, HeatWindow.MATCH)[1 + minus]).isEqualTo(10_000);
        assertThat(read(heat, 2, HeatWindow.MATCH)[1 + plus]).isEqualTo(30_000);
    }

    @Test
    @Timeout(10)
    void shouldTakeOverWhatAnAnonymousObjectDidWhereThePlayerWasNotSeen() {
        final MatchHeat heat = new MatchHeat(PITCH);
        // The player until 40 ms, owning to 540 ms; an anonymous object from 200 ms to 1000 ms elsewhere.
        heat.sample(5, START_US, 500, 500, 1);
        heat.sample(5, START_US + 40_000, 500, 500, 1);
        for (int ms = 200; ms <= 1000; ms += 40) {
            heat.sample(70, START_US + ms * 1000L, -500, -500, 1);
        }
        heat.advanceTo(START_US + 1_000_000);
        heat.mergeFrom(70, 5, START_US + 300_000);
        heat.advanceTo(START_US + 1_020_000);

        final long[] player = read(heat, 5, HeatWindow.MATCH);
        assertThat(player[1 + 34 * 105 + 53]).as("its own samples' time").isEqualTo(540_000);
        assertThat(player[1 + 33 * 105 + 52]).as("from 540 to 1020 ms").isEqualTo(480_000);
    }

    @Test
    @Timeout(10)
    void shouldForgetAnObjectWhoseNumberIsAnothersNow() {
        final MatchHeat heat = new MatchHeat(PITCH);
        heat.sample(5, START_US, 500, 500, 1);
        heat.advanceTo(START_US + 40_000);
        heat.forget(5);

        assertThat(read(heat, 5, HeatWindow.MATCH)).containsOnly(0);
    }
}
