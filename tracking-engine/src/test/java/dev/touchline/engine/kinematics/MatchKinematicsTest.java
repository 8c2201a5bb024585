package dev.touchline.engine.kinematics;

import static dev.touchline.engine.kinematics.SettledFeed.ABSENT;
import static dev.touchline.engine.kinematics.SettledFeed.AWAY;
import static dev.touchline.engine.kinematics.SettledFeed.HOME;
import static dev.touchline.engine.kinematics.SettledFeed.us;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Straight runs at 5 m/s (200 mm a step, 18 km/h) and the like, whose sums are known by hand: a filter leaves them as they are. */
@Timeout(60)
class MatchKinematicsTest {
    private static final double MILLIMETRE = 0.001;

    private static int fiveMps(final int objectId, final int instant) {
        return 200 * instant;
    }

    @Test
    void shouldCoverThreeHundredMetresWhenItRunsSixtySecondsAtFiveMetresPerSecond() {
        final PlayerKinematics found = new SettledFeed()
                .to(1_500, MatchKinematicsTest::fiveMps)
                .flush()
                .match(HOME);

        assertThat(found.trackedUs()).isEqualTo(60_000_000);
        assertThat(found.distanceMetres()).isCloseTo(300, within(MILLIMETRE));
        // 18 km/h: the band of 15 to 20.
        assertThat(found.bandUs(2)).isEqualTo(60_000_000);
        assertThat(found.bandMicrometres(2)).isEqualTo(found.distanceMicrometres());
        assertThat(found.topSpeedMillimetres()).isBetween(4_999, 5_000);
        assertThat(found.topAccelerationMillimetres()).isLessThanOrEqualTo(1);
        assertThat(found.sprints()).isZero();
    }

    @Test
    void shouldCoverNothingWhenItStands() {
        final PlayerKinematics found =
                new SettledFeed().to(250, (id, at) -> 4_000).flush().match(HOME);

        assertThat(found.distanceMicrometres()).isZero();
        assertThat(found.bandUs(0)).isEqualTo(10_000_000);
    }

    @Test
    void shouldSayNothingWhenThePlayerWasNeverThere() {
        final SettledFeed feed = new SettledFeed()
                .to(250, (id, at) -> id == HOME ? 200 * at : ABSENT)
                .flush();

        assertThat(feed.match(AWAY).trackedUs()).isZero();
        assertThat(feed.match(AWAY).distanceMicrometres()).isZero();
        assertThat(feed.match(AWAY).speedMillimetres()).isEqualTo(PlayerKinematics.UNKNOWN);
        assertThat(feed.kinematics.sprints(AWAY)).isEmpty();
    }

    @Test
    void shouldCountEachOnlyWhileHePlaysWhenOneIsSubstitutedForTheOther() {
        // One plays the first 30 s, the other from 32 s to 60 s.
        final SettledFeed feed = new SettledFeed()
                .to(1_500, (id, at) -> id == HOME ? (at <= 750 ? 200 * at : ABSENT) : at >= 800 ? 200 * at : ABSENT)
                .flush();

        assertThat(feed.match(HOME).trackedUs()).isEqualTo(30_000_000);
        assertThat(feed.match(HOME).distanceMetres()).isCloseTo(150, within(MILLIMETRE));
        assertThat(feed.match(AWAY).trackedUs()).isEqualTo(28_000_000);
        assertThat(feed.match(AWAY).distanceMetres()).isCloseTo(140, within(MILLIMETRE));
    }

    @Test
    void shouldKeepTheMatchAndEmptyTheMinuteWhenAPlayerIsSentOff() {
        final SettledFeed feed = new SettledFeed()
                .to(3_000, (id, at) -> id == HOME && at > 750 ? ABSENT : 200 * at)
                .flush();

        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(150, within(MILLIMETRE));
        assertThat(feed.metres(HOME, KinematicWindow.FIVE_MINUTES)).isCloseTo(150, within(MILLIMETRE));
        assertThat(feed.metres(HOME, KinematicWindow.ONE_MINUTE)).isZero();
        assertThat(feed.metres(AWAY, KinematicWindow.ONE_MINUTE)).isCloseTo(300, within(MILLIMETRE));
    }

