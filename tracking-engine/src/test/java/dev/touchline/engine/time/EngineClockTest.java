package dev.touchline.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EngineClockTest {
    private static final long MS = 1_000_000L;

    private final EngineClock clock = new EngineClock();

    @Test
    void shouldFollowASingleSourceForwardOnly() {
        final int source = clock.addSource();

        assertThat(clock.onCaptureTime(source, 100 * MS)).isEqualTo(100 * MS);
        assertThat(clock.onCaptureTime(source, 90 * MS)).isEqualTo(100 * MS);
        assertThat(clock.onCaptureTime(source, 140 * MS)).isEqualTo(140 * MS);
    }

    @Test
    void shouldNotBeMovedByOneFastSourceOfThree() {
        final int[] source = {clock.addSource(), clock.addSource(), clock.addSource()};
        for (final int each : source) {
            clock.onCaptureTime(each, 5_000 * MS);
        }

        clock.onCaptureTime(source[2], 5_900 * MS);

        assertThat(clock.timeNs()).isEqualTo(5_000 * MS);
        clock.onCaptureTime(source[0], 5_040 * MS);
        clock.onCaptureTime(source[1], 5_041 * MS);
        assertThat(clock.timeNs()).as("the median of 5040, 5041 and 5900").isEqualTo(5_041 * MS);
    }

    @Test
    void shouldNotBeMovedByASourceThatIsSecondsAhead() {
        final int[] source = {clock.addSource(), clock.addSource(), clock.addSource()};
        for (int ms = 0; ms < 5_000; ms += 40) {
            clock.onCaptureTime(source[0], (10_000 + ms) * MS);
            clock.onCaptureTime(source[1], (10_005 + ms) * MS);
            clock.onCaptureTime(source[2], (17_000 + ms) * MS);
        }

        assertThat(clock.timeNs()).isEqualTo((10_005 + 4_960) * MS);
    }

    @Test
    void shouldNotBeHeldBackByASilentSource() {
        final int silent = clock.addSource();
        final int alive = clock.addSource();
        clock.onCaptureTime(silent, 1_000 * MS);
        for (int ms = 1_000; ms <= 2_000; ms += 40) {
            clock.onCaptureTime(alive, ms * MS);
            assertThat(clock.timeNs()).as("the lower median of two").isEqualTo(1_000 * MS);
        }

        clock.onCaptureTime(alive, 2_001 * MS);

        assertThat(clock.timeNs()).isEqualTo(2_001 * MS);
    }

    @Test
    void shouldRefuseMoreSourcesThanItCanHold() {
        for (int i = 0; i < 64; i++) {
            assertThat(clock.addSource()).isEqualTo(i);
        }

        assertThat(clock.addSource()).isEqualTo(-1);
    }
}
