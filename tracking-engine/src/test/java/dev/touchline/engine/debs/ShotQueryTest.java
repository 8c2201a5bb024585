package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A's keeper stands at y = -33 m: A attacks the goal at y = 33,941 mm between x = 22,578.5 and 29,898.5 mm. */
class ShotQueryTest {
    private static final long HIT = 100_000_000;
    private TestGame game = new TestGame();

    @BeforeEach
    void stand() {
        standAt(0);
    }

    private void standAt(final long ms) {
        game.shoes(TestGame.KEEPER_A, ms, 26_000, -33_000, 0);
        game.shoes(TestGame.KEEPER_B, ms, 26_000, 33_000, 0);
        game.shoes(TestGame.PLAYER_A, ms, 26_000, 20_000, 0);
    }

    private void ball(final long ms, final int x, final int y, final long acceleration, final int... velocity) {
        game.event(TestGame.BALL, TestGame.ps(ms), x, y, 110, acceleration, velocity);
    }

    @Test
    void shouldBeOnFromTheHitToTheLine() {
        ball(10, 26_000, 20_000, HIT, 0, 20_000, 0);
        ball(20, 26_000, 20_200, 0, 0, 20_000, 0);
        ball(700, 26_000, 33_900, 0, 0, 20_000, 0);
        ball(710, 26_000, 34_100, 0, 0, 20_000, 0);
        ball(720, 26_000, 33_900, 0, 0, 20_000, 0);

        assertThat(game.results.shots)
                .containsExactly(
                        new RecordingResults.Shot(1, TestGame.PLAYER_A, TestGame.ps(10)),
                        new RecordingResults.Shot(1, TestGame.PLAYER_A, TestGame.ps(20)),
                        new RecordingResults.Shot(1, TestGame.PLAYER_A, TestGame.ps(700)));
    }

    /** 13,941 mm to the line take 1.5 s at 9,294 mm/s. */
    @Test
    void shouldReachTheGoalWithinOneAndAHalfSeconds() {
        ball(10, 26_000, 20_000, HIT, 0, 9_293, 0);
        assertThat(game.engine.shots().shots()).isZero();

        ball(20, 26_000, 20_000, 0, 0, 9_295, 0);
        assertThat(game.engine.shots().shots()).isEqualTo(1);
    }

    /** At 20 m/s the line is 697 ms away: 3.8985 m aside are 5,593 mm/s. */
    @Test
    void shouldPassBetweenThePosts() {
        ball(10, 26_000, 20_000, HIT, 5_610, 20_000, 0);
        assertThat(game.engine.shots().shots()).isZero();

        ball(20, 26_000, 20_000, 0, 5_580, 20_000, 0);
        assertThat(game.engine.shots().shots()).isEqualTo(1);
    }

    /** In 697.05 ms a ball falls 2,382.5 mm: from 110 mm to the bar at 2,440 it may rise 4,712.5 mm, at 6,760.6 mm/s. */
    @Test
    void shouldPassBelowTheBar() {
        ball(10, 26_000, 20_000, HIT, 0, 20_000, 6_770);
        assertThat(game.engine.shots().shots()).isZero();

        ball(20, 26_000, 20_000, 0, 0, 20_000, 6_750);
        assertThat(game.engine.shots().shots()).isEqualTo(1);
    }

    @Test
    void shouldEndWhenTheBallIsDeflected() {
        ball(10, 26_000, 20_000, HIT, 0, 20_000, 0);
        ball(20, 26_000, 20_200, 0, 9_000, 20_000, 0);
        ball(30, 26_000, 20_400, 0, 0, 20_000, 0);

        assertThat(game.results.shots).hasSize(1);
    }

    @Test
    void shouldBelongToWhoHitsLast() {
        game.shoes(TestGame.PLAYER_B, 5, 26_000, 22_000, 0);
        ball(10, 26_000, 20_000, HIT, 0, 20_000, 0);
        ball(90, 26_000, 21_600, 0, 0, 20_000, 0);
        ball(100, 26_000, 22_000, HIT, 0, 20_000, 0);
        ball(110, 26_000, 22_200, 0, 0, 20_000, 0);

        assertThat(game.results.shots)
                .as("B does not shoot at its own goal")
                .extracting(RecordingResults.Shot::player)
                .containsOnly(TestGame.PLAYER_A);
        assertThat(game.results.shots).hasSize(2);
    }

    @Test
    void shouldNeedAHit() {
        ball(10, 26_000, 20_000, 0, 0, 20_000, 0);

        assertThat(game.results.shots).isEmpty();
    }

    @Test
    void shouldNotAimForLongerThanAQuarterOfASecond() {
        ball(10, 26_000, 20_000, HIT, 0, 1_000, 0);
        ball(261, 26_000, 20_000, 0, 0, 20_000, 0);

        assertThat(game.results.shots).isEmpty();
    }

    @Test
    void shouldEndWithAnInterruption() {
        game = new TestGame("00:00:00.020", "00:00:00.025");
        standAt(0);
        ball(10, 26_000, 20_000, HIT, 0, 20_000, 0);
        ball(20, 26_000, 20_200, 0, 0, 20_000, 0);
        ball(30, 26_000, 20_400, 0, 0, 20_000, 0);

        assertThat(game.results.shots).hasSize(1);
    }

    @Test
    void shouldTakeEitherGoalWhenTheKeeperIsNotSeen() {
        game = new TestGame();
        game.shoes(TestGame.PLAYER_A, 0, 26_000, -20_000, 0);
        ball(10, 26_000, -20_000, HIT, 0, -20_000, 0);

        assertThat(game.engine.shots().shots()).isEqualTo(1);
    }
}
