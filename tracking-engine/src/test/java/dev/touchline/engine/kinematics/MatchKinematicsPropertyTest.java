package dev.touchline.engine.kinematics;

import static dev.touchline.engine.kinematics.SettledFeed.ABSENT;
import static dev.touchline.engine.kinematics.SettledFeed.AWAY;
import static dev.touchline.engine.kinematics.SettledFeed.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.When;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever positions come, with gaps, leaps, spikes, breaks and snapshots: nobody is faster than possible, and sums agree. */
class MatchKinematicsPropertyTest {
    private static final int INSTANTS = 1_500;

    @Property(tries = 200)
    void shouldStayPlausibleAndAddUpWhateverComes(@ForAll final long seed) {
        final int[][] course = {course(new Random(seed)), course(new Random(~seed))};
        final SettledFeed.Course walk = (id, at) -> course[id == HOME ? 0 : 1][at];
        final Random random = new Random(seed ^ 0x5DEECE66DL);
        final SettledFeed straight = new SettledFeed();
        SettledFeed restored = new SettledFeed();
        int at = 0;
        while (at < INSTANTS - 1) {
            at = Math.min(at + 1 + random.nextInt(300), INSTANTS - 1);
            straight.to(at, walk);
            restored.to(at, walk);
            if (random.nextInt(4) == 0) {
                straight.kinematics.breakPath(HOME);
                restored.kinematics.breakPath(HOME);
            }
            restored = SettledFeed.load(restored.save(), at + 1);
        }
        straight.flush();
        restored.flush();

        assertThat(restored.save()).isEqualTo(straight.save());
        for (final int id : new int[] {HOME, AWAY}) {
            assertAddsUp(straight, id);
        }
    }

    private static void assertAddsUp(final SettledFeed feed, final int id) {
        final PlayerKinematics match = feed.match(id);
        final long trackedUs = match.trackedUs();
        final long distance = match.distanceMicrometres();
        assertThat(trackedUs).isLessThanOrEqualTo((INSTANTS - 1) * 40_000L);
        // 12 m/s, and twice the 5.5 % by which the filter overshoots a change from -12 to 12 m/s: 12 + 2 x 1.32.
        assertThat(match.topSpeedMillimetres()).isLessThanOrEqualTo(14_640);
        assertThat(match.sprintMicrometres()).isLessThanOrEqualTo(match.highSpeedMicrometres());
        assertThat(match.highSpeedMicrometres()).isLessThanOrEqualTo(distance);
        final long sprinted = match.sprintMicrometres();
        // A minute is all there is; the ball is nobody's throughout, so that in play is everything.
        final PlayerKinematics minute = feed.read(id, KinematicWindow.ONE_MINUTE, When.IN_PLAY);
        assertThat(minute.distanceMicrometres()).isEqualTo(distance);
        assertThat(minute.trackedUs()).isEqualTo(trackedUs);
        assertThat(feed.kinematics.sprints(id).stream()
                        .mapToLong(Sprint::distanceMicrometres)
                        .sum())
                .isEqualTo(sprinted);
    }

    private static int[] course(final Random random) {
        final int[] course = new int[INSTANTS];
        double x = 0;
        double speed = 0;
        int absent = 0;
        for (int i = 0; i < INSTANTS; i++) {
            speed = Math.max(-400, Math.min(400, speed + 30 * random.nextGaussian()));
            x += speed + (random.nextInt(80) == 0 ? 3_000 * random.nextGaussian() : 0);
            absent = absent > 0 ? absent - 1 : random.nextInt(60) == 0 ? random.nextInt(30) : 0;
            final double spike = random.nextInt(50) == 0 ? 2_000 * random.nextGaussian() : 0;
            course[i] = absent > 0 ? ABSENT : (int) (x + spike + 10 * random.nextGaussian());
        }
        return course;
    }
}
