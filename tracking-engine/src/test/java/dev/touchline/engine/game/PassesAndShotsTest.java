package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.game.Scene.Told;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEvent.Kind;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes, shots and offsides of staged play. A ball rolls at 15 m/s, 0.6 m a frame at 25 Hz. */
class PassesAndShotsTest {
    private static final double SPEED = 15;

    private final Scene scene = Scene.running();

    private Told only(final Kind kind) {
        assertThat(scene.told(kind)).hasSize(1);
        return scene.told(kind).get(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {40_000, 33_333, 20_000, 16_667, 1_000})
    void shouldTellACompletedPassAtAnyRate(final long stepUs) {
        scene.stepUs = stepUs;
        scene.put(2, 0, 0).put(3, 12, 9).put(21, 48, 0).ballAt(0.5, 0);

        scene.rest(1).roll(12, 9, SPEED).rest(1);

        final Told pass = only(Kind.PASS);
        assertThat(pass.side()).isEqualTo(Side.HOME);
        assertThat(pass.player()).isEqualTo(2);
        assertThat(pass.other()).isEqualTo(3);
        assertThat(pass.completed()).isTrue();
        assertThat((double) pass.value()).as("from (0.5, 0) to (12, 9), mm").isCloseTo(14_603, within(700.0));
        assertThat((double) pass.afterUs()).as("the ball lay for a second").isCloseTo(1e6, within(45_000.0));
        assertThat((double) pass.durationUs()).as("14.6 m at 15 m/s").isCloseTo(973_500, within(60_000.0));
        assertThat(scene.game.possessingPlayer()).isEqualTo(3);
        assertThat(scene.game.possessingSide()).isEqualTo(Side.HOME);
        assertThat(scene.game.reading().home().passes()).isEqualTo(1);
        assertThat(scene.game.reading().home().passesCompleted()).isEqualTo(1);
    }

    @Test
    void shouldTellAPassThatAnOpponentWins() {
        scene.put(2, 0, 0).put(24, 15, 0).ballAt(0, 0);

        scene.rest(1).roll(15, 0, SPEED).rest(1);

        final Told pass = only(Kind.PASS);
        assertThat(pass.completed()).isFalse();
        assertThat(pass.other()).isEqualTo(24);
        assertThat(scene.told(Kind.POSSESSION)).extracting(Told::side).containsExactly(Side.HOME, Side.AWAY);
        assertThat(scene.game.reading().home().passesCompleted()).isZero();
        assertThat(scene.game.reading().away().passes()).isZero();
    }

    @Test
    void shouldCallNoPassWhatIsShorterThanADuel() {
        scene.put(2, 0, 0).put(24, 1.8, 0).ballAt(0, 0);

        scene.rest(1).roll(1.8, 0, 9).rest(1);

        assertThat(scene.game.possessingPlayer()).isEqualTo(24);
        assertThat(scene.told(Kind.PASS)).isEmpty();
    }

    @Test
    void shouldCountAPassAcrossTheLineAsLost() {
        scene.put(2, 0, 15).ballAt(0, 15);

        scene.rest(1).roll(0, 31.5, SPEED);
        scene.state(InPlay.NO, Side.NONE).rest(1);

        final Told pass = only(Kind.PASS);
        assertThat(pass.completed()).isFalse();
        assertThat(pass.other()).isEqualTo(MatchEvent.NO_OBJECT);
        assertThat(scene.game.possessingPlayer()).isEqualTo(MatchEvent.NO_OBJECT);
        assertThat(scene.game.possessingSide()).isEqualTo(Side.NONE);
    }

    @Test
    void shouldCallNoPassWhatAWhistleStops() {
        scene.put(2, 0, 0).ballAt(0, 0);

        scene.rest(1).roll(12, 0, SPEED);
        scene.state(InPlay.NO, Side.NONE).rest(1);

        assertThat(scene.told(Kind.PASS)).isEmpty();
        assertThat(only(Kind.OUT).value()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheKickJustBeforePlayGoesOnForTheRestart() {
        scene.state(InPlay.NO, Side.NONE).put(2, 0, 0).put(3, 15, 0).ballAt(0, 0);

        scene.rest(1).roll(9, 0, SPEED);
        scene.state(InPlay.YES, Side.NONE).roll(15, 0, SPEED).rest(1);

        assertThat(only(Kind.PASS).player()).as("kicked 0.6 s before the flag").isEqualTo(2);
    }

    @Test
    void shouldTellAShotThatReachesTheGoalWithinOneAndAHalfSeconds() {
        scene.put(2, 30, 0).put(21, 49, 3).put(22, 40, 20).ballAt(30, 0);

        scene.rest(1).roll(42, 1.2, 20);

        final Told shot = only(Kind.SHOT);
        assertThat(shot.player()).isEqualTo(2);
        assertThat(shot.side()).isEqualTo(Side.HOME);
        assertThat((double) shot.value()).as("20 m/s").isCloseTo(20_000, within(200.0));
        assertThat(shot.toX()).isCloseTo(50_000, within(1));
        assertThat((double) shot.toY()).as("20 m on, a tenth aside").isCloseTo(2_000, within(50.0));
        assertThat(scene.game.reading().home().shots()).isEqualTo(1);
    }

    @Test
    void shouldCallNoShotWhatIsTooSlowTooWideOrAtTheOwnGoal() {
        scene.put(2, 30, 0).put(21, 49, 3).put(22, -30, 0).ballAt(30, 0);
        scene.rest(1).roll(42, 0, 12).rest(0.5);
        assertThat(scene.told(Kind.SHOT)).as("20 m at 12 m/s: 1.67 s").isEmpty();

        scene.ballAt(30, 0).rest(1).roll(42, 6, 20).rest(0.5);
        assertThat(scene.told(Kind.SHOT))
                .as("10 m beside the middle of the goal")
                .isEmpty();

        scene.put(2, -30, 0).remove(22).ballAt(-30, 0).rest(1).roll(-42, 0, 20);
        assertThat(scene.told(Kind.SHOT)).as("a back pass").isEmpty();
    }

    @Test
    void shouldTellOffsideOnceThePassIsReceived() {
        // The second-last opponent is at 20, the goalkeeper behind him: 23 is 3 m beyond when the ball is played.
        scene.put(2, 0, 0)
                .put(3, 8, 8)
                .put(4, 23, 0)
                .put(21, 48, 0)
                .put(22, 20, -20)
                .ballAt(0, 0);

        scene.rest(1).roll(8, 8, SPEED).rest(0.5).roll(23, 0, SPEED).rest(1);

        final Told offside = only(Kind.OFFSIDE);
        assertThat(offside.player()).isEqualTo(3);
        assertThat(offside.other()).isEqualTo(4);
        assertThat(offside.value()).as("23 - 20 m").isEqualTo(3_000);
    }

    @Test
    void shouldTellNoOffsideWithinTheMarginNorFromARestartNorInTheOwnHalf() {
        scene.put(2, 0, 0)
                .put(3, 8, 8)
                .put(4, 20.4, 0)
                .put(21, 48, 0)
                .put(22, 20, -20)
                .ballAt(0, 0);
        scene.rest(1).roll(8, 8, SPEED).rest(0.5).roll(20.4, 0, SPEED).rest(1);
        assertThat(scene.told(Kind.PASS)).hasSize(2);
        assertThat(scene.told(Kind.OFFSIDE)).as("0.4 m beyond").isEmpty();

        scene.put(4, 30, 0).state(InPlay.NO, Side.NONE).ballAt(8, 8).rest(1);
        scene.state(InPlay.YES, Side.NONE).rest(0.5).roll(30, 0, SPEED).rest(1);
        assertThat(scene.told(Kind.PASS)).hasSize(3);
        assertThat(scene.told(Kind.OFFSIDE))
                .as("10 m beyond, from a throw-in for all that is known")
                .isEmpty();
    }

    @Test
    void shouldTellNoOffsideInTheOwnHalf() {
        scene.put(2, -40, 0)
                .put(3, -30, 8)
                .put(4, -10, 0)
                .put(21, -20, 20)
                .put(22, -20, -20)
                .ballAt(-40, 0);

        scene.rest(1).roll(-30, 8, SPEED).rest(0.5).roll(-10, 0, SPEED).rest(1);

        assertThat(scene.told(Kind.PASS)).hasSize(2);
        assertThat(scene.told(Kind.OFFSIDE)).isEmpty();
    }

    @Test
    void shouldFollowThePlayerWhenNeitherTeamIsKnown() {
        scene.teams = Teams.UNKNOWN;
        scene.put(2, 0, 0).put(3, 15, 0).ballAt(0, 0);

        scene.rest(1).roll(15, 0, SPEED).rest(1);

        assertThat(scene.game.possessingPlayer()).isEqualTo(3);
        assertThat(scene.game.possessingSide()).isEqualTo(Side.NONE);
        assertThat(scene.told(Kind.PASS)).isEmpty();
        assertThat(scene.told(Kind.POSSESSION)).isEmpty();
    }

    @Test
    void shouldGoOnWithTheSameBallForTwoPlayersWhoWereEachOther() {
        scene.put(2, 0, 0).put(3, 15, 0).ballAt(0, 0);
        scene.rest(1).roll(6, 0, SPEED);

        scene.game.onIdentityChanged(2, 5);
        assertThat(scene.game.possessingPlayer()).isEqualTo(5);
        scene.roll(15, 0, SPEED).rest(1);

        assertThat(only(Kind.PASS).player()).isEqualTo(5);
    }
}
