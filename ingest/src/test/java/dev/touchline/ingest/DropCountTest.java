package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DropCountTest {
    private final DropCount count = new DropCount(100, 1_000);

    @Test
    void shouldTakeEveryDropForALossWithoutAFilter() {
        count.onSample(107, 1_000, false);

        assertThat(count.lost()).isEqualTo(7);
        assertThat(count.filtered()).isZero();
    }

    @Test
    void shouldTakeForTheFiltersWhatTheNamespaceDidNotLose() {
        // 50 drops, of which the namespace lost 8.
        count.onSample(150, 1_008, true);

        assertThat(count.lost()).isEqualTo(8);
        assertThat(count.filtered()).isEqualTo(42);
    }

    @Test
    void shouldNotLoseALossThatFellBetweenTheReadings() {
        // The socket's drops were read before five more, the namespace's losses after them.
        count.onSample(100, 1_005, true);
        count.onSample(105, 1_005, true);

        assertThat(count.lost()).isEqualTo(5);
        assertThat(count.filtered()).isZero();
    }

    @Test
    void shouldForgetWhatOtherSocketsLostAnIntervalAgo() {
        count.onSample(100, 1_500, true);
        count.onSample(100, 1_500, true);
        count.onSample(130, 1_500, true);

        assertThat(count.lost()).isZero();
        assertThat(count.filtered()).isEqualTo(30);
    }
}