    @Test
    void shouldFillAGapOfNearlyHalfASecondAndCountNothingOfALongerOne() {
        // Instants 301 to 311 are missing: 0.48 s from position to position. Then 601 to 625: 1.04 s.
        final PlayerKinematics found = new SettledFeed()
                .to(1_000, (id, at) -> (at > 300 && at < 312) || (at > 600 && at < 626) ? ABSENT : 200 * at)
                .flush()
                .match(HOME);

        assertThat(found.trackedUs()).isEqualTo(1_000 * 40_000L - 1_040_000);
        assertThat(found.distanceMetres()).isCloseTo(200 - 5.2, within(MILLIMETRE));
    }

    @Test
    void shouldEndThePathWhenNobodyCoversTheGap() {
        // 8 m in three instants are 67 m/s.
        final PlayerKinematics found = new SettledFeed()
                .to(500, (id, at) -> at == 301 || at == 302 ? ABSENT : 200 * at + (at > 302 ? 7_400 : 0))
                .flush()
                .match(HOME);

        assertThat(found.trackedUs()).isEqualTo(497 * 40_000L);
        assertThat(found.distanceMetres()).isCloseTo(99.4, within(MILLIMETRE));
    }

    @Test
    void shouldNotCountAWayThatIsSaidToBeNone() {
        final SettledFeed feed = new SettledFeed().to(500, MatchKinematicsTest::fiveMps);
        feed.kinematics.breakPath(HOME);
        feed.to(1_000, (id, at) -> 200 * at + 30_000).flush();

        // The step from instant 500 to 501 is missing.
        assertThat(feed.match(HOME).trackedUs()).isEqualTo(999 * 40_000L);
        assertThat(feed.match(HOME).distanceMetres()).isCloseTo(199.8, within(MILLIMETRE));
        assertThat(feed.kinematics.leaps(HOME)).isZero();
    }

    @Test
    void shouldSlideItsWindowsByTheSecond() {
        // 5 m/s for two minutes, then 2 m/s (80 mm a step) for one; no bend: it stands still for none of it.
        final SettledFeed feed =
                new SettledFeed().to(4_500, (id, at) -> at <= 3_000 ? 200 * at : 600_000 + 80 * (at - 3_000));

        // Instant 4500 is second 180; windows end 3 s before.
        assertThat(feed.kinematics.windowsEndUs()).isEqualTo(us(4_425));
        // 57 s at 2 m/s and 3 s at 5 m/s; where the speed changes, the filter takes from one what it gives to the
        // other.
        assertThat(feed.metres(HOME, KinematicWindow.ONE_MINUTE)).isCloseTo(57 * 2 + 3 * 5, within(0.01));
        assertThat(feed.metres(HOME, KinematicWindow.FIVE_MINUTES)).isCloseTo(57 * 2 + 120 * 5, within(0.01));
        feed.flush();
        assertThat(feed.metres(HOME, KinematicWindow.ONE_MINUTE)).isCloseTo(60 * 2, within(0.5));
        assertThat(feed.metres(HOME, KinematicWindow.TWENTY_MINUTES)).isCloseTo(60 * 2 + 120 * 5, within(0.01));
        assertThat(feed.read(HOME, KinematicWindow.ONE_MINUTE, When.ALL).trackedUs())
                .isEqualTo(60_000_000);
    }

