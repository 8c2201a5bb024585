package dev.touchline.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FrameRateTest {
    @Test
    void shouldKeepExactTimeWhenRateIsOver1001() {
        final FrameRate rate = new FrameRate(30_000, 1_001);

        assertThat(rate.timeNs(30_000)).isEqualTo(1_001_000_000_000L);
        // 1 frame = 1001/30000 s = 33.366666... ms
        assertThat(rate.timeNs(1)).isEqualTo(33_366_666L);
        assertThat(rate.timeNs(-30_000)).isEqualTo(-1_001_000_000_000L);
    }

    @Test
    void shouldFindBroadcastRateWhenGivenADecimal() {
        assertThat(FrameRate.nearest(25)).isEqualTo(new FrameRate(25, 1));
        assertThat(FrameRate.nearest(29.97)).isEqualTo(new FrameRate(30_000, 1_001));
        assertThat(FrameRate.nearest(59.94)).isEqualTo(new FrameRate(60_000, 1_001));
        assertThat(FrameRate.nearest(12.5)).isEqualTo(new FrameRate(12_500, 1_000));
    }

    @Test
    void shouldRefuseWhenRateIsNoRate() {
        assertThatThrownBy(() -> FrameRate.nearest(Double.NaN)).hasMessageContaining("framesPerSecond=NaN");
        assertThatThrownBy(() -> new FrameRate(0, 1)).hasMessageContaining("numerator=0");
    }
}
