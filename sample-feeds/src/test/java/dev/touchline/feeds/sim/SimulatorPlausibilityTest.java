package dev.touchline.feeds.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.ObjectIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no body and no ball does, looked for in whole halves; needs no recording. */
@Timeout(120)
class SimulatorPlausibilityTest {
    private static final int FRAMES = 50 * 60 * 25;
    private static final double FRAME_SECONDS = 0.04;
    private static final double HALF_LENGTH = 52.5;
    private static final double HALF_WIDTH = 34;

    private final FeedFrame frame = new FeedFrame();
    private final double[][] x = new double[3][ObjectIds.COUNT];
    private final double[][] y = new double[3][ObjectIds.COUNT];
    private final int[] together = new int[ObjectIds.COUNT * ObjectIds.COUNT];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void shouldKeepWithinWhatBodiesDoWhenAHalfIsPlayed(final long seed) {
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(seed));
        double fastest = 0;
        double hardest = 0;
        double furthestOut = 0;
        int longestTogether = 0;
        for (int i = 0; i < FRAMES; i++) {
            pull(match);
            for (final int id : players()) {
                fastest = Math.max(fastest, i < 1 ? 0 : speed(id, 0));
                hardest = Math.max(hardest, i < 2 ? 0 : acceleration(id));
                final double out = Math.max(Math.abs(x[0][id]) - HALF_LENGTH, Math.abs(y[0][id]) - HALF_WIDTH);
                furthestOut = Math.max(furthestOut, out);
            }
            longestTogether = Math.max(longestTogether, together());
        }

        assertThat(fastest).isBetween(7.5, 10.5);
        assertThat(hardest).isBetween(4.0, 10.0);
        assertThat(furthestOut).isLessThan(4);
        // two players nearer than 0.35 m for longer than 2 s sit on each other
        assertThat(longestTogether).isLessThan(2 * 25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void shouldMoveTheBallAsFeetCanWhenAHalfIsPlayed(final long seed) {
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(seed));
        double fastest = 0;
        double highest = 0;
        for (int i = 0; i < FRAMES; i++) {
            pull(match);
            fastest = Math.max(fastest, i < 1 ? 0 : speed(ObjectIds.BALL, 0));
            highest = Math.max(highest, frame.zMillimetres(ObjectIds.BALL));
            assertThat(frame.zMillimetres(ObjectIds.BALL)).isNotNegative();
            if (frame.ballInPlay()) {
                assertThat(Math.abs(x[0][ObjectIds.BALL])).isLessThan(HALF_LENGTH + 1.5);
                assertThat(Math.abs(y[0][ObjectIds.BALL])).isLessThan(HALF_WIDTH + 1.5);
            }
        }

        assertThat(fastest).isBetween(20.0, 45.0);
        assertThat(highest).isBetween(8_000.0, 40_000.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026})
    void shouldKeepShapeWhenAHalfIsPlayed(final long seed) {
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(seed));
        int inPlay = 0;
        int crowded = 0;
        int bunched = 0;
        for (int i = 0; i < FRAMES; i++) {
            pull(match);
            if (frame.period() != 1) {
                continue;
            }
            assertThat(x[0][ObjectIds.FIRST_HOME]).isLessThan(-10);
            assertThat(x[0][ObjectIds.FIRST_AWAY]).isGreaterThan(10);
            if (frame.ballInPlay() && Math.abs(x[0][0]) < 30) {
                inPlay++;
                crowded += nearBall() > 6 ? 1 : 0;
                bunched += spread(ObjectIds.FIRST_HOME) < 8.5 || spread(ObjectIds.FIRST_AWAY) < 8.5 ? 1 : 0;
            }
        }

        // more than six players within five metres of the ball is a scrum
        assertThat((double) crowded / inPlay).isLessThan(0.02);
        // 8.5 m is the least spread of a team in the four minutes of the recorded match
        assertThat((double) bunched / inPlay).isLessThan(0.005);
    }

    private void pull(final SimulatedMatch match) {
        match.next(frame);
        final double[] oldestX = x[2];
        final double[] oldestY = y[2];
        x[2] = x[1];
        y[2] = y[1];
        x[1] = x[0];
        y[1] = y[0];
        x[0] = oldestX;
        y[0] = oldestY;
        for (int id = 0; id < ObjectIds.COUNT; id++) {
            x[0][id] = frame.xMillimetres(id) / 1_000.0;
            y[0][id] = frame.yMillimetres(id) / 1_000.0;
        }
    }

    private double speed(final int id, final int age) {
        return Math.hypot(x[age][id] - x[age + 1][id], y[age][id] - y[age + 1][id]) / FRAME_SECONDS;
    }

    private double acceleration(final int id) {
        final double ax = (x[0][id] - 2 * x[1][id] + x[2][id]) / FRAME_SECONDS / FRAME_SECONDS;
        final double ay = (y[0][id] - 2 * y[1][id] + y[2][id]) / FRAME_SECONDS / FRAME_SECONDS;
        return Math.hypot(ax, ay);
    }

    private int together() {
        int most = 0;
        final List<Integer> players = players();
        for (final int a : players) {
            for (final int b : players) {
                final boolean near = a < b && Math.hypot(x[0][a] - x[0][b], y[0][a] - y[0][b]) < 0.35;
                final int pair = a * ObjectIds.COUNT + b;
                together[pair] = near ? together[pair] + 1 : 0;
                most = Math.max(most, together[pair]);
            }
        }
        return most;
    }

    private int nearBall() {
        int near = 0;
        for (final int id : players()) {
            near += Math.hypot(x[0][id] - x[0][0], y[0][id] - y[0][0]) < 5 ? 1 : 0;
        }
        return near;
    }

    /** Mean distance of a team's outfield players to their centre. */
    private double spread(final int first) {
        double cx = 0;
        double cy = 0;
        for (int id = first + 1; id < first + 11; id++) {
            cx += x[0][id] / 10;
            cy += y[0][id] / 10;
        }
        double sum = 0;
        for (int id = first + 1; id < first + 11; id++) {
            sum += Math.hypot(x[0][id] - cx, y[0][id] - cy);
        }
        return sum / 10;
    }

    private static List<Integer> players() {
        return PLAYERS;
    }

    private static final List<Integer> PLAYERS = ids();

    private static List<Integer> ids() {
        final List<Integer> ids = new ArrayList<>();
        for (int slot = 0; slot < Side.PLAYERS; slot++) {
            ids.add(Casting.objectId(0, slot));
            ids.add(Casting.objectId(1, slot));
        }
        return List.copyOf(ids);
    }
}
