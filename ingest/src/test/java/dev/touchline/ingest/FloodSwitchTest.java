package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FloodSwitchTest {
    private static final long SECOND = 1_000_000_000L;

    private final FloodSwitch flood = new FloodSwitch(0);

    @Test
    void shouldStayOffWhileStrayDatagramsAreFew() {
        for (int second = 1; second <= 100; second++) {
            assertThat(flood.onSample(second * 4_999L, second * SECOND)).isFalse();
        }
    }

    @Test
    void shouldGoOnAtFiveThousandASecondHoweverLongASampleTook() {
        // 2,500 in half a second are 5,000 a second.
        assertThat(flood.onSample(2_500, SECOND / 2)).isTrue();
    }

    @Test
    void shouldGoOffAfterHalfAMinuteOfCalmAndNotBefore() {
        assertThat(flood.onSample(10_000, SECOND)).isTrue();
        long unwanted = 10_000;
        for (int second = 2; second < 31; second++) {
            unwanted += 999;
            assertThat(flood.onSample(unwanted, second * SECOND)).isTrue();
        }

        assertThat(flood.onSample(unwanted + 999, 31 * SECOND)).isFalse();
    }

    @Test
    void shouldCountTheCalmAnewWhenItIsBroken() {
        assertThat(flood.onSample(10_000, SECOND)).isTrue();
        // 20 s on with 1,000 in the last second: no flood of its own, but no calm either.
        assertThat(flood.onSample(10_000, 20 * SECOND)).isTrue();
        assertThat(flood.onSample(11_000, 21 * SECOND)).isTrue();

        assertThat(flood.onSample(11_000, 50 * SECOND)).isTrue();
        assertThat(flood.onSample(11_000, 51 * SECOND)).isFalse();
    }

    @Test
    void shouldIgnoreAClockThatStandsStill() {
        assertThat(flood.onSample(1_000_000, 0)).isFalse();
    }
}