    @Test
    void shouldKeepMatchAndHalfWhenTwentyMinutesHavePassed() {
        // 25 minutes at 5 m/s are 7,500 m; the last twenty 6,000 m.
        final SettledFeed feed = new SettledFeed()
                .to(37_500, (id, at) -> id == HOME ? 200 * at : ABSENT)
                .flush();

        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(7_500, within(0.01));
        assertThat(feed.metres(HOME, KinematicWindow.HALF)).isCloseTo(7_500, within(0.01));
        assertThat(feed.metres(HOME, KinematicWindow.TWENTY_MINUTES)).isCloseTo(6_000, within(0.01));
        assertThat(feed.metres(HOME, KinematicWindow.FIFTEEN_MINUTES)).isCloseTo(4_500, within(0.01));
    }

    @Test
    void shouldCountHalvesApartAndBreaksNowhereIntoExtraTime() {
        final SettledFeed feed = new SettledFeed();
        feed.kinematics.startPeriod(us(0), 1);
        // As it is live: told about a second before the instants settle.
        feed.to(975, MatchKinematicsTest::fiveMps);
        feed.kinematics.startPeriod(us(1_000), 0);
        feed.to(1_225, MatchKinematicsTest::fiveMps);
        feed.kinematics.startPeriod(us(1_250), 2);
        feed.to(1_500, MatchKinematicsTest::fiveMps);

        // Counted are the steps to 2 s before: 40 s of the first half, 8 s of the second.
        assertThat(feed.match(HOME).distanceMetres()).isCloseTo(240, within(MILLIMETRE));
        assertThat(feed.metres(HOME, KinematicWindow.HALF)).isCloseTo(40, within(MILLIMETRE));
        feed.to(1_750, MatchKinematicsTest::fiveMps);
        feed.kinematics.startPeriod(us(1_750), 3);
        feed.to(2_000, MatchKinematicsTest::fiveMps).flush();

        // 40 s of the first half, 20 s of the second, 10 s of extra time; 10 s of break count nowhere.
        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(350, within(MILLIMETRE));
        assertThat(feed.metres(HOME, KinematicWindow.HALF)).isCloseTo(50, within(MILLIMETRE));
        assertThat(feed.metres(HOME, KinematicWindow.FIVE_MINUTES)).isCloseTo(350, within(MILLIMETRE));
    }

    @Test
    void shouldTellPossessionApartWhicheverWayTheTeamsAttack() {
        final SettledFeed feed = new SettledFeed();
        // 10 s home's, 5 s away's, 3 s nobody's, 2 s out of play, then away's again with ends changed.
        feed.kinematics.onPlayClass(us(0), PlayClass.of(true, Side.HOME, 1));
        feed.kinematics.onPlayClass(us(250), PlayClass.of(true, Side.AWAY, 1));
        feed.kinematics.onPlayClass(us(375), PlayClass.of(true, Side.NONE, 1));
        feed.kinematics.onPlayClass(us(450), PlayClass.of(false, Side.NONE, 1));
        feed.kinematics.onPlayClass(us(500), PlayClass.of(true, Side.AWAY, -1));
        feed.to(1_000, MatchKinematicsTest::fiveMps).flush();

        assertPossession(feed, HOME, 10, 25, 38);
        assertPossession(feed, AWAY, 25, 10, 38);
    }

    private static void assertPossession(
            final SettledFeed feed, final int objectId, final int in, final int out, final int inPlay) {
        final KinematicWindow match = KinematicWindow.MATCH;
        assertThat(feed.read(objectId, match, When.IN_POSSESSION).trackedUs()).isEqualTo(in * 1_000_000L);
        assertThat(feed.read(objectId, match, When.IN_POSSESSION).distanceMetres())
                .isCloseTo(5 * in, within(MILLIMETRE));
        assertThat(feed.read(objectId, match, When.OUT_OF_POSSESSION).distanceMetres())
                .isCloseTo(5 * out, within(MILLIMETRE));
        assertThat(feed.read(objectId, match, When.IN_PLAY).distanceMetres()).isCloseTo(5 * inPlay, within(MILLIMETRE));
        assertThat(feed.read(objectId, match, When.ALL).distanceMetres()).isCloseTo(200, within(MILLIMETRE));
        assertThat(feed.read(objectId, KinematicWindow.ONE_MINUTE, When.IN_POSSESSION)
                        .distanceMetres())
                .isCloseTo(5 * in, within(MILLIMETRE));
    }

