package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FairnessTest {
    @Test
    void shouldCallAClientStarvedWhenItGotLessThanNineTenthsOfTheMedian() {
        // Median 100: 90 is nine tenths of it, 89 less.
        final Fairness fairness = Fairness.of(new long[] {100, 89, 101, 90, 250}, 7_000);

        assertThat(fairness.fewest()).isEqualTo(89);
        assertThat(fairness.median()).isEqualTo(100);
        assertThat(fairness.most()).isEqualTo(250);
        assertThat(fairness.starved()).isEqualTo(1);
        assertThat(fairness.worstP99Micros()).isEqualTo(7_000);
    }

    @Test
    void shouldTakeTheMeanOfTheMiddleTwoWhenClientsAreEven() {
        final Fairness fairness = Fairness.of(new long[] {0, 60, 63, 64}, 0);

        // (60 + 63) / 2, rounded down.
        assertThat(fairness.median()).isEqualTo(61);
        assertThat(fairness.starved()).isEqualTo(1);
    }

    @Test
    void shouldStarveNobodyWhenNobodyGotAnythingOrIsThere() {
        assertThat(Fairness.of(new long[] {0, 0, 0}, 0).starved()).isZero();
        assertThat(Fairness.of(new long[0], 0)).isEqualTo(Fairness.NONE);
    }
}
