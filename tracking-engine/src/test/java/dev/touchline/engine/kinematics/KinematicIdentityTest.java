package dev.touchline.engine.kinematics;

import static dev.touchline.engine.kinematics.SettledFeed.ABSENT;
import static dev.touchline.engine.kinematics.SettledFeed.AWAY;
import static dev.touchline.engine.kinematics.SettledFeed.HOME;
import static dev.touchline.engine.kinematics.SettledFeed.us;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What follows for distances when it turns out later whose track was whose; sums are known by hand. */
@Timeout(60)
class KinematicIdentityTest {
    private static final double MILLIMETRE = 0.001;

    private static int fiveMps(final int objectId, final int instant) {
        return 200 * instant;
    }

    @Test
    void shouldGiveTheDistanceSinceAMomentToTheOtherWhenTwoWereTakenForEachOther() {
        // 5 m/s and 2 m/s for 60 s.
        final SettledFeed feed = new SettledFeed().to(1_500, (id, at) -> id == HOME ? 200 * at : 80 * at);

        feed.kinematics.swapFrom(HOME, AWAY, us(750));
        feed.flush();

        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(30 * 5 + 30 * 2, within(MILLIMETRE));
        assertThat(feed.metres(AWAY, KinematicWindow.MATCH)).isCloseTo(30 * 2 + 30 * 5, within(MILLIMETRE));
        assertThat(feed.match(HOME).bandUs(1)).isEqualTo(30_000_000);
        assertThat(feed.match(HOME).trackedUs()).isEqualTo(60_000_000);
        // The top speed follows what was run, too.
        feed.kinematics.swapFrom(HOME, AWAY, us(0));
        assertThat(feed.match(AWAY).trackedUs()).isEqualTo(60_000_000);
    }

    @Test
    void shouldMoveTheDistanceSinceAMomentWhenOneWasAnother() {
        final SettledFeed feed = new SettledFeed()
                .to(1_500, (id, at) -> id == HOME ? (at <= 750 ? 200 * at : ABSENT) : at >= 775 ? 200 * at : ABSENT);

        feed.kinematics.mergeFrom(AWAY, HOME, us(750));

        // 30 s, and 29 s that had counted as the other's.
        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(295, within(MILLIMETRE));
        assertThat(feed.metres(AWAY, KinematicWindow.MATCH)).isZero();
    }

    @Test
    void shouldNotCountAPlayerTwiceWhenBothTracksWereHis() {
        final SettledFeed feed = new SettledFeed().to(1_500, KinematicIdentityTest::fiveMps);

        feed.kinematics.mergeFrom(AWAY, HOME, us(0));

        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(300, within(MILLIMETRE));
        assertThat(feed.match(HOME).trackedUs()).isEqualTo(60_000_000);
    }

    @Test
    void shouldRefuseAnIdentityChangeThatIsTooLongAgoAndSayHowFarItReaches() {
        final SettledFeed feed = new SettledFeed().to(37_500, KinematicIdentityTest::fiveMps);
        // 25 minutes: windows end at 1497 s, and what is before 297 s is kept as sums only.
        final long earliest = us(25 * 297);

        assertThatThrownBy(() -> feed.kinematics.swapFrom(HOME, AWAY, earliest - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("earliest=" + earliest);
        assertThatThrownBy(() -> feed.kinematics.swapFrom(HOME, HOME, earliest))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> feed.kinematics.mergeFrom(0, HOME, earliest))
                .isInstanceOf(IllegalArgumentException.class);
        feed.kinematics.swapFrom(HOME, AWAY, earliest);
    }
}