    @Test
    void shouldTellOfASprintWithItsPlaceWhenItEnds() {
        // 4 m/s (160 mm), 8 m/s (320 mm, 28.8 km/h) for 4 s, 4 m/s again.
        final SettledFeed feed = new SettledFeed()
                .to(1_000, (id, at) -> id == AWAY ? ABSENT : 160 * at + 160 * Math.min(Math.max(at - 400, 0), 100))
                .flush();

        assertThat(feed.kinematics.sprints(HOME)).singleElement().satisfies(sprint -> {
            // The filter crosses 7 m/s, three quarters of the way up, just inside the ends.
            assertThat(sprint.fromUs()).isBetween(us(400), us(406));
            assertThat(sprint.toUs()).isBetween(us(494), us(500));
            assertThat(sprint.fromX()).isBetween(64_000, 66_000);
            assertThat(sprint.toX()).isBetween(94_000, 96_000);
            // The filter overshoots a sudden change by 5.5 %: of 4 m/s that is 0.22.
            assertThat(sprint.topSpeedMillimetres()).isBetween(8_100, 8_300);
            assertThat(sprint.distanceMicrometres()).isBetween(28_000_000L, 33_000_000L);
        });
        assertThat(feed.match(HOME).sprints()).isEqualTo(1);
        assertThat(feed.sprints).singleElement().asString().startsWith("SPRINT HOME object=7 top=8");
    }

    @Test
    void shouldGoOnByteForByteWhenItIsRestored() {
        final SettledFeed.Course course = (id, at) ->
                (at / 37) % 9 == 3 ? ABSENT : (int) (30_000 * StrictMath.sin(at * 0.012 + id)) + (at == 630 ? 900 : 0);
        // 30 m to and fro at up to 9 m/s, with gaps, and a leap that is being looked at when it is saved.
        final SettledFeed straight = new SettledFeed().to(633, course);
        final byte[] snapshot = straight.save();
        final SettledFeed restored = SettledFeed.load(snapshot, 634);

        straight.to(2_000, course);
        restored.to(2_000, course);

        assertThat(restored.save()).isEqualTo(straight.save());
        assertThat(restored.sprints).isNotEmpty();
    }

    @Test
    void shouldRefuseASnapshotThatWasMadeWithOtherSettings() {
        final byte[] snapshot = new SettledFeed(KinematicSettings.DEBS_2013)
                .to(10, MatchKinematicsTest::fiveMps)
                .save();

        assertThatThrownBy(() -> new SettledFeed().kinematics.load(new StateReader(snapshot)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("snapshot was made with others");
    }

    @Test
    void shouldBeAsNewWhenItIsCleared() {
        final SettledFeed feed = new SettledFeed().to(500, MatchKinematicsTest::fiveMps);

        feed.kinematics.clear();

        assertThat(feed.match(HOME).trackedUs()).isZero();
        feed.to(1_000, MatchKinematicsTest::fiveMps).flush();
        assertThat(feed.metres(HOME, KinematicWindow.MATCH)).isCloseTo(499 * 0.2, within(MILLIMETRE));
    }

    @Test
    void shouldRefuseInstantsThatAreOffTheGridOrGoBack() {
        final SettledFeed feed = new SettledFeed().to(10, MatchKinematicsTest::fiveMps);
        final ObjectStates settled = new ObjectStates();

        settled.begin(us(11) + 1);
        assertThatThrownBy(() -> feed.kinematics.onSettled(settled)).hasMessageContaining("off the grid");
        settled.begin(us(10));
        assertThatThrownBy(() -> feed.kinematics.onSettled(settled)).hasMessageContaining("only go forward");
    }
}
