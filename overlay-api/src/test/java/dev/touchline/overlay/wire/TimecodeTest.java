package dev.touchline.overlay.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drop-frame numbers are those of SMPTE ST 12-1: 00:00:59;29 is followed by 00:01:00;02, 00:09:59;29 by 00:10:00;00. */
@Timeout(10)
class TimecodeTest {
    private static final long MIDNIGHT_US = 20_000L * 86_400_000_000L;

    @Test
    void shouldCountFramesOfWholeRates() {
        final long us = MIDNIGHT_US + ((10 * 3600 + 11 * 60 + 12) * 1_000_000L);
        assertThat(at(new Rate(25, 1), us)).isEqualTo("10:11:12:00");
        assertThat(at(new Rate(25, 1), us + 960_000)).isEqualTo("10:11:12:24");
        assertThat(at(new Rate(50, 1), us + 980_000)).isEqualTo("10:11:12:49");
        assertThat(at(new Rate(50, 1), us + 1_000_000)).isEqualTo("10:11:13:00");
    }

    @Test
    void shouldGoToTheNearestFrame() {
        assertThat(at(new Rate(50, 1), MIDNIGHT_US + 39_991)).isEqualTo("00:00:00:02");
        assertThat(at(new Rate(50, 1), MIDNIGHT_US + 40_009)).isEqualTo("00:00:00:02");
    }

    @Test
    void shouldLeaveOutNumbersAtTheStartOfAMinuteButEveryTenth() {
        final Rate rate = new Rate(30_000, 1001);
        assertThat(atFrame(rate, 1799)).isEqualTo("00:00:59;29");
        assertThat(atFrame(rate, 1800)).isEqualTo("00:01:00;02");
        assertThat(atFrame(rate, 3597)).isEqualTo("00:01:59;29");
        assertThat(atFrame(rate, 3598)).isEqualTo("00:02:00;02");
        assertThat(atFrame(rate, 17_981)).isEqualTo("00:09:59;29");
        assertThat(atFrame(rate, 17_982)).isEqualTo("00:10:00;00");
        // 107,892 frames are an hour of drop-frame timecode.
        assertThat(atFrame(rate, 107_892)).isEqualTo("01:00:00;00");
        assertThat(atFrame(new Rate(60_000, 1001), 3_600)).isEqualTo("00:01:00;04");
    }

    @Test
    void shouldKeepToTheClockForADay() {
        final Timecode timecode = Timecode.of(new Rate(60_000, 1001));
        for (int second = 0; second < 86_400; second++) {
            timecode.set(MIDNIGHT_US + second * 1_000_000L);
            final double shown = timecode.hours() * 3600
                    + timecode.minutes() * 60
                    + timecode.seconds()
                    + timecode.frames() * 1001 / 60_000.0;
            // 86.4 ms a day are left over; four numbers, 67 ms, are left out at once.
            assertThat(shown).isBetween(second - 0.160, second + 0.160);
        }
    }

    @Test
    void shouldHaveNoneAtRatesThatNobodyBroadcasts() {
        assertThat(Timecode.of(new Rate(1000, 1))).isNull();
        assertThat(Timecode.of(new Rate(50_000, 1001))).isNull();
        assertThat(Timecode.of(new Rate(25, 2))).isNull();
        assertThat(Timecode.of(new Rate(24_000, 1001))).isNotNull();
    }

    private static String atFrame(final Rate rate, final long frame) {
        return at(rate, MIDNIGHT_US + frame * rate.denominator() * 1_000_000L / rate.numerator());
    }

    private static String at(final Rate rate, final long tsUs) {
        return new String(Timecode.of(rate).set(tsUs).text(), US_ASCII);
    }
}
