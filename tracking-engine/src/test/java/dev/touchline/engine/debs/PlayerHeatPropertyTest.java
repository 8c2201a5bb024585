package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Holds heat maps to the definition: every sample in every window, looked at again, in floating point. */
class PlayerHeatPropertyTest {
    private static final int[] COLUMNS = {8, 16, 32, 64};
    private static final int[] ROWS = {13, 25, 50, 100};
    private static final int NOT_COUNTED = Integer.MIN_VALUE;

    @Property(tries = 20)
    void shouldEqualTheBruteForceSumOverTheWindow(@ForAll final long seed) {
        final Random random = new Random(seed);
        final PlayerHeat heat = new PlayerHeat();
        final int ticks = 1 + random.nextInt(40_000);
        final int[] x = new int[ticks];
        final int[] y = new int[ticks];
        int nowX = 20_000;
        int nowY = 0;
        for (int tick = 0; tick < ticks; tick++) {
            nowX = Math.max(-500, Math.min(53_000, nowX + random.nextInt(801) - 400));
            nowY = Math.max(-34_500, Math.min(34_500, nowY + random.nextInt(801) - 400));
            x[tick] = random.nextInt(20) == 0 ? NOT_COUNTED : nowX;
            y[tick] = nowY;
            if (x[tick] == NOT_COUNTED) {
                heat.skip();
            } else {
                heat.sample(nowX, nowY);
            }
        }

        final int[] lengths = {3_000, 15_000, 30_000, ticks};
        for (int window = 0; window < lengths.length; window++) {
            for (int grid = 0; grid < COLUMNS.length; grid++) {
                final int[] expected = new int[COLUMNS[grid] * ROWS[grid]];
                final int all = bruteForce(x, y, Math.max(0, ticks - lengths[window]), grid, expected);
                final int[] found = new int[expected.length];
                for (int cell = 0; cell < found.length; cell++) {
                    found[cell] = heat.samples(grid, window, cell);
                }
                assertThat(found).as("grid=%d, window=%d", grid, window).isEqualTo(expected);
                assertThat(heat.allSamples(window)).isEqualTo(all);
                assertThat(Arrays.stream(found).sum()).isLessThanOrEqualTo(all);
            }
        }
    }

    private static int bruteForce(final int[] x, final int[] y, final int from, final int grid, final int[] cells) {
        int all = 0;
        for (int tick = from; tick < x.length; tick++) {
            if (x[tick] == NOT_COUNTED) {
                continue;
            }
            all++;
            if (x[tick] >= 0 && x[tick] <= 52_483 && y[tick] >= -33_960 && y[tick] <= 33_965) {
                final int column = (int) Math.floor((double) x[tick] * COLUMNS[grid] / 52_483);
                final int row = (int) Math.floor((y[tick] + 33_960.0) * ROWS[grid] / 67_925);
                cells[Math.min(row, ROWS[grid] - 1) * COLUMNS[grid] + Math.min(column, COLUMNS[grid] - 1)]++;
            }
        }
        return all;
    }
}
