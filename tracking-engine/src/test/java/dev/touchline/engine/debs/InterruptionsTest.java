package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionsTest {
    private static final String HEADING = "event_id;event_name;event_time_real;event_counter;comment";

    private static String begin(final String time) {
        return "2010;Game Interruption Begin;" + time + ";1;empty";
    }

    private static String end(final String time) {
        return "2011;Game Interruption End;" + time + ";1;empty";
    }

    private static Interruptions parse(final List<List<String>> halves) throws DebsFormatException {
        return Interruptions.parse(TestGame.metadata(), halves);
    }

    @Test
    void shouldCountTimesFromTheStartOfTheHalf() throws DebsFormatException {
        final Interruptions found = parse(List.of(
                List.of(HEADING, begin("0"), end("00:00:03.092"), "", "Statistic:;"),
                List.of(begin("00:01:00.000"), end("00:01:01.000"))));

        assertThat(found.count()).isEqualTo(2);
        assertThat(found.at(TestGame.ps(0))).isTrue();
        assertThat(found.at(TestGame.ps(3_091))).isTrue();
        assertThat(found.at(TestGame.ps(3_092))).isFalse();
        assertThat(found.at(TestGame.ps(TestGame.SECOND_HALF_MS + 60_500))).isTrue();
        assertThat(found.at(TestGame.ps(TestGame.SECOND_HALF_MS + 61_500))).isFalse();
        assertThat(found.at(TestGame.ps(1_000))).as("times may go back").isTrue();
    }

    @Test
    void shouldLastToTheEndOfTheHalfWhenItDoesNotEnd() throws DebsFormatException {
        final Interruptions found = parse(List.of(List.of(begin("00:01:00.000"))));

        assertThat(found.at(TestGame.ps(99_999))).isTrue();
        assertThat(found.at(TestGame.ps(100_000))).isFalse();
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> parse(List.of(List.of(end("00:00:01.000")))))
                .hasMessage("interruption out of order: half=1, line=1");
        assertThatThrownBy(() -> parse(List.of(List.of(begin("00:00:02.000"), end("00:00:01.000")))))
                .hasMessage("interruption out of order: half=1, line=2");
        assertThatThrownBy(() -> parse(List.of(List.of(begin("soon")))))
                .hasMessage("not a time: time=soon, half=1, line=1, as=HH:MM:SS.mmm");
        assertThatThrownBy(() -> parse(List.of(List.of(), List.of(), List.of())))
                .hasMessage("more files of interruptions than halves: files=3, halves=2");
    }
}
