package dev.touchline.feeds.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PrngTest {
    @Test
    void shouldGiveTheSameNumbersAsAnotherImplementationOfSplitMix64WhenSeedIsTheSame() {
        final Prng ours = new Prng(1_234_567);
        final SplittableRandom theirs = new SplittableRandom(1_234_567);

        for (int i = 0; i < 1_000; i++) {
            assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
        }
    }

    @Test
    void shouldHaveMeanAndDeviationWhenAskedForNormalNumbers() {
        final Prng random = new Prng(5);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            final double value = random.normal();
            sum += value;
            squares += value * value;
        }

        // five standard errors: 5 / sqrt(100,000) = 0.016
        assertThat(sum / 100_000).isCloseTo(0, within(0.016));
        assertThat(squares / 100_000).isCloseTo(1, within(0.025));
    }
}
