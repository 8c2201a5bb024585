package dev.touchline.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Random;
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
    void shouldTrustASourceAgainAfterOneWildTime() {
        final int[] source = {clock.addSource(), clock.addSource(), clock.addSource()};
        for (int ms = 0; ms < 8_000; ms += 20) {
            clock.onCaptureTime(source[0], (10_000 + ms) * MS);
            clock.onCaptureTime(source[1], (10_005 + ms) * MS);
            clock.onCaptureTime(source[2], (10_007 + ms + (ms == 2_000 ? 800_000 : 0)) * MS);
        }

        assertThat(clock.timeNs()).isEqualTo((10_005 + 7_980) * MS);
        assertThat(clock.isTrusted(source[2])).isTrue();
        assertThat(clock.offsetNs(source[2])).isZero();
    }

    @Test
    void shouldNotTakeAPauseForAnOffset() {
        final int[] source = {clock.addSource(), clock.addSource(), clock.addSource()};
        for (int ms = 0; ms < 2_000; ms += 5) {
            for (final int each : source) {
                clock.onCaptureTime(each, (10_000 + ms) * MS);
            }
        }
        // A minute later one comes back, then, each two seconds after, the others.
        for (int ms = 62_000; ms < 72_000; ms += 5) {
            clock.onCaptureTime(source[0], (10_000 + ms) * MS);
            if (ms >= 64_000) {
                clock.onCaptureTime(source[1], (10_000 + ms) * MS);
            }
            if (ms >= 66_000) {
                clock.onCaptureTime(source[2], (10_000 + ms) * MS);
            }
        }

        assertThat(clock.timeNs()).isEqualTo((10_000 + 71_995) * MS);
        for (final int each : source) {
            assertThat(clock.offsetNs(each)).isZero();
        }
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
    void shouldShowTheNewestInstantWhileRecordsComeInOrder() {
        final int source = clock.addSource();
        clock.onCaptureTime(source, 1_000 * MS);
        clock.onCaptureTime(source, 1_040 * MS);

        assertThat(clock.frameTimeNs()).isEqualTo(1_040 * MS);
    }

    @Test
    void shouldShowAnEarlierInstantWhenRecordsComeOutOfOrder() {
        final int source = clock.addSource();
        for (int i = 0; i < 5_000; i++) {
            // Every second record 20 ms behind the one before: 10 ms late in the mean.
            clock.onCaptureTime(source, (1_000 + 20 * i) * MS);
            clock.onCaptureTime(source, (980 + 20 * i) * MS);
        }

        assertThat(clock.timeNs() - clock.frameTimeNs()).isBetween(9 * MS, 11 * MS);
    }

    @Test
    void shouldGoOnAlikeFromASnapshot() {
        final int[] source = {clock.addSource(), clock.addSource(), clock.addSource()};
        final Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            advance(clock, source, random, i);
        }
        final StateWriter out = new StateWriter();
        clock.save(out);
        final EngineClock restored = new EngineClock();
        restored.load(new StateReader(out.toBytes()));
        assertThat(restored.offsetNs(2)).isEqualTo(clock.offsetNs(2)).isGreaterThan(6_900 * MS);

        final Random again = new Random(7);
        final Random same = new Random(7);
        for (int i = 500; i < 600; i++) {
            advance(clock, source, again, i);
            advance(restored, source, same, i);
            assertThat(restored.timeNs()).isEqualTo(clock.timeNs());
            assertThat(restored.frameTimeNs()).isEqualTo(clock.frameTimeNs());
        }
    }

    private static void advance(final EngineClock clock, final int[] source, final Random random, final int frame) {
        for (final int each : source) {
            final long offsetMs = each == 2 ? 7_000 : 0;
            clock.onCaptureTime(each, (1_000 + 40L * frame + random.nextInt(60) + offsetMs) * MS);
        }
    }

    @Test
    void shouldRefuseMoreSourcesThanItCanHold() {
        for (int i = 0; i < 64; i++) {
            assertThat(clock.addSource()).isEqualTo(i);
        }

        assertThat(clock.addSource()).isEqualTo(-1);
    }
}
