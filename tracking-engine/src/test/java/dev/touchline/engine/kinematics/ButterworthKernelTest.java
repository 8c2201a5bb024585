package dev.touchline.engine.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The kernel's frequency response against 1 / (1 + f^6). */
class ButterworthKernelTest {
    @Test
    void shouldPassWhatIsSlowAndStopWhatIsFast() {
        assertThat(response(0)).isCloseTo(1, within(1e-12));
        assertThat(response(0.5)).isCloseTo(64.0 / 65, within(0.01));
        assertThat(response(0.8)).isCloseTo(1 / 1.262144, within(0.01));
        assertThat(response(1)).isCloseTo(0.5, within(0.01));
        assertThat(response(2)).isCloseTo(1.0 / 65, within(0.01));
        assertThat(response(5)).isCloseTo(0, within(0.002));
    }

    private static double response(final double hertz) {
        double sum = ButterworthKernel.weight(0);
        for (int lag = 1; lag <= ButterworthKernel.REACH; lag++) {
            sum += 2 * ButterworthKernel.weight(lag) * Math.cos(2 * Math.PI * hertz * lag / 25);
        }
        return sum;
    }
}
