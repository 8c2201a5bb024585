package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LiveTallyTest {
    private static final long SECOND_NS = 1_000_000_000;

    private final LiveTally tally = new LiveTally();

    @Test
    void shouldKeepSecondsApartWhenFramesArriveOverSeveral() {
        for (int i = 1; i <= 100; i++) {
            tally.onFrame(10 * SECOND_NS + i, i);
        }
        tally.onFrame(13 * SECOND_NS - 1, 20);
        tally.onFrame(13 * SECOND_NS, 50);

        // 1..100 us: half are at most 50, 99 % at most 99. Nothing arrived in second 11.
        assertThat(tally.result(Fairness.NONE).seconds())
                .containsExactly(
                        new LiveSecond(10, 100, 50, 99, 100),
                        new LiveSecond(12, 1, 20, 20, 20),
                        new LiveSecond(13, 1, 50, 50, 50));
    }

    @Test
    void shouldCountAnUnfinishedSecondOnceWhenAskedTwice() {
        tally.onFrame(10 * SECOND_NS, 5);
        assertThat(tally.result(Fairness.NONE).seconds()).containsExactly(new LiveSecond(10, 1, 5, 5, 5));

        tally.onFrame(10 * SECOND_NS + 1, 7);

        assertThat(tally.result(Fairness.NONE).seconds()).containsExactly(new LiveSecond(10, 2, 5, 7, 7));
        assertThat(tally.result(Fairness.NONE).frames()).isEqualTo(2);
    }
}
