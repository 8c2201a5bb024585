package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PossessionQueryTest {
    private static final long HIT = 55_000_000;
    private static final long S = 1_000_000_000_000L;
    private TestGame game = new TestGame();

    @BeforeEach
    void stand() {
        standAt(0);
    }

    /** A's player at x = 20 m, B's at x = 30 m; shoes are heard of just before the ball. */
    private void standAt(final long ms) {
        game.shoes(TestGame.PLAYER_A, ms, 20_000, 0, 0);
        game.shoes(TestGame.PLAYER_B, ms, 30_000, 0, 0);
    }

    private void ballNear(final long ms, final int x, final long acceleration) {
        standAt(ms);
        game.ball(ms, x, 0, acceleration);
    }

    /** One rise of the acceleration. */
    private void hit(final long ms, final int x) {
        ballNear(ms, x, HIT);
        ballNear(ms + 1, x, 0);
    }

    @Test
    void shouldCountFromFirstToLastContact() {
        hit(1_000, 20_500);
        hit(2_000, 20_500);
        hit(4_500, 20_500);

        assertThat(game.results.possession)
                .containsExactly(
                        new RecordingResults.Possession(TestGame.ps(1_000), TestGame.PLAYER_A, 0, 1),
                        new RecordingResults.Possession(TestGame.ps(2_000), TestGame.PLAYER_A, S, 2),
                        new RecordingResults.Possession(TestGame.ps(4_500), TestGame.PLAYER_A, 7 * S / 2, 3));
    }

    @Test
    void shouldShareBetweenTeams() {
        hit(1_000, 20_500);
        hit(4_000, 20_500);
        hit(5_000, 29_500);
        hit(6_000, 29_500);
        game.tickTo(6_020);

        assertThat(game.results.teamPossession)
                .contains(
                        new RecordingResults.TeamPossession(TestGame.ps(6_020), 0, DebsWindow.GAME, 3 * S, 4 * S),
                        new RecordingResults.TeamPossession(TestGame.ps(6_020), 1, DebsWindow.GAME, S, 4 * S));
    }

    @Test
    void shouldTakeOneRiseForOneHit() {
        ballNear(1_000, 20_500, HIT);
        ballNear(1_001, 20_500, 9 * HIT);
        ballNear(1_002, 20_500, HIT);

        assertThat(game.engine.possession().hits(TestGame.PLAYER_A)).isEqualTo(1);
    }

    @Test
    void shouldNeedAccelerationAndNearness() {
        ballNear(1_000, 20_500, HIT - 1);
        ballNear(2_000, 20_000 + 994, HIT);
        ballNear(2_001, 20_000, 0);
        ballNear(3_000, 20_000 + 995, HIT);

        // The ball is 110 mm up: sqrt(994^2 + 110^2) = 1,000.07 mm.
        assertThat(game.results.possession).isEmpty();
        ballNear(3_001, 20_000 + 993, HIT);
        assertThat(game.results.possession)
                .as("sqrt(993^2 + 110^2) = 999.07 mm")
                .hasSize(1);
    }

    @Test
    void shouldTakeAKeepersGloves() {
        game.event(12, TestGame.ps(1_000), 5_000, -30_000, 1_800, 0, 0, 0, 0);
        game.event(TestGame.BALL, TestGame.ps(1_001), 5_000, -30_500, 1_900, HIT, 0, 0, 0);

        assertThat(game.engine.possession().hits(TestGame.KEEPER_A)).isEqualTo(1);
    }

    @Test
    void shouldEndWhenTheBallLeavesTheField() {
        hit(1_000, 20_500);
        game.ball(1_500, -1, 0, 0);
        hit(2_000, 20_500);

        assertThat(game.engine.possession().playerPossessionPs(TestGame.PLAYER_A))
                .isZero();
        assertThat(game.engine.possession().hits(TestGame.PLAYER_A)).isEqualTo(2);
    }

    @Test
    void shouldLeaveInterruptionsOut() {
        game = new TestGame("00:00:02.000", "00:00:05.000");
        hit(1_000, 20_500);
        hit(1_500, 20_500);
        hit(3_000, 20_500);
        hit(5_000, 20_500);
        hit(5_500, 20_500);

        assertThat(game.engine.possession().hits(TestGame.PLAYER_A)).isEqualTo(4);
        assertThat(game.engine.possession().playerPossessionPs(TestGame.PLAYER_A))
                .as("1.0 to 1.5 s and 5.0 to 5.5 s")
                .isEqualTo(S);
    }

    @Test
    void shouldEndWithTheHalf() {
        hit(99_000, 20_500);
        hit(TestGame.SECOND_HALF_MS + 1_000, 20_500);

        assertThat(game.engine.possession().playerPossessionPs(TestGame.PLAYER_A))
                .isZero();
    }

    @Test
    void shouldIgnoreTheSpareBallUntilTheOtherIsOut() {
        hit(1_000, 20_500);
        standAt(1_100);
        game.event(TestGame.SPARE_BALL, TestGame.ps(1_100), 20_500, 0, 110, HIT, 0, 0, 0);
        assertThat(game.engine.possession().hits(TestGame.PLAYER_A)).isEqualTo(1);

        game.ball(1_200, -1, 0, 0);
        standAt(1_300);
        game.event(TestGame.SPARE_BALL, TestGame.ps(1_300), 20_500, 0, 110, HIT, 0, 0, 0);
        assertThat(game.engine.possession().hits(TestGame.PLAYER_A)).isEqualTo(2);
    }
}
