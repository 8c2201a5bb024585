package dev.touchline.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PlanarModeTest {
    private static PlanarMode mode(final double psd) {
        final PlanarMode mode = new PlanarMode(psd);
        mode.p00 = 0.04;
        mode.p01 = 0.1;
        mode.p11 = 1;
        return mode;
    }

    @Test
    void shouldCorrectPositionAndVelocityByALateObservation() {
        final PlanarMode mode = mode(0);

        // Where the object was 0.05 s ago is H x = x - 0.05 v. S = H P H' + R = 0.04 - 0.01 + 0.0025 + 0.05 = 0.0825.
        // P H' = (0.04 - 0.005, 0.1 - 0.05) = (0.035, 0.05); K = (0.424242, 0.606061); 0.33 K = (0.14, 0.2).
        mode.correct(0.33, 0, 0.05, 0.05);

        assertThat(mode.x).isCloseTo(0.14, within(1e-12));
        assertThat(mode.vx).isCloseTo(0.2, within(1e-12));
        // P - K S K': 0.04 - 0.035^2 / 0.0825, 0.1 - 0.035 x 0.05 / 0.0825, 1 - 0.05^2 / 0.0825.
        assertThat(mode.p00).isCloseTo(0.0251515, within(1e-7));
        assertThat(mode.p01).isCloseTo(0.0787879, within(1e-7));
        assertThat(mode.p11).isCloseTo(0.9696970, within(1e-7));
    }

    @Test
    void shouldCountTheProcessNoiseSinceAsTheObservationsOwn() {
        // 3 m2/s3 x 0.05^3 / 3 = 0.000125 m2.
        assertThat(mode(3).innovationVariance(0.05, 0.05)).isCloseTo(0.0825 + 0.000125, within(1e-12));
    }

    @Test
    void shouldBeTheSameInTwoStepsAsInOne() {
        final PlanarMode once = mode(3);
        final PlanarMode twice = mode(3);

        once.predict(0.1, 0.1, 2, 0);
        twice.predict(0.04, 0.04, 2, 0);
        twice.predict(0.06, 0.06, 2, 0);

        assertThat(twice.x).isCloseTo(once.x, within(1e-15));
        assertThat(twice.p00).isCloseTo(once.p00, within(1e-15));
        assertThat(twice.p01).isCloseTo(once.p01, within(1e-15));
        // 0.5 x 2 m/s2 x 0.01 s2; 0.04 + 2 x 0.1 x 0.1 + 0.01 + 3 x 0.001 / 3.
        assertThat(once.x).isCloseTo(0.01, within(1e-15));
        assertThat(once.p00).isCloseTo(0.071, within(1e-12));
    }

    @Test
    void shouldMixToTheMomentsOfTheMixture() {
        final PlanarMode mode = mode(0);

        mode.mix(0.25, 0.4, 0, 0, 0, 0.08, 0.1, 1);

        assertThat(mode.x).isCloseTo(0.1, within(1e-12));
        // 0.75 x 0.04 + 0.25 x 0.08, and the spread 0.75 x 0.25 x 0.4^2 shared by two axes.
        assertThat(mode.p00).isCloseTo(0.05 + 0.015, within(1e-12));
    }
}
