package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.Quality;
import org.junit.jupiter.api.Test;

/** The lines of a 100 x 60 m pitch: the ball's centre is wholly out from 30.11 m across on. */
class BallInPlayTest {
    private final ObjectStates live = new ObjectStates();
    private BallInPlay ball = new BallInPlay(Scene.PITCH);
    private long nowUs = 1;

    private InPlay at(final int x, final int y, final int speed, final int frames) {
        for (int i = 0; i < frames; i++) {
            nowUs += 40_000;
            live.begin(nowUs);
            // A live ball is never twice in the same place: a millimetre of noise.
            live.place(0, x + i % 2, y, 0);
            live.velocity(0, speed, 0, 0);
            live.trust(0, Quality.LIVE, 50, 0);
            ball.onBall(live);
        }
        return ball.derived();
    }

    @Test
    void shouldKnowNothingBeforeTheBallWasSeen() {
        assertThat(ball.derived()).isEqualTo(InPlay.UNKNOWN);
        ball.onNoBall(10_000_000);
        assertThat(ball.derived()).isEqualTo(InPlay.UNKNOWN);
    }

    @Test
    void shouldBeOutOnceTheWholeOfTheBallHasCrossed() {
        assertThat(at(0, 30_000, 0, 5)).as("on the line").isEqualTo(InPlay.YES);
        assertThat(at(0, 30_110, 0, 5)).as("touching it from outside").isEqualTo(InPlay.YES);
        assertThat(at(0, 30_111, 0, 2)).isEqualTo(InPlay.NO);
        assertThat(ball.crossedY()).isEqualTo(30_111);
    }

    @Test
    void shouldNotBelieveASingleFrame() {
        at(0, 0, 0, 5);

        assertThat(at(60_000, 0, 0, 1)).isEqualTo(InPlay.YES);
        assertThat(at(0, 0, 0, 1)).isEqualTo(InPlay.YES);
        assertThat(at(60_000, 0, 0, 1)).isEqualTo(InPlay.YES);
    }

    @Test
    void shouldBeInAgainWhenThrownNotWhenCarried() {
        at(0, 31_000, 0, 2);
        assertThat(at(0, 29_000, 2_000, 50)).as("carried at 2 m/s").isEqualTo(InPlay.NO);
        assertThat(at(0, 29_950, 9_000, 10)).as("still over the line in part").isEqualTo(InPlay.NO);

        assertThat(at(0, 29_000, 9_000, 5)).as("0.16 s").isEqualTo(InPlay.NO);
        assertThat(at(0, 29_000, 9_000, 1)).as("0.2 s").isEqualTo(InPlay.YES);
    }

    @Test
    void shouldKnowNothingOfABallThatIsFrozenOrLostForFiveSeconds() {
        for (int i = 0; i <= 125; i++) {
            assertThat(at(0, 0, 0, 1)).as("frame %d", i).isEqualTo(i < 125 ? InPlay.YES : InPlay.UNKNOWN);
        }
        assertThat(at(5_000, 0, 0, 1)).isEqualTo(InPlay.YES);

        ball.onNoBall(nowUs + 4_999_999);
        assertThat(ball.derived()).isEqualTo(InPlay.YES);
        ball.onNoBall(nowUs + 5_000_000);
        assertThat(ball.derived()).isEqualTo(InPlay.UNKNOWN);
    }

    @Test
    void shouldGoOnTheSameOnceRestored() {
        at(0, 31_000, 0, 2);
        at(0, 29_000, 9_000, 5);
        final StateWriter out = new StateWriter();
        ball.save(out);
        ball = new BallInPlay(Scene.PITCH);
        ball.load(new StateReader(out.toBytes()));

        assertThat(at(0, 29_000, 9_000, 1)).as("0.2 s").isEqualTo(InPlay.YES);
    }
}
