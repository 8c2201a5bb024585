package dev.touchline.engine.pitchcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.Quality;
import org.junit.jupiter.api.Test;

/** A pitch of 100 x 60 m in 10 x 6 cells of 10 m: centres at -45, -35 ... and -25, -15 ... */
class PitchControlTest {
    private static final Teams TEAMS = new Teams(0b0110, 0b1000);

    private final ObjectStates live = new ObjectStates();
    private final PitchControlGrid grid = new PitchControlGrid(new Pitch(100_000, 60_000), 10, 6);

    private void put(final int objectId, final int x, final int y, final int vx) {
        live.place(objectId, x * 1000, y * 1000, 0);
        live.velocity(objectId, vx * 1000, 0, 0);
        live.trust(objectId, Quality.LIVE, 50, 0);
    }

    private int cell(final int x, final int y) {
        return (y + 30) / 10 * 10 + (x + 50) / 10;
    }

    @Test
    void shouldPlaceItsCells() {
        assertThat(grid.centreX(0)).isEqualTo(-45, within(1e-9));
        assertThat(grid.centreY(0)).isEqualTo(-25, within(1e-9));
        assertThat(grid.centreX(cell(5, 15))).isEqualTo(5, within(1e-9));
        assertThat(grid.centreY(cell(5, 15))).isEqualTo(15, within(1e-9));
    }

    @Test
    void shouldBeLogisticInTheDifferenceOfArrivalTimes() {
        live.begin(7);
        put(1, -5, 5, 0);
        put(3, 10, 5, 0);

        PitchControl.compute(live, TEAMS, grid);

        // To (5, 5): home 0.7 + 10 / 5 = 2.7 s, away 0.7 + 5 / 5 = 1.7 s. pi / (sqrt(3) x 0.45) = 4.0307;
        // 1 / (1 + e^4.0307) = 0.01745.
        assertThat(PitchControl.timeToReach(live, 1, 5, 5)).isEqualTo(2.7, within(1e-9));
        assertThat(PitchControl.timeToReach(live, 3, 5, 5)).isEqualTo(1.7, within(1e-9));
        assertThat(grid.home(cell(5, 5))).isEqualTo(0.01745, within(1e-5));
        assertThat(grid.owner(cell(5, 5))).isEqualTo(3);
        assertThat(grid.owner(cell(-5, 5))).isEqualTo(1);
        assertThat(grid.tsUs()).isEqualTo(7);
    }

    @Test
    void shouldLetARunnerKeepHisVelocityWhileHeReacts() {
        live.begin(1);
        put(1, 0, 0, 5);

        assertThat(PitchControl.timeToReach(live, 1, 8.5, 0))
                .as("0.7 s to 3.5 m, 5 m left")
                .isEqualTo(1.7, within(1e-9));
        assertThat(PitchControl.timeToReach(live, 1, -1.5, 0))
                .as("he has to come back from 3.5 m")
                .isEqualTo(1.7, within(1e-9));
    }

    @Test
    void shouldShareAMirroredPitchEvenly() {
        live.begin(1);
        put(1, -20, 5, 3);
        put(3, 20, 5, -3);

        PitchControl.compute(live, TEAMS, grid);

        assertThat(grid.homeShare()).isEqualTo(0.5, within(1e-12));
        for (int c = 0; c < grid.cells(); c++) {
            final int mirrored = c / 10 * 10 + 9 - c % 10;
            assertThat(grid.home(c)).as("cell %d", c).isEqualTo(grid.away(mirrored), within(1e-12));
            assertThat(grid.home(c) + grid.away(c)).isEqualTo(1);
        }
    }

    @Test
    void shouldCountOnlyTheFirstOfATeam() {
        live.begin(1);
        put(1, -5, 5, 0);
        put(3, 10, 5, 0);
        PitchControl.compute(live, TEAMS, grid);
        final double alone = grid.home(cell(5, 5));

        put(2, -40, 5, 0);
        PitchControl.compute(live, TEAMS, grid);

        assertThat(grid.home(cell(5, 5))).isEqualTo(alone);
        assertThat(grid.owner(cell(-35, 5))).isEqualTo(2);
    }

    @Test
    void shouldGiveEverythingToTheOnlyTeam() {
        live.begin(1);
        put(3, 10, 5, 0);

        PitchControl.compute(live, TEAMS, grid);

        assertThat(grid.homeShare()).isZero();
        assertThat(grid.owner(0)).isEqualTo(3);
    }

    @Test
    void shouldBeNobodysWithoutPlayersWithoutTeamsOrWhenTheyAreStale() {
        live.begin(1);
        PitchControl.compute(live, TEAMS, grid);
        assertNobodys();

        put(1, 0, 0, 0);
        PitchControl.compute(live, Teams.UNKNOWN, grid);
        assertNobodys();

        live.trust(1, Quality.STALE, 50, 2_000);
        PitchControl.compute(live, TEAMS, grid);
        assertNobodys();
    }

    private void assertNobodys() {
        for (int c = 0; c < grid.cells(); c++) {
            assertThat(grid.home(c)).isEqualTo(0.5);
            assertThat(grid.owner(c)).isEqualTo(PitchControlGrid.NOBODY);
        }
    }

    @Test
    void shouldLetTheLowerIdWinATie() {
        live.begin(1);
        put(1, -10, 5, 0);
        put(3, 20, 5, 0);

        PitchControl.compute(live, TEAMS, grid);

        assertThat(grid.home(cell(5, 5))).as("15 m for both").isEqualTo(0.5);
        assertThat(grid.owner(cell(5, 5))).isEqualTo(1);
    }

    @Test
    void shouldRefuseGridsThatAreNone() {
        final Pitch pitch = new Pitch(100_000, 60_000);

        assertThatIllegalArgumentException().isThrownBy(() -> new PitchControlGrid(pitch, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PitchControlGrid(pitch, 1_000, 1_000));
        assertThat(new PitchControlGrid(pitch).cells()).isEqualTo(1_600);
    }
}
