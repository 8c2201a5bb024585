package dev.touchline.engine.kinematics;

import static dev.touchline.engine.kinematics.SettledFeed.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tracking errors of the kinds seen in real data, on a run at 5 m/s (200 mm a step) that they are not to move. */
@Timeout(60)
class PlausiblePathTest {
    private static final int END = 1_000;

    /** What is measured of the run with an error of so many mm at each instant. */
    private static PlayerKinematics run(final SettledFeed.Course error, final long leaps) {
        final SettledFeed feed = new SettledFeed()
                .to(END, (id, at) -> 200 * at + error.x(id, at))
                .flush();
        assertThat(feed.kinematics.leaps(HOME)).isEqualTo(leaps);
        return feed.match(HOME);
    }

    private static void assertUnmoved(final PlayerKinematics found) {
        assertThat(found.distanceMetres()).isCloseTo(200, within(0.001));
        assertThat(found.trackedUs()).isEqualTo(40_000_000);
        assertThat(found.topSpeedMillimetres()).isBetween(4_999, 5_001);
        assertThat(found.topAccelerationMillimetres()).isLessThanOrEqualTo(2);
        assertThat(found.sprints()).isZero();
    }

    @Test
    void shouldNotMoveAnythingWhenOneStepJumpsToStay() {
        // 840 mm in one frame, 20.9 m/s faster than the run.
        assertUnmoved(run((id, at) -> at > 500 ? 840 : 0, 1));
        assertUnmoved(run((id, at) -> at > 500 ? -840 : 0, 1));
    }

    @Test
    void shouldNotMoveAnythingWhenOneFrameIsElsewhere() {
        assertUnmoved(run((id, at) -> at == 500 ? 3_000 : 0, 1));
    }

    @Test
    void shouldNotMoveAnythingWhenThereIsAPlateauOfTwelveMetresPerSecond() {
        // Seven steps of 490 mm instead of 200: 12.25 m/s.
        assertUnmoved(run((id, at) -> 290 * Math.min(Math.max(at - 500, 0), 7), 1));
    }

    @Test
    void shouldNotMoveAnythingWhenAPlateauWasSmoothedToElevenMetresPerSecond() {
        // Steps of 250, 330, 420, 440, 440, 420, 330 and 250 mm: up to 11 m/s, reached with far over 10 m/s2.
        final int[] excess = {50, 130, 220, 240, 240, 220, 130, 50};
        final PlayerKinematics found = run(
                (id, at) -> {
                    int sum = 0;
                    for (int step = 0; step < excess.length; step++) {
                        sum += at > 500 + step ? excess[step] : 0;
                    }
                    return sum;
                },
                1);

        assertThat(found.distanceMetres()).isCloseTo(200, within(0.2));
        assertThat(found.topSpeedMillimetres()).isLessThan(5_300);
        assertThat(found.sprints()).isZero();
    }

    @Test
    void shouldNotMoveAnythingWhenItHappensTwiceInARow() {
        assertUnmoved(run((id, at) -> at > 506 ? 1_700 : at > 500 ? 840 : 0, 1));
        assertUnmoved(run((id, at) -> at > 540 ? 1_700 : at > 500 ? 840 : 0, 2));
    }

    @Test
    void shouldNotMoveAnythingAtTheEndsOfAPath() {
        final PlayerKinematics found = run((id, at) -> at > 2 ? 840 : 0, 1);
        assertUnmoved(found);
        // A leap at the very end is cut off with its one step.
        final PlayerKinematics cut = run((id, at) -> at > END - 1 ? 840 : 0, 1);
        assertThat(cut.distanceMetres()).isCloseTo(199.8, within(0.001));
        assertThat(cut.topSpeedMillimetres()).isBetween(4_999, 5_001);
    }

    @Test
    void shouldLeaveOutAStretchThatIsTooLongToBeMended() {
        // A second at 15 m/s: nothing is known of it.
        final PlayerKinematics found = run((id, at) -> 400 * Math.min(Math.max(at - 500, 0), 25), 2);

        assertThat(found.topSpeedMillimetres()).isLessThanOrEqualTo(5_001);
        assertThat(found.distanceMetres()).isBetween(190.0, 200.0);
        assertThat(found.sprints()).isZero();
    }

    @Test
    void shouldBelieveARunAsFastAsARecord() {
        // 11.6 m/s, reached within 4 s: 464 mm a step, gained at 2.9 m/s2.
        final SettledFeed feed = new SettledFeed()
                .to(END, (id, at) -> {
                    int x = 0;
                    for (int step = 1; step <= at; step++) {
                        x += Math.min(464 * step / 100, 464);
                    }
                    return x;
                })
                .flush();

        assertThat(feed.kinematics.leaps(HOME)).isZero();
        assertThat(feed.match(HOME).topSpeedMillimetres()).isBetween(11_580, 11_700);
        assertThat(feed.match(HOME).sprints()).isEqualTo(1);
    }
}
