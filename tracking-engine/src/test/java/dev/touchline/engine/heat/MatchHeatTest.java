package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small cases worked out by hand. On 105 x 68 cell (row, column) of the 1 m grid is row x 105 + column. */
@Timeout(10)
class MatchHeatTest {
    private static final long START_US = 1_750_000_000_000_000L;
    private static final long FRAME_US = 40_000;
    private static final int IN_PLAY = PlayClass.NOBODY;
    /** x = 10.5 m, y = 20.5 m: column 52.5 + 10.5 = 63, row 34 + 20.5 = 54; half a turn: column 41, row 13. */
    private static final int CELL = 54 * 105 + 63;

    private static final int TURNED = 13 * 105 + 41;
    /** x = -10.5 m, y = -20.5 m is the turned cell. */
    private static final Teams TEAMS = new Teams(0b0110, 0b1000);

    private final MatchHeat heat = new MatchHeat(new Pitch(105_000, 68_000));
    private final HeatSum sum = new HeatSum();

    private void stand(final int objectId, final long fromUs, final int frames, final int x, final int y) {
        stand(objectId, fromUs, frames, x, y, IN_PLAY);
    }

    private void stand(
            final int objectId, final long fromUs, final int frames, final int x, final int y, final int playClass) {
        for (int i = 0; i < frames; i++) {
            heat.sample(objectId, START_US + fromUs + i * FRAME_US, x, y, playClass);
        }
    }

    private void read(final HeatScope scope, final int objectId, final HeatWindow window) {
        heat.read(new HeatRequest(scope, objectId, window), TEAMS, sum);
    }

    private void read(final HeatScope scope, final HeatWhen when, final HeatDirection direction, final Teams teams) {
        heat.read(
                new HeatRequest(scope, HeatRequest.NO_OBJECT, HeatWindow.MATCH, HeatGrid.ONE_METRE, when, direction),
                teams,
                sum);
    }

    private long total() {
        long total = sum.outsideUs();
        for (int cell = 0; cell < sum.cells(); cell++) {
            total += sum.dwellUs(cell);
        }
        return total;
    }

    @Test
    void shouldBeEmptyWhenNobodyWasSeen() {
        heat.advanceTo(START_US);

        read(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.MATCH);

        assertThat(sum.columns()).isEqualTo(105);
        assertThat(sum.rows()).isEqualTo(68);
        assertThat(total()).isZero();
    }

    @Test
    void shouldOwnHalfASecondAtMostWhenTheBallIsMissing() {
        stand(0, 0, 1, 10_500, 20_500);
        heat.advanceTo(START_US + 3_000_000);
        stand(0, 4_000_000, 1, 10_500, 20_500);
        heat.advanceTo(START_US + 4_100_000);

        read(HeatScope.BALL, HeatRequest.NO_OBJECT, HeatWindow.MATCH);

        assertThat(sum.dwellUs(CELL)).isEqualTo(500_000 + 100_000);
        assertThat(total()).isEqualTo(600_000);
    }

    @Test
    void shouldHaveEmptyTeamsButPlayersWhenBothTeamsAreUnknown() {
        stand(1, 0, 2, 10_500, 20_500);
        heat.advanceTo(START_US + 2 * FRAME_US);

        read(HeatScope.HOME, HeatWhen.ALL, HeatDirection.ABSOLUTE, Teams.UNKNOWN);
        assertThat(total()).isZero();

        heat.read(new HeatRequest(HeatScope.PLAYER, 1, HeatWindow.MATCH), Teams.UNKNOWN, sum);
        assertThat(sum.dwellUs(CELL)).isEqualTo(2 * FRAME_US);
    }

    @Test
    void shouldAddTheSubstituteToTheTeamAndKeepWhoWentOff() {
        stand(1, 0, 25, 10_500, 20_500);
        stand(2, 60_000_000, 50, 10_500, 20_500);
        heat.advanceTo(START_US + 62_000_000);

        read(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.MATCH);

        // 24 frames of 40 ms, and half a second after the last; then 50 frames.
        assertThat(sum.dwellUs(CELL)).isEqualTo(24 * FRAME_US + 500_000 + 50 * FRAME_US);
    }

    @Test
    void shouldLeaveTheWindowWhenAPlayerHasBeenSentOff() {
        stand(1, 0, 26, 10_500, 20_500);
        heat.advanceTo(START_US + 61_000_000);
        read(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.ONE_MINUTE);
        // Seen from 0 to 1.0 s, owning to 1.5 s; the minute begins at 1.0 s.
        assertThat(total()).isEqualTo(500_000);

        heat.advanceTo(START_US + 61_500_000);
        read(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.ONE_MINUTE);
        assertThat(total()).isZero();
        read(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.MATCH);
        assertThat(total()).isEqualTo(1_500_000);
    }

    @Test
    void shouldCountTheHalfFromItsInstantAlsoWithinASample() {
        stand(1, 0, 2, 10_500, 20_500);
        // The half begins 10 ms into the second frame.
        heat.startHalf(START_US + FRAME_US + 10_000);
        heat.advanceTo(START_US + 2 * FRAME_US);

        read(HeatScope.PLAYER, 1, HeatWindow.HALF);
        assertThat(sum.dwellUs(CELL)).isEqualTo(30_000);
        read(HeatScope.PLAYER, 1, HeatWindow.MATCH);
        assertThat(sum.dwellUs(CELL)).isEqualTo(80_000);
    }

