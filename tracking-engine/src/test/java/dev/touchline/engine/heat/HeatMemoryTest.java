package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a long match takes: 22 players and the ball at 25 Hz for two hours. Players run 12 km in two hours, with 3 cm of noise
 * in each sample; the ball runs at 8 m/s with a new direction every second or so.
 */
@Timeout(120)
class HeatMemoryTest {
    private static final long START_US = 1_750_000_000_000_000L;
    private static final long MEBIBYTE = 1 << 20;
    private static final int FRAMES = 2 * 3600 * 25;
    private static final Teams TEAMS = new Teams(0x0ffeL, 0x7ff000L);

    private final Random random = new Random(42);
    private final MatchHeat heat = new MatchHeat(new Pitch(105_000, 68_000));
    private final double[] x = new double[23];
    private final double[] y = new double[23];
    private final double[] vx = new double[23];
    private final double[] vy = new double[23];

    private void play(final int frames) {
        for (int frame = 0; frame < frames; frame++) {
            final long tsUs = START_US + frame * 40_000L;
            heat.advanceTo(tsUs);
            for (int objectId = 0; objectId < 23; objectId++) {
                step(objectId);
                heat.sample(
                        objectId,
                        tsUs,
                        (int) (x[objectId] + 30 * random.nextGaussian()),
                        (int) (y[objectId] + 30 * random.nextGaussian()),
                        1 + frame / 250 % 3);
            }
        }
        heat.advanceTo(START_US + frames * 40_000L);
    }

    /** Speeds of so many m/s on average, in a new direction every 25 frames or so, back towards the middle. */
    private void step(final int objectId) {
        if (random.nextInt(25) == 0) {
            // A Gaussian's mean magnitude in two dimensions is 1.25 sigma: 1.67 m/s are 12 km in two hours.
            final double sigma = objectId == 0 ? 8_000 / 1.25 : 1_670 / 1.25;
            vx[objectId] = sigma * random.nextGaussian() - x[objectId] * 0.05;
            vy[objectId] = sigma * random.nextGaussian() - y[objectId] * 0.05;
        }
        x[objectId] = Math.max(-53_000, Math.min(53_000, x[objectId] + vx[objectId] * 0.04));
        y[objectId] = Math.max(-34_500, Math.min(34_500, y[objectId] + vy[objectId] * 0.04));
    }

    private void read(
            final HeatScope scope,
            final int objectId,
            final HeatWindow window,
            final HeatGrid grid,
            final HeatWhen when) {
        heat.read(new HeatRequest(scope, objectId, window, grid, when, HeatDirection.ABSOLUTE), TEAMS, new HeatSum());
    }

    @Test
    void shouldStayWithinItsBudgetThroughALongMatch() {
        play(FRAMES);
        final long logs = heat.memoryBytes();
        read(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.MATCH, HeatGrid.ONE_METRE, HeatWhen.ALL);
        read(HeatScope.AWAY, HeatRequest.NO_OBJECT, HeatWindow.MATCH, HeatGrid.ONE_METRE, HeatWhen.ALL);
        read(HeatScope.BALL, HeatRequest.NO_OBJECT, HeatWindow.MATCH, HeatGrid.ONE_METRE, HeatWhen.ALL);
        final long watched = heat.memoryBytes();
        System.out.printf(
                "heat of two hours at 25 Hz: unwatched=%.2f MiB, teams and ball watched=%.2f MiB%n",
                (double) logs / MEBIBYTE, (double) watched / MEBIBYTE);

        assertThat(watched).isLessThan(5 * MEBIBYTE + MEBIBYTE / 2);
        assertThat(heat.forgottenUs()).isZero();
    }

    @Test
    void shouldBoundTheViewsWhenEverythingIsAskedFor() {
        play(FRAMES);
        final HeatWindow[] windows = {
            HeatWindow.ONE_MINUTE,
            HeatWindow.FIVE_MINUTES,
            HeatWindow.TEN_MINUTES,
            HeatWindow.FIFTEEN_MINUTES,
            HeatWindow.HALF,
            HeatWindow.MATCH
        };
        final HeatGrid[] grids = {
            HeatGrid.ONE_METRE, HeatGrid.GRID_8X13, HeatGrid.GRID_16X25, HeatGrid.GRID_32X50, HeatGrid.GRID_64X100
        };
        final HeatWhen[] whens = {HeatWhen.ALL, HeatWhen.IN_PLAY, HeatWhen.IN_POSSESSION, HeatWhen.OUT_OF_POSSESSION};
        long most = 0;
        for (int objectId = 0; objectId < 23; objectId++) {
            for (final HeatWindow window : windows) {
                for (final HeatGrid grid : grids) {
                    for (final HeatWhen when : whens) {
                        read(HeatScope.PLAYER, objectId, window, grid, when);
                        most = Math.max(most, heat.memoryBytes());
                    }
                }
            }
        }
        System.out.printf("heat with every map read: most=%.2f MiB%n", (double) most / MEBIBYTE);

        assertThat(most).isLessThan(50 * MEBIBYTE);
        heat.advanceTo(START_US + FRAMES * 40_000L + 11_000_000);
        assertThat(heat.memoryBytes())
                .as("once nobody has read for ten seconds")
                .isLessThan(5 * MEBIBYTE);
    }
}
