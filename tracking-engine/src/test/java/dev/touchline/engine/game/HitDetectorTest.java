package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import org.junit.jupiter.api.Test;

/** What is a hit, seen by whose possession it makes. A ball that changes by 2.2 m/s over the ground was hit. */
class HitDetectorTest {
    private final Scene scene = Scene.running();

    private int possessing() {
        return scene.game.possessingPlayer();
    }

    @Test
    void shouldNeedAPlayerWithinAMetre() {
        scene.put(2, -1.2, 0).ballAt(0, 0).rest(1).roll(15, 0, 15);
        assertThat(possessing()).as("1.2 m off").isEqualTo(MatchEvent.NO_OBJECT);

        scene.put(3, 15, 0.9).rest(1);
        assertThat(possessing()).as("0.9 m off").isEqualTo(3);
    }

    @Test
    void shouldNeedAChangeOfAtLeastTwoPointTwoMetresASecond() {
        scene.put(2, 0, 0).ballAt(0, 0).rest(1).roll(4, 0, 2);
        assertThat(possessing()).as("0 to 2 m/s").isEqualTo(MatchEvent.NO_OBJECT);

        scene.ballAt(0, 0).rest(1).roll(4, 0, 2.5);
        assertThat(possessing()).as("0 to 2.5 m/s").isEqualTo(2);
    }

    @Test
    void shouldTakeTheNearest() {
        scene.put(2, 0, 0.8).put(22, 0, -0.7).ballAt(0, 0).rest(1).roll(15, 0, 15);

        assertThat(possessing()).isEqualTo(22);
    }

    @Test
    void shouldNotReachABallAboveTwoAndAHalfMetres() {
        scene.ballZ = 2.6;
        scene.put(2, 0, 0).ballAt(0, 0).rest(1).roll(15, 0, 15);
        assertThat(possessing()).isEqualTo(MatchEvent.NO_OBJECT);

        scene.ballZ = 2.4;
        scene.ballAt(0, 0).rest(1).roll(15, 0, 15);
        assertThat(possessing()).as("a header").isEqualTo(2);
    }

    @Test
    void shouldTakeAJumpOfTheBallForNone() {
        scene.put(2, 0, 0).put(3, 20, 0).ballAt(0, 0).rest(1);

        scene.ballAt(20, 0).rest(1);

        assertThat(possessing()).as("20 m in a frame: 250 m/s").isEqualTo(MatchEvent.NO_OBJECT);
    }

    @Test
    void shouldSeeNoHitAcrossAGapOfTheBall() {
        scene.put(2, 0, 0).put(3, 6, 0).ballAt(0, 0).rest(1);
        scene.ball = false;
        scene.rest(0.4);
        scene.ball = true;
        scene.ballAt(6, 0).rest(1);

        assertThat(possessing()).isEqualTo(MatchEvent.NO_OBJECT);
    }

    @Test
    void shouldLeavePossessionUndefinedWhileOutOfPlay() {
        scene.put(2, 0, 0).ballAt(0, 0).rest(1).roll(15, 0, 15);
        assertThat(scene.game.possessingSide()).isEqualTo(Side.HOME);

        scene.state(InPlay.NO, Side.NONE).rest(0.2);

        assertThat(possessing()).isEqualTo(MatchEvent.NO_OBJECT);
        assertThat(scene.game.possessingSide()).isEqualTo(Side.NONE);
    }
}
