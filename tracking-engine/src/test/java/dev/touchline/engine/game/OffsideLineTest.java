package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.protocol.overlay.Quality;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Law 11 on a 100 m pitch. The defenders are objects 21 to 23; the attack goes towards +x unless it is said. */
class OffsideLineTest {
    private static final long DEFENDERS = 0b111L << 21;

    private final ObjectStates live = new ObjectStates();
    private final BallSamples samples = new BallSamples();

    private int depth(final int ball, final int attack, final BodyPoints body, final int... defenders) {
        live.begin(1);
        live.place(0, ball * 1000, 0, 0);
        live.trust(0, Quality.LIVE, 50, 0);
        long playing = 0;
        for (int i = 0; i < defenders.length; i++) {
            live.place(21 + i, defenders[i] * 1000, 0, 0);
            playing |= 1L << (21 + i);
        }
        samples.take(live, playing, body);
        return OffsideLine.depth(samples, samples.slot(0), DEFENDERS, attack, Scene.PITCH);
    }

    @Test
    void shouldBeTheSecondLastOpponent() {
        assertThat(depth(0, 1, BodyPoints.NONE, 48, 30, 20)).isEqualTo(30_000);
        assertThat(depth(0, 1, BodyPoints.NONE, 25, 30, 20))
                .as("the goalkeeper came out")
                .isEqualTo(25_000);
        assertThat(depth(0, 1, BodyPoints.NONE, 30, 30, 20)).as("two level").isEqualTo(30_000);
    }

    @Test
    void shouldBeTheBallWhenItIsNearerTheGoalLine() {
        assertThat(depth(40, 1, BodyPoints.NONE, 48, 30, 20)).isEqualTo(40_000);
    }

    @Test
    void shouldBeTheHalfwayLineWhenTheOpponentsStandInTheOtherHalf() {
        assertThat(depth(-20, 1, BodyPoints.NONE, 48, -10, -20)).isZero();
    }

    @Test
    void shouldTurnRoundWithTheAttack() {
        assertThat(depth(0, -1, BodyPoints.NONE, -48, -30, 20)).isEqualTo(30_000);
        assertThat(depth(-44, -1, BodyPoints.NONE, -48, -30, 20)).isEqualTo(44_000);
    }

    @Test
    void shouldTakeAnOpponentBehindHisGoalLineAsOnIt() {
        assertThat(depth(0, 1, BodyPoints.NONE, 52, 53, 20)).isEqualTo(50_000);
    }

    @Test
    void shouldBeUnknownWithFewerThanTwoOpponentsOrWithoutADirection() {
        assertThat(depth(0, 1, BodyPoints.NONE, 48)).isEqualTo(OffsideLine.UNKNOWN);
        assertThat(depth(0, 1, BodyPoints.NONE)).isEqualTo(OffsideLine.UNKNOWN);
        assertThat(depth(0, 0, BodyPoints.NONE, 48, 30)).isEqualTo(OffsideLine.UNKNOWN);
    }

    @Test
    void shouldCountFeetAndHeadButNoHands() {
        final Map<Integer, Double> points = Map.of(1, 30.2, 13, 31.5, 25, 30.6, 7, 29.9);
        final BodyPoints body = new BodyPoints() {
            @Override
            public boolean present(final int objectId, final int pointId) {
                return objectId == 22 && points.containsKey(pointId);
            }

            @Override
            public double xMetres(final int objectId, final int pointId) {
                return points.get(pointId);
            }
        };

        assertThat(depth(0, 1, body, 48, 30, 20))
                .as("the toe at 30.6, not the hand at 31.5")
                .isEqualTo(30_600);
        assertThat(samples.reach(samples.slot(0), 22, -1))
                .as("the shoulder, the other way")
                .isEqualTo(-29_900);
    }

    @Test
    void shouldNameTheArms() {
        assertThat(BodyPoints.counts(8)).as("shoulder").isTrue();
        assertThat(BodyPoints.counts(9)).as("elbow").isFalse();
        assertThat(BodyPoints.counts(14)).as("hand").isFalse();
        assertThat(BodyPoints.counts(15)).as("hip").isTrue();
        assertThat(BodyPoints.counts(0)).as("the ground point").isFalse();
    }
}
