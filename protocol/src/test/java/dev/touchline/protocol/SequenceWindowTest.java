package dev.touchline.protocol;

import static dev.touchline.protocol.SequenceWindow.Verdict.DUPLICATE;
import static dev.touchline.protocol.SequenceWindow.Verdict.NEW;
import static dev.touchline.protocol.SequenceWindow.Verdict.OUTDATED;
import static dev.touchline.protocol.SequenceWindow.Verdict.REORDERED;
import static dev.touchline.protocol.SequenceWindow.Verdict.RESTARTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SequenceWindowTest {
    private final SequenceWindow window = new SequenceWindow();

    @Test
    void shouldTellNewRepeatedAndReorderedRecordsApart() {
        assertThat(window.onRecord(1, 100)).isEqualTo(RESTARTED);
        assertThat(window.onRecord(1, 101)).isEqualTo(NEW);
        assertThat(window.onRecord(1, 101)).isEqualTo(DUPLICATE);
        assertThat(window.onRecord(1, 105)).isEqualTo(NEW);
        assertThat(window.skipped()).isEqualTo(3);
        assertThat(window.onRecord(1, 103)).isEqualTo(REORDERED);
        assertThat(window.onRecord(1, 103)).isEqualTo(DUPLICATE);
        assertThat(window.onRecord(1, 99)).as("before the first seen").isEqualTo(DUPLICATE);
    }

    @Test
    void shouldGoOnWhenSequenceAndSessionWrap() {
        window.onRecord(65_535, -1);

        assertThat(window.onRecord(65_535, 0)).isEqualTo(NEW);
        assertThat(window.skipped()).isZero();
        assertThat(window.onRecord(0, 7)).isEqualTo(RESTARTED);
    }

    @Test
    void shouldDropStragglersOfAnOlderSession() {
        window.onRecord(5, 10);

        assertThat(window.onRecord(4, 11)).isEqualTo(OUTDATED);
        assertThat(window.onRecord(5, 11)).isEqualTo(NEW);
    }

    @Test
    void shouldTakeARunOfOldNumbersForARestart() {
        window.onRecord(5, 1_000_000);
        for (int i = 0; i < SequenceWindow.PROBATION - 1; i++) {
            assertThat(window.onRecord(5, i)).isEqualTo(OUTDATED);
        }

        assertThat(window.onRecord(5, SequenceWindow.PROBATION)).isEqualTo(RESTARTED);
        assertThat(window.onRecord(5, SequenceWindow.PROBATION + 1)).isEqualTo(NEW);
    }

    @Test
    void shouldForgetWhatALongJumpPassedOver() {
        window.onRecord(1, 0);

        assertThat(window.onRecord(1, 1_000_000)).isEqualTo(NEW);
        assertThat(window.skipped()).isEqualTo(999_999);
        assertThat(window.onRecord(1, 999_999)).isEqualTo(REORDERED);
    }

    @Test
    void shouldKeepSourceCountersTrueThroughLossAndLateness() {
        final SourceCounters counters = new SourceCounters();
        for (final int sequence : new int[] {0, 1, 5, 3, 3, 6}) {
            counters.onRecord(1, sequence, 42);
        }

        assertThat(counters.received()).isEqualTo(6);
        assertThat(counters.lost()).as("2 and 4").isEqualTo(2);
        assertThat(counters.reordered()).isEqualTo(1);
        assertThat(counters.duplicates()).isEqualTo(1);
        assertThat(counters.restarts()).isEqualTo(1);
        assertThat(counters.lastReceiveNs()).isEqualTo(42);
    }

    @Test
    void shouldGoOnAlikeWhenLoadedFromWhatWasSaved() {
        final SequenceWindow first = new SequenceWindow();
        first.onRecord(3, 100);
        first.onRecord(3, 105);
        final long[] state = new long[SequenceWindow.STATE_WORDS];
        first.save(state);
        final SequenceWindow second = new SequenceWindow();
        second.load(state);
        assertThat(second.onRecord(3, 105)).isEqualTo(SequenceWindow.Verdict.DUPLICATE);
        assertThat(second.onRecord(3, 103)).isEqualTo(SequenceWindow.Verdict.REORDERED);
        assertThat(second.onRecord(2, 1)).isEqualTo(SequenceWindow.Verdict.OUTDATED);
        assertThat(second.session()).isEqualTo(3);
    }
}
