package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PacingTest {
    private final FakeSendClock clock = new FakeSendClock(0);

    @Test
    void shouldSleepMostAndYieldTheRestWhenDatagramsAreFarApart() {
        final Pacing pacing = new Pacing(clock, 40_000_000);
        while (clock.nanoTime() < 40_000_000) {
            pacing.await(40_000_000 - clock.nanoTime());
        }

        assertThat(clock.parks()).isEqualTo(1);
        assertThat(clock.spins()).isEqualTo(100);
    }

    @Test
    void shouldSleepAndNeverSpinWhenDatagramsAreCloserThanASleep() {
        final Pacing pacing = new Pacing(clock, 19_243);
        pacing.await(19_243);

        assertThat(clock.parks()).isEqualTo(1);
        assertThat(clock.spins()).isZero();
        assertThat(clock.nanoTime()).isEqualTo(50_000);
    }
}
