package dev.touchline.engine.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.PlayClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bands and sprints of steps given as lengths: 100 mm are 9 km/h (band 1), 240 mm 21.6 (band 3), 290 mm 26.1 (band 4, a sprint). */
@Timeout(20)
class PathStepsTest {
    private static final int TROT = 100;
    private static final int FAST = 240;
    private static final int SPRINT = 290;

    private final List<Integer> keys = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<SprintRun> sprints = new ArrayList<>();
    private final PlayTimes times = new PlayTimes();
    private final PathSteps steps = new PathSteps(KinematicSettings.FIFA_2022, times, new StepSink() {
        @Override
        public void onStep(final long index, final int key, final int micrometres, final int acceleration) {
            assertThat(index).isEqualTo(keys.size());
            keys.add(key);
            lengths.add(micrometres);
        }

        @Override
        public void onSprint(final SprintRun sprint) {
            final SprintRun copy = new SprintRun();
            copy.begin(sprint.fromIndex, sprint.fromX, sprint.fromY, sprint.playClass, sprint.period);
            copy.toIndex = sprint.toIndex;
            copy.micrometres = sprint.micrometres;
            copy.topMicrometres = sprint.topMicrometres;
            copy.toX = sprint.toX;
            sprints.add(copy);
        }
    });
    private int x;
    private int index;

    private PathStepsTest walk(final int count, final int length) {
        if (index == 0) {
            steps.onPosition(0, 0, 0, 0, 0);
        }
        for (int i = 0; i < count; i++) {
            x += length;
            steps.onPosition(++index, x, 0, x, 0);
        }
        return this;
    }

    private void end() {
        steps.onEnd();
        assertThat(keys).hasSize(index);
        assertThat(lengths.stream().mapToLong(Integer::longValue).sum()).isEqualTo(1_000L * x);
    }

    private long inBand(final int band) {
        return keys.stream().filter(key -> StepKey.band(key) == band).count();
    }

    @Test
    void shouldCountAnExcursionInTheBandAroundItWhenItIsShorterThanTheMinimum() {
        // 12 steps are 480 ms.
        walk(50, TROT).walk(12, FAST).walk(50, TROT).end();

        assertThat(inBand(1)).isEqualTo(112);
        assertThat(keys).noneMatch(StepKey::highSpeed);
    }

    @Test
    void shouldCountAnExcursionInItsBandWhenItLastsTheMinimum() {
        // 13 steps are 520 ms; 21.6 km/h is over 19.8.
        walk(50, TROT).walk(13, FAST).walk(50, TROT).end();

        assertThat(inBand(1)).isEqualTo(100);
        assertThat(inBand(3)).isEqualTo(13);
        assertThat(keys.stream().filter(StepKey::highSpeed)).hasSize(13);
        assertThat(sprints).isEmpty();
    }

    @Test
    void shouldCountAShortBurstInTheFastestBandThatLasted() {
        // 8 fast, 10 sprinting, 8 fast: 26 steps over 20 km/h, only 10 over 25.
        walk(20, TROT)
                .walk(8, FAST)
                .walk(10, SPRINT)
                .walk(8, FAST)
                .walk(20, TROT)
                .end();

        assertThat(inBand(3)).isEqualTo(26);
        assertThat(inBand(4)).isZero();
        assertThat(sprints).isEmpty();
    }

    @Test
    void shouldCountEveryBandOnTheWayUp() {
        walk(20, TROT).walk(20, FAST).walk(25, SPRINT).walk(20, TROT).end();

        assertThat(inBand(1)).isEqualTo(40);
        assertThat(inBand(3)).isEqualTo(20);
        assertThat(inBand(4)).isEqualTo(25);
        assertThat(keys.stream().filter(StepKey::highSpeed)).hasSize(45);
        assertThat(keys.stream().filter(StepKey::sprint)).hasSize(25);
        assertThat(sprints).singleElement().satisfies(sprint -> {
            // From 40 steps of 100 and 240 mm on, that is 2 m and 4.8 m.
            assertThat(sprint.fromIndex).isEqualTo(40);
            assertThat(sprint.fromX).isEqualTo(6_800);
            assertThat(sprint.toIndex).isEqualTo(65);
            assertThat(sprint.toX).isEqualTo(6_800 + 25 * 290);
            assertThat(sprint.micrometres).isEqualTo(25 * 290_000L);
            assertThat(sprint.topSpeed()).isEqualTo(7_250);
        });
    }

    @Test
    void shouldCountTwoSprintsWhenTheSpeedDropsBetween() {
        walk(13, SPRINT).walk(1, FAST).walk(13, SPRINT).end();

        assertThat(sprints).hasSize(2);
        assertThat(inBand(4)).isEqualTo(26);
        assertThat(inBand(3)).isEqualTo(1);
    }

    @Test
    void shouldCountASprintThatThePathCutsOffOnlyWhenItLasted() {
        walk(12, SPRINT);
        steps.onEnd();

        assertThat(sprints).isEmpty();
        // Nothing is around it: the path is all there is, and no speed lasted.
        assertThat(inBand(0)).isEqualTo(12);
    }

    @Test
    void shouldCountAStepAsWhatIsInForceAtItsStart() {
        times.playClass(Long.MIN_VALUE / 2, PlayClass.HOME);
        times.playClass(10 * 40_000L + 1, PlayClass.AWAY);
        times.period(0, 1);
        times.period(20 * 40_000L, 2);
        walk(30, TROT).end();

        // Step 10 starts at 400 ms, one microsecond before the change.
        assertThat(keys.stream().filter(key -> StepKey.playClass(key) == PlayClass.HOME))
                .hasSize(11);
        assertThat(keys.stream().filter(key -> StepKey.playClass(key) == PlayClass.AWAY))
                .hasSize(19);
        assertThat(keys.stream().filter(key -> StepKey.period(key) == 1)).hasSize(20);
        assertThat(keys.stream().filter(key -> StepKey.period(key) == 2)).hasSize(10);
    }
}
