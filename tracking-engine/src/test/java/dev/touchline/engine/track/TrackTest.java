package dev.touchline.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TrackTest {
    private static final long FRAME_NS = 40_000_000L;

    private final Track player = new Track(MotionModel.PLAYER);

    @Test
    void shouldHalveTheNoiseOfAWalkingPlayer() {
        final Random noise = new Random(1);
        double squaredRaw = 0;
        double squaredFiltered = 0;
        for (int i = 0; i < 2_000; i++) {
            final double truth = 1.5 * i * 0.04;
            final double seen = truth + 0.3 * noise.nextGaussian();
            observe(player, i, seen, 0.3 * noise.nextGaussian(), 0.3);
            if (i > 100) {
                squaredRaw += (seen - truth) * (seen - truth);
                squaredFiltered += Math.pow(player.xAt(i * FRAME_NS) - truth, 2);
            }
        }

        assertThat(squaredFiltered).isLessThan(squaredRaw / 4);
        assertThat(player.vx()).isBetween(1.0, 2.0);
    }

    @Test
    void shouldDropASingleFrameJumpAndGoOn() {
        walk(50);

        assertThat(observe(player, 50, 2.0 + 5, 0, 0.02)).isEqualTo(Track.Outcome.OUTLIER);
        assertThat(player.xAt(50 * FRAME_NS)).isBetween(1.99, 2.01);
        assertThat(observe(player, 51, 2.04, 0, 0.02)).isEqualTo(Track.Outcome.UPDATED);
    }

    @Test
    void shouldMoveWhenThreeOutliersAgree() {
        walk(50);

        assertThat(observe(player, 50, 20, 5, 0.02)).isEqualTo(Track.Outcome.OUTLIER);
        assertThat(observe(player, 51, 20.1, 5, 0.02)).isEqualTo(Track.Outcome.OUTLIER);
        assertThat(observe(player, 52, 20.2, 5, 0.02)).isEqualTo(Track.Outcome.RESTARTED);
        assertThat(player.xAt(52 * FRAME_NS)).isEqualTo(20.2);
    }

    @Test
    void shouldStayWhenOutliersDisagree() {
        walk(50);

        for (int i = 50; i < 60; i++) {
            assertThat(observe(player, i, i % 2 == 0 ? 30 : -30, 0, 0.02)).isEqualTo(Track.Outcome.OUTLIER);
        }
        assertThat(player.xAt(60 * FRAME_NS)).isBetween(2.0, 3.0);
    }

    @Test
    void shouldCoastForHalfASecondAndThenHold() {
        walk(50);

        // 1 m/s: 1.96 m at frame 49, then half a second of way and no more.
        assertThat(player.xAt(49 * FRAME_NS + 250_000_000L)).isBetween(2.15, 2.27);
        assertThat(player.xAt(49 * FRAME_NS + 500_000_000L)).isBetween(2.40, 2.52);
        assertThat(player.xAt(49 * FRAME_NS + 9_000_000_000L)).isBetween(2.40, 2.52);
    }

    @Test
    void shouldGrowUnsureWhileCoasting() {
        walk(50);

        final double now = player.sigmaAt(49 * FRAME_NS);
        assertThat(now).isLessThan(0.021);
        assertThat(player.sigmaAt(49 * FRAME_NS + 1_000_000_000L)).isGreaterThan(10 * now);
    }

    @Test
    void shouldFollowAKickedBallAtOnce() {
        final Track ball = new Track(MotionModel.BALL);
        for (int i = 0; i < 25; i++) {
            observe(ball, i, 0, 0, 0.05);
        }

        // 30 m/s from one frame to the next: 1.2 m in 40 ms.
        assertThat(observe(ball, 25, 1.2, 0, 0.05)).isEqualTo(Track.Outcome.UPDATED);
        assertThat(ball.xAt(25 * FRAME_NS)).isBetween(1.1, 1.25);
        observe(ball, 26, 2.4, 0, 0.05);
        assertThat(ball.vx()).isBetween(27.0, 33.0);
    }

    @Test
    void shouldDropABallThatCannotHaveComeThere() {
        final Track ball = new Track(MotionModel.BALL);
        for (int i = 0; i < 25; i++) {
            observe(ball, i, 0, 0, 0.05);
        }

        // 10 m in 40 ms would be 250 m/s.
        assertThat(observe(ball, 25, 10, 0, 0.05)).isEqualTo(Track.Outcome.OUTLIER);
    }

    @Test
    void shouldTakeInALateObservationAndRefuseOneTooLate() {
        walk(50);

        assertThat(observe(player, 45, 1.8, 0, 0.02)).isEqualTo(Track.Outcome.UPDATED);
        assertThat(player.xAt(49 * FRAME_NS)).isBetween(1.94, 1.98);
        assertThat(player.observedNs()).isEqualTo(49 * FRAME_NS);
        assertThat(observe(player, 30, 1.2, 0, 0.02)).isEqualTo(Track.Outcome.TOO_LATE);
    }

    @Test
    void shouldKeepTheHeightWhileSomeSourcesDoNotKnowIt() {
        final Track point = new Track(MotionModel.PLAYER);
        for (int i = 0; i < 10; i++) {
            point.observe(i * FRAME_NS, 0, 0, i % 2 == 0 ? 1.5 : Double.NaN, 0.05, false);
        }
        assertThat(point.zAt(9 * FRAME_NS)).isBetween(1.45, 1.55);

        for (int i = 10; i < 30; i++) {
            point.observe(i * FRAME_NS, 0, 0, Double.NaN, 0.05, false);
        }
        assertThat(point.zAt(29 * FRAME_NS)).as("unknown for 0.8 s").isZero();
    }

    @Test
    void shouldKnowItsErrorInTheSteadyState() {
        final Track point = new Track(MotionModel.BODY_POINT);
        for (int i = 0; i < 2_000; i++) {
            point.observe(i * 1_000_000L, 0, 0, Double.NaN, 0.1, false);
        }

        // Kalman and Bucy (1961) for a double integrator: sqrt(2) q^(1/4) r^(3/4), q = 40 m2/s3, r = 0.1^2 m2 / 1,000
        // Hz:
        // 1.41421 x 2.51487 x 1.77828e-4 = 6.3246e-4 m2, its root 0.02515 m.
        assertThat(point.sigmaAt(1_999_000_000L)).isBetween(0.98 * 0.02515, 1.02 * 0.02515);
    }

    @Test
    void shouldBeAlmostAsGoodOutOfOrderAsInOrder() {
        final Random random = new Random(5);
        final int count = 20_000;
        final long[] arrival = new long[count];
        final Integer[] order = new Integer[count];
        final double[] seen = new double[count];
        for (int i = 0; i < count; i++) {
            seen[i] = way(i * 5e-3) + 0.3 * random.nextGaussian();
            arrival[i] = i * 5_000_000L + random.nextInt(40_000_000);
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingLong(i -> arrival[i]));
        final Track inOrder = new Track(MotionModel.PLAYER);
        final Track reordered = new Track(MotionModel.PLAYER);
        double squaredInOrder = 0;
        double squaredReordered = 0;
        int next = 0;
        for (int i = 0; i + 8 < count; i++) {
            // The other track hears of what was captured at i when everything until then has arrived, 40 ms later.
            final long now = (i + 8) * 5_000_000L;
            inOrder.observe(i * 5_000_000L, seen[i], 0, Double.NaN, 0.3, false);
            for (; next < count && arrival[order[next]] <= now; next++) {
                reordered.observe(order[next] * 5_000_000L, seen[order[next]], 0, Double.NaN, 0.3, false);
            }
            final double truth = way(i * 5e-3);
            squaredInOrder += Math.pow(inOrder.xAt(i * 5_000_000L) - truth, 2);
            squaredReordered += Math.pow(reordered.xAt(i * 5_000_000L) - truth, 2);
        }

        assertThat(Math.sqrt(squaredReordered)).isLessThan(1.03 * Math.sqrt(squaredInOrder));
    }

    /** To and fro by 8 m within 10 s: up to 5 m/s and 3.2 m/s2. */
    private static double way(final double t) {
        return 8 * Math.sin(2 * Math.PI * t / 10);
    }

    @Test
    void shouldSurviveABurstOfOutliersBetweenGoodOnes() {
        walk(50);

        for (int i = 50; i < 80; i++) {
            assertThat(observe(player, i, 8, 3, 0.02)).isEqualTo(Track.Outcome.OUTLIER);
            assertThat(observe(player, i, i * 0.04, 0, 0.02)).isEqualTo(Track.Outcome.UPDATED);
        }
    }

    @Test
    void shouldWeighObservationsByTheirDeviations() {
        final Track track = new Track(MotionModel.BODY_POINT);
        track.observe(0, 0, 0, Double.NaN, 0.1, false);

        // At the same instant: variances 0.01 and 0.04, so 1 part of 5.
        track.observe(0, 0.3, 0, Double.NaN, 0.2, false);

        assertThat(track.xAt(0)).isCloseTo(0.06, within(1e-12));
    }

    @Test
    void shouldGoOnAlikeFromASnapshot() {
        walk(50);
        final StateWriter out = new StateWriter();
        player.save(out);
        final Track restored = new Track(MotionModel.PLAYER);
        restored.load(new StateReader(out.toBytes()));

        for (int i = 50; i < 60; i++) {
            observe(player, i, i * 0.05, 0.1, 0.3);
            observe(restored, i, i * 0.05, 0.1, 0.3);
        }

        assertThat(restored.xAt(60 * FRAME_NS)).isEqualTo(player.xAt(60 * FRAME_NS));
        assertThat(restored.sigmaAt(60 * FRAME_NS)).isEqualTo(player.sigmaAt(60 * FRAME_NS));
        assertThat(restored.ax()).isEqualTo(player.ax());
    }

    /** 1 m/s along x, without noise. */
    private void walk(final int frames) {
        for (int i = 0; i < frames; i++) {
            observe(player, i, i * 0.04, 0, 0.02);
        }
    }

    private static Track.Outcome observe(
            final Track track, final int frame, final double x, final double y, final double sigma) {
        return track.observe(frame * FRAME_NS, x, y, Double.NaN, sigma, false);
    }
}
