package dev.touchline.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SigmaLearnerTest {
    private static final double PREDICTED = 0.2 * 0.2;

    private final SigmaLearner learner = new SigmaLearner();
    private final Random random = new Random(4);

    private double squared(final double variance) {
        final double x = random.nextGaussian();
        final double y = random.nextGaussian();
        return variance * (x * x + y * y);
    }

    @Test
    void shouldLearnTheDeviationFromInnovations() {
        learner.start(0.1);
        for (int i = 0; i < 5_000; i++) {
            // Innovations have the sum of both variances: 0.04 + 0.09.
            learner.onInnovation(squared(PREDICTED + 0.09), PREDICTED);
        }

        // The mean of 1,024 squares of two axes is known to 3 % of 0.13, and a square root halves that: 0.3 +- 3 x
        // 0.0066.
        assertThat(learner.sigma()).isBetween(0.28, 0.32);
    }

    @Test
    void shouldNotTakeWrongObservationsForInexactOnes() {
        learner.start(0.3);
        for (int i = 0; i < 5_000; i++) {
            learner.onInnovation(i % 50 == 0 ? 100 : squared(PREDICTED + 0.09), PREDICTED);
        }

        // 2 % count as 6 times what is expected, not as 400: 0.13 x 1.1 / (1 - 0.02 x 5) at most.
        assertThat(learner.sigma()).isBetween(0.28, 0.35);
    }
}
