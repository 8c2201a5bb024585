package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MessageBudgetTest {
    private static final long START_US = 1_000_000;

    private final MessageBudget budget = new MessageBudget(10, START_US);

    @Test
    void shouldTakeFiveSecondsWorthAtOnceThenSayTooManyThenGiveUp() {
        for (int i = 0; i < 50; i++) {
            assertThat(budget.onFrame(START_US, 40)).isEqualTo(MessageBudget.Verdict.TAKEN);
        }
        for (int i = 0; i < 49; i++) {
            assertThat(budget.onFrame(START_US, 40)).isEqualTo(MessageBudget.Verdict.TOO_MANY);
            assertThat(budget.isFirstExcess()).isEqualTo(i == 0);
        }
        assertThat(budget.onFrame(START_US, 40)).isEqualTo(MessageBudget.Verdict.HOPELESS);
    }

    @Test
    void shouldTakeFramesAgainWhenAClientHasHeldBack() {
        for (int i = 0; i < 60; i++) {
            budget.onFrame(START_US, 40);
        }
        // It owes ten frames: a second's worth, and then one more is there after a tenth.
        assertThat(budget.onFrame(START_US + 900_000, 40)).isEqualTo(MessageBudget.Verdict.TOO_MANY);

        assertThat(budget.onFrame(START_US + 1_300_000, 40)).isEqualTo(MessageBudget.Verdict.TAKEN);
    }

    @Test
    void shouldTakeForEverWhatIsWithinTheRate() {
        for (int i = 1; i <= 10_000; i++) {
            assertThat(budget.onFrame(START_US + i * 100_000L, 40)).isEqualTo(MessageBudget.Verdict.TAKEN);
        }
    }

    @Test
    void shouldTakeNothingAwayWhenTheClockIsSetBack() {
        assertThat(budget.onFrame(START_US, 40)).isEqualTo(MessageBudget.Verdict.TAKEN);
        assertThat(budget.onFrame(START_US - 3_600_000_000L, 40)).isEqualTo(MessageBudget.Verdict.TAKEN);
        assertThat(budget.onFrame(START_US, 40)).isEqualTo(MessageBudget.Verdict.TAKEN);
    }

    @Test
    void shouldCountALongFrameAsSeveral() {
        final MessageBudget budget = new MessageBudget(10, START_US);
        // Of 50 frames' worth each takes 17.
        assertThat(budget.onFrame(START_US, 65_536)).isEqualTo(MessageBudget.Verdict.TAKEN);
        assertThat(budget.onFrame(START_US, 65_536)).isEqualTo(MessageBudget.Verdict.TAKEN);
        assertThat(budget.onFrame(START_US, 65_536)).isEqualTo(MessageBudget.Verdict.TOO_MANY);
    }
}
