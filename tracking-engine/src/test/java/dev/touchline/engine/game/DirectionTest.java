package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.game.Scene.Told;
import dev.touchline.engine.state.MatchEvent.Kind;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import org.junit.jupiter.api.Test;

class DirectionTest {
    private final Scene scene = new Scene();

    private void state(final int period, final int homeAttacks) {
        scene.stated.clock(period, true, 0, homeAttacks, InPlay.YES, Side.NONE);
    }

    @Test
    void shouldDeriveFromTheGoalkeepersAfterTwoSeconds() {
        state(1, 0);
        scene.put(1, 45, 0).put(21, -45, 0);

        scene.rest(1.9);
        assertThat(scene.game.homeAttacks()).isZero();
        scene.rest(0.3);

        assertThat(scene.game.homeAttacks()).as("home's goalkeeper is at +45").isEqualTo(-1);
        assertThat(scene.game.reading().directionStated()).isFalse();
        assertThat(scene.game.playClass()).isEqualTo(PlayClass.NOBODY + PlayClass.HOME_ATTACKS_MINUS_X);
    }

    @Test
    void shouldDeriveFromOneGoalkeeperWhenTheOtherIsSentOff() {
        state(1, 0);
        scene.put(21, -45, 0).rest(3);

        assertThat(scene.game.homeAttacks()).isEqualTo(-1);
    }

    @Test
    void shouldDeriveFromTheOutermostPlayersWhenNoneIsNamed() {
        state(1, 0);
        scene.teams = new Teams(Scene.TEAMS.home(), Scene.TEAMS.away());
        scene.put(1, -45, 0).put(2, 20, 0).put(21, 45, 0).put(22, -20, 0).rest(3);
        assertThat(scene.game.homeAttacks()).isEqualTo(1);
        assertThat(scene.game.reading().home().keeper()).isEqualTo(1);
        assertThat(scene.game.reading().away().keeper()).isEqualTo(21);
    }

    @Test
    void shouldDeriveNothingFromOneTeamOrFromNobody() {
        state(1, 0);
        scene.rest(3);
        assertThat(scene.game.homeAttacks()).isZero();

        scene.teams = new Teams(Scene.TEAMS.home(), 0);
        scene.put(2, -45, 0).put(3, 45, 0).rest(3);

        assertThat(scene.game.homeAttacks()).isZero();
    }

    @Test
    void shouldTellOnceWhenTheGoalkeepersContradictWhatIsStatedAndChangeNothing() {
        state(1, -1);
        scene.put(1, -45, 0).put(21, 45, 0);

        scene.rest(4.9);
        assertThat(scene.told(Kind.DIRECTION)).isEmpty();
        scene.rest(20);

        assertThat(scene.told(Kind.DIRECTION)).hasSize(1);
        assertThat(scene.told(Kind.DIRECTION).get(0).value()).isEqualTo(-1);
        assertThat(scene.game.homeAttacks()).isEqualTo(-1);
        assertThat(scene.game.reading().directionContradicted()).isTrue();
    }

    @Test
    void shouldTakeChangedEndsAsStatedWithoutAnAlert() {
        state(1, 1);
        scene.put(1, -45, 0).put(21, 45, 0).rest(10);

        state(2, -1);
        scene.put(1, 45, 0).put(21, -45, 0).rest(10);

        assertThat(scene.game.homeAttacks()).isEqualTo(-1);
        assertThat(scene.told(Kind.DIRECTION)).isEmpty();
        assertThat(scene.game.reading().home().withKeeper().defensiveLineX()).isEqualTo(45);
    }

    @Test
    void shouldDeriveAnewInEveryPeriodAndKeepItThroughABreakOfTheSame() {
        state(3, 0);
        scene.put(1, -45, 0).put(21, 45, 0).rest(10);
        state(0, 0);
        scene.rest(1);
        state(3, 0);
        scene.rest(1);
        assertThat(scene.game.homeAttacks()).as("the same period goes on").isEqualTo(1);

        state(4, 0);
        scene.put(1, 45, 0).put(21, -45, 0);
        scene.rest(1);
        assertThat(scene.game.homeAttacks()).as("extra time, ends changed").isZero();
        scene.rest(2);

        assertThat(scene.game.homeAttacks()).isEqualTo(-1);
        assertThat(scene.told(Kind.PERIOD)).extracting(Told::value).containsExactly(3L, 0L, 3L, 4L);
    }

    @Test
    void shouldNotLookAtGoalkeepersInABreak() {
        state(1, 1);
        scene.put(1, -45, 0).put(21, 45, 0).rest(10);

        state(0, 1);
        scene.put(1, 45, 0).put(21, -45, 0).rest(120);
        assertThat(scene.told(Kind.DIRECTION)).as("warming up at the other end").isEmpty();
        state(1, 1);
        scene.rest(1);

        assertThat(scene.told(Kind.DIRECTION)).isEmpty();
    }
}
