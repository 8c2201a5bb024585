package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SendTimetableTest {
    @Test
    void shouldSpacePlacesEvenlyWhenThereIsNoRamp() {
        final SendTimetable timetable = new SendTimetable(1_000, 100, 0);

        assertThat(timetable.dueNs(0)).isEqualTo(1_000);
        assertThat(timetable.dueNs(1)).isEqualTo(10_001_000);
        assertThat(timetable.dueNs(360_000)).isEqualTo(3_600_000_001_000L);
        assertThat(timetable.placesWithin(2.5)).isEqualTo(250);
    }

    @Test
    void shouldRampLinearlyWhenAsked() {
        final SendTimetable timetable = new SendTimetable(0, 100, 2);

        // 100 places in the ramp of 2 s; the 50th at sqrt(2 x 50 x 2 / 100) = sqrt(2) s; then 10 ms each.
        assertThat(timetable.dueNs(50)).isCloseTo(1_414_213_562L, within(10L));
        assertThat(timetable.dueNs(100)).isCloseTo(2_000_000_000L, within(10L));
        assertThat(timetable.dueNs(200)).isCloseTo(3_000_000_000L, within(10L));
        assertThat(timetable.placesWithin(3)).isEqualTo(200);
        assertThat(timetable.placesWithin(1)).isEqualTo(25);
    }

    @Test
    void shouldLetAWholeBurstFallDueTogetherWhenInBursts() {
        final SendTimetable timetable = new SendTimetable(0, 100, 0, 4);

        // Places 0 to 3 at 0, places 4 to 7 when place 4 of a steady stream is due: 40 ms.
        assertThat(timetable.dueNs(3)).isZero();
        assertThat(timetable.dueNs(4)).isEqualTo(40_000_000);
        assertThat(timetable.dueNs(7)).isEqualTo(40_000_000);
        assertThat(timetable.dueNs(8)).isEqualTo(80_000_000);
        // The mean rate is that of a steady stream.
        assertThat(timetable.placesWithin(2.5)).isEqualTo(250);
    }
}
