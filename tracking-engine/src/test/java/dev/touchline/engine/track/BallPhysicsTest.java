package dev.touchline.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BallPhysicsTest {
    private static final long FRAME_NS = 20_000_000L;

    private final BallPhysics physics = new BallPhysics();

    @Test
    void shouldFallAndBeDraggedInTheAir() {
        physics.act(20, 0, true, 2, 0);

        // 0.013 /m x 20 m/s x 20 m/s = 5.2 m/s2.
        assertThat(physics.flying).isTrue();
        assertThat(physics.ax).isCloseTo(-5.2, within(1e-12));
        assertThat(physics.az).isCloseTo(-9.81, within(1e-12));
    }

    @Test
    void shouldSlowDownOnTheGroundAgainstItsWay() {
        physics.act(3, -4, true, 0.11, 0);

        assertThat(physics.flying).isFalse();
        assertThat(physics.ax).isCloseTo(-0.36, within(1e-12));
        assertThat(physics.ay).isCloseTo(0.48, within(1e-12));
    }

    @Test
    void shouldBounceWithThreeFifthsOfItsSpeed() {
        final HeightFilter height = new HeightFilter();
        height.start(0.05, 0.01, 0);
        height.vz = -5;

        assertThat(BallPhysics.bounce(height)).isTrue();

        // 0.06 m below a resting centre: contact at sqrt(25 - 2 x 9.81 x 0.06) = 4.8809 m/s, (5 - 4.8809) / 9.81 =
        // 0.01214 s ago;
        // since then up at 0.6 x 4.8809 = 2.9285 m/s: 0.11 + 0.03555 - 0.00072 m, 2.9285 - 0.1191 m/s.
        assertThat(height.z).isCloseTo(0.1448, within(1e-4));
        assertThat(height.vz).isCloseTo(2.8094, within(1e-3));
    }

    @Test
    void shouldStayOnTheGroundWhenItComesDownSlowly() {
        final HeightFilter height = new HeightFilter();
        height.start(0.05, 0.01, 0);
        height.vz = -1;

        BallPhysics.bounce(height);

        assertThat(height.vz).isZero();
    }

    @Test
    void shouldFollowABallThrownUpWhileNobodySeesIt() {
        final Track ball = new Track(MotionModel.BALL);
        for (int i = 0; i <= 25; i++) {
            ball.observe(i * FRAME_NS, 0, 0, height(i * 0.02), 0.02, false);
        }

        // 10 m/s up from 1 m; 0.3 s after the last sight. Drag of up to 1.3 m/s2 is in the model and not in the truth:
        // 0.06 m.
        assertThat(ball.zAt(40 * FRAME_NS)).isCloseTo(height(0.8), within(0.15));
        assertThat(ball.vz()).isCloseTo(10 - 9.81 * 0.5, within(0.4));
    }

    @Test
    void shouldComeUpAgainFromTheGroundWhileNobodySeesIt() {
        final Track ball = new Track(MotionModel.BALL);
        for (int i = 0; i <= 15; i++) {
            // Dropped from 2 m, centre at 0.11 m after 0.62 s at 6.1 m/s.
            final double t = i * 0.04;
            ball.observe(2L * i * FRAME_NS, 0, 0, 2 - 9.81 * t * t / 2, 0.02, false);
        }

        ball.observe(35 * FRAME_NS, 0, 0, Double.NaN, 0.02, false);

        // 0.08 s after the bounce, at 0.6 x 6.1 = 3.65 m/s and falling: 0.11 + 0.29 - 0.03.
        assertThat(ball.zAt(35 * FRAME_NS)).isCloseTo(0.37, within(0.1));
        assertThat(ball.vz()).isCloseTo(3.65 - 0.78, within(0.7));
    }

    private static double height(final double t) {
        return 1 + 10 * t - 9.81 * t * t / 2;
    }
}
