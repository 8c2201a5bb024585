package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.overlay.HeatWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Holds the incremental heat maps to the definition, summed sample by sample. */
class ObjectHeatPropertyTest {
    private static final int CELLS = 12;
    private static final HeatWindow[] WINDOWS = {
        HeatWindow.ONE_MINUTE,
        HeatWindow.FIVE_MINUTES,
        HeatWindow.TEN_MINUTES,
        HeatWindow.FIFTEEN_MINUTES,
        HeatWindow.HALF,
        HeatWindow.MATCH
    };

    private record Sample(long atUs, int cell) {}

    @Property(tries = 300)
    void shouldEqualTheBruteForceSumOverTheWindow(@ForAll final long seed) {
        final Random random = new Random(seed);
        final ObjectHeat heat = new ObjectHeat(CELLS);
        final List<Sample> samples = new ArrayList<>();
        long nowUs = 1_000_000_000L + random.nextInt(1_000_000);
        long halfUs = 0;
        final int steps = 1 + random.nextInt(400);
        for (int i = 0; i < steps; i++) {
            nowUs += step(random);
            if (random.nextInt(10) == 0) {
                heat.advanceTo(nowUs);
            } else {
                final int cell = random.nextInt(CELLS + 1) - 1;
                heat.sample(nowUs, cell);
                samples.add(new Sample(nowUs, cell));
            }
            if (random.nextInt(50) == 0) {
                // A window is made when first read, and goes on from there.
                heat.addTo(new HeatSum(CELLS), WINDOWS[random.nextInt(WINDOWS.length)]);
            }
            if (random.nextInt(200) == 0) {
                heat.startHalf();
                halfUs = nowUs;
            }
        }

        for (final HeatWindow window : WINDOWS) {
            assertEqual(heat, window, bruteForce(samples, nowUs, fromUs(window, nowUs, halfUs)));
        }
    }

    /** Mostly frames of 40 ms, sometimes repeated instants, gaps over half a second, and minutes of silence. */
    private static long step(final Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 400_000 + random.nextInt(400_000);
            case 2 -> random.nextInt(200_000_000);
            case 3 -> random.nextInt(10_000_000);
            default -> 40_000;
        };
    }

    private static long fromUs(final HeatWindow window, final long nowUs, final long halfUs) {
        return switch (window) {
            case ONE_MINUTE -> nowUs - 60_000_000L;
            case FIVE_MINUTES -> nowUs - 300_000_000L;
            case TEN_MINUTES -> nowUs - 600_000_000L;
            case FIFTEEN_MINUTES -> nowUs - 900_000_000L;
            case HALF -> halfUs;
            default -> 0;
        };
    }

    /** Index 0 is outside the pitch. */
    private static long[] bruteForce(final List<Sample> samples, final long nowUs, final long fromUs) {
        final long[] dwell = new long[CELLS + 1];
        for (int i = 0; i < samples.size(); i++) {
            final Sample sample = samples.get(i);
            final long nextUs = i + 1 < samples.size() ? samples.get(i + 1).atUs() : nowUs;
            final long endUs = Math.min(nextUs, sample.atUs() + 500_000);
            dwell[sample.cell() + 1] += Math.max(0, endUs - Math.max(sample.atUs(), fromUs));
        }
        return dwell;
    }

    private static void assertEqual(final ObjectHeat heat, final HeatWindow window, final long[] expected) {
        final HeatSum sum = new HeatSum(CELLS);
        heat.addTo(sum, window);
        assertThat(sum.outsideUs()).as("%s outside", window).isEqualTo(expected[0]);
        for (int cell = 0; cell < CELLS; cell++) {
            assertThat(sum.dwellUs(cell)).as("%s cell %d", window, cell).isEqualTo(expected[cell + 1]);
        }
    }
}
