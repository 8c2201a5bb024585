package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a server is taken for silent: after 2 s here, which this machine's own pauses are no part of. */
@Timeout(30)
class SilenceWatchTest {
    private static final long SECOND_US = 1_000_000;
    private static final long LIMIT_MS = 2_000;

    private final FakeTime time = new FakeTime();
    private final SilenceWatch watch = new SilenceWatch(time);
    private int found;

    @Test
    void shouldFindSilenceExactlyWhenItHasLastedSoLong() {
        watch.start(LIMIT_MS, () -> found++);
        time.goTo(300_000);
        watch.onHeard();

        time.goTo(2_300_000 - 1);
        assertThat(found).isZero();
        time.goTo(2_300_000);
        assertThat(found).isEqualTo(1);
        time.goTo(60 * SECOND_US);
        assertThat(found).as("once").isEqualTo(1);
    }

    @Test
    void shouldNotCountTimeInWhichTheThreadWasHeldUp() {
        watch.start(LIMIT_MS, () -> found++);
        time.standStill(60 * SECOND_US);
        time.goTo(60 * SECOND_US + 500_000);
        assertThat(found).isZero();
        watch.onHeard();

        time.goTo(62 * SECOND_US + 500_000 - 1);
        assertThat(found).isZero();
        time.goTo(62 * SECOND_US + 500_000);
        assertThat(found).isEqualTo(1);
    }

    @Test
    void shouldLeaveTimeToReadWhatCameWhileTheThreadWasHeldUp() {
        watch.start(LIMIT_MS, () -> found++);
        time.goTo(2 * SECOND_US - 1);
        time.standStill(3 * SECOND_US);

        time.goTo(5 * SECOND_US + 499_998);
        assertThat(found).isZero();
        time.goTo(5 * SECOND_US + 500_000);
        assertThat(found).isEqualTo(1);
    }

    @Test
    void shouldFindSilenceAlsoWhenTheThreadIsHeldUpAgainAndAgain() {
        watch.start(LIMIT_MS, () -> found++);
        for (int pause = 0; pause < 40 && found == 0; pause++) {
            time.standStill(SECOND_US);
            time.goTo(time.nowUs() + 1);
        }

        assertThat(found).isEqualTo(1);
    }

    @Test
    void shouldFindNothingOnceItWasStopped() {
        watch.start(LIMIT_MS, () -> found++);
        time.goTo(SECOND_US);
        watch.stop();

        time.goTo(60 * SECOND_US);
        assertThat(found).isZero();
    }
}
