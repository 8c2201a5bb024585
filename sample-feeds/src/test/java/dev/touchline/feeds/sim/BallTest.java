package dev.touchline.feeds.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BallTest {
    private static final double STEP = 0.001;

    private final Ball ball = new Ball();

    @Test
    void shouldArriveWithWantedSpeedWhenKickedAlongTheGround() {
        ball.kick(Ball.rollingSpeed(20, 5), 0, 0);
        while (ball.x < 20) {
            ball.step(STEP);
        }

        assertThat(ball.groundSpeed()).isCloseTo(5, within(0.05));
    }

    @Test
    void shouldLandAtWantedDistanceWhenLofted() {
        final double speed = new Ball().loftedSpeed(40, 0.6);
        final double flat = speed / Math.sqrt(1 + 0.6 * 0.6);
        ball.kick(flat, 0, flat * 0.6);
        do {
            ball.step(STEP);
        } while (ball.vz > 0 || ball.z > 0.3);

        assertThat(ball.x).isCloseTo(40, within(0.6));
    }

    @Test
    void shouldStopWhenItHasRolledLongEnough() {
        ball.kick(3, 4, 0);
        // without drag it stops after 5 m/s / 1.15 m/s2 = 4.3 s
        for (int i = 0; i < 4_500; i++) {
            ball.step(STEP);
        }

        assertThat(ball.speed()).isZero();
        assertThat(ball.z).isEqualTo(Ball.RADIUS);
    }

    @Test
    void shouldFallAsGravitySaysWhenDropped() {
        ball.place(0, 0, 1.11);
        double seconds = 0;
        while (ball.z > Ball.RADIUS) {
            ball.step(STEP);
            seconds += STEP;
        }

        // sqrt(2 * 1 m / 9.81 m/s2) = 0.4515 s
        assertThat(seconds).isCloseTo(0.4515, within(0.004));
        assertThat(ball.vz).isCloseTo(0.62 * 9.81 * 0.4515, within(0.05));
    }
}