    @Test
    void shouldStartAHalfInEveryPeriodOfExtraTime() {
        for (int period = 0; period < 4; period++) {
            heat.startHalf(START_US + period * 10_000_000L);
            stand(1, period * 10_000_000L, 1 + period, 10_500, 20_500);
            heat.advanceTo(START_US + period * 10_000_000L + 5_000_000);

            read(HeatScope.PLAYER, 1, HeatWindow.HALF);

            // So many frames but the last 40 ms each, the last half a second.
            assertThat(total()).isEqualTo(period * FRAME_US + 500_000);
        }
        read(HeatScope.PLAYER, 1, HeatWindow.MATCH);
        assertThat(total()).isEqualTo((0 + 1 + 2 + 3) * FRAME_US + 4 * 500_000);
    }

    @Test
    void shouldTurnTheHalfInWhichTheTeamAttackedTheOtherWay() {
        final int homeMinusX = IN_PLAY + PlayClass.HOME_ATTACKS_MINUS_X;
        // Home player 1 and away player 3, a second each in either half, at the same place of the ground.
        stand(1, 0, 25, 10_500, 20_500, IN_PLAY);
        stand(1, 1_000_000, 25, 10_500, 20_500, homeMinusX);
        heat.advanceTo(START_US + 2_000_000);

        read(HeatScope.HOME, HeatWhen.ALL, HeatDirection.ABSOLUTE, TEAMS);
        assertThat(sum.dwellUs(CELL)).isEqualTo(2_000_000);
        read(HeatScope.HOME, HeatWhen.ALL, HeatDirection.ATTACKING, TEAMS);
        assertThat(sum.dwellUs(CELL)).isEqualTo(1_000_000);
        assertThat(sum.dwellUs(TURNED)).isEqualTo(1_000_000);

        stand(3, 2_000_000, 25, 10_500, 20_500, IN_PLAY);
        heat.advanceTo(START_US + 3_000_000);
        read(HeatScope.AWAY, HeatWhen.ALL, HeatDirection.ATTACKING, TEAMS);
        // Away attacks -x while home attacks +x.
        assertThat(sum.dwellUs(TURNED)).isEqualTo(1_000_000);
        assertThat(sum.dwellUs(CELL)).isZero();
    }

    @Test
    void shouldTellPossessionByTheTeamThatIsAskedFor() {
        stand(1, 0, 25, 10_500, 20_500, PlayClass.HOME);
        stand(1, 1_000_000, 50, 10_500, 20_500, PlayClass.AWAY);
        stand(1, 3_000_000, 75, 10_500, 20_500, PlayClass.NOBODY);
        stand(1, 6_000_000, 100, 10_500, 20_500, PlayClass.OUT_OF_PLAY);
        heat.advanceTo(START_US + 10_000_000);

        read(HeatScope.HOME, HeatWhen.IN_POSSESSION, HeatDirection.ABSOLUTE, TEAMS);
        assertThat(total()).isEqualTo(1_000_000);
        read(HeatScope.HOME, HeatWhen.OUT_OF_POSSESSION, HeatDirection.ABSOLUTE, TEAMS);
        assertThat(total()).isEqualTo(2_000_000);
        read(HeatScope.HOME, HeatWhen.IN_PLAY, HeatDirection.ABSOLUTE, TEAMS);
        assertThat(total()).isEqualTo(6_000_000);
        read(HeatScope.AWAY, HeatWhen.IN_POSSESSION, HeatDirection.ABSOLUTE, new Teams(0, 0b0010));
        assertThat(total()).isEqualTo(2_000_000);
    }

    @Test
    void shouldPutTheSamePlaceIntoTheCellsOfEveryGrid() {
        stand(0, 0, 1, 10_500, 20_500);
        heat.advanceTo(START_US + FRAME_US);
        final HeatGrid[] grids = {HeatGrid.GRID_8X13, HeatGrid.GRID_16X25, HeatGrid.GRID_32X50, HeatGrid.GRID_64X100};
        // (10.5 + 52.5) / 105 = 0.6 of the length: columns 7.8, 15, 30, 60. (20.5 + 34) / 68 = 0.80147 of the width:
        // rows 6.4, 12.8, 25.6, 51.3.
        final int[] cells = {6 * 13 + 7, 12 * 25 + 15, 25 * 50 + 30, 51 * 100 + 60};
        for (int i = 0; i < grids.length; i++) {
            heat.read(
                    new HeatRequest(
                            HeatScope.BALL,
                            HeatRequest.NO_OBJECT,
                            HeatWindow.MATCH,
                            grids[i],
                            HeatWhen.ALL,
                            HeatDirection.ABSOLUTE),
                    TEAMS,
                    sum);
            assertThat(sum.dwellUs(cells[i])).as("%s", grids[i]).isEqualTo(FRAME_US);
        }
    }

    @Test
    void shouldCountOutsideThePitchApartAndTheFarLineInside() {
        stand(0, 0, 1, 52_501, 0);
        stand(0, FRAME_US, 1, 52_500, 34_000);
        heat.advanceTo(START_US + 2 * FRAME_US);

        read(HeatScope.BALL, HeatRequest.NO_OBJECT, HeatWindow.MATCH);

        assertThat(sum.outsideUs()).isEqualTo(FRAME_US);
        assertThat(sum.dwellUs(68 * 105 - 1)).isEqualTo(FRAME_US);
    }
}
