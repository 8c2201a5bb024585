package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatQueryTest {
    private static final int COARSEST = 0;
    private static final int FINEST = 3;

    /** 52,483 mm in 8 columns are 6,560.4 mm each; 67,925 mm in 13 rows are 5,225 mm each, from y = -33,960 mm. */
    @Test
    void shouldNumberCellsAlongXFirst() {
        assertThat(HeatGrid.cell(COARSEST, 0, -33_960)).isZero();
        assertThat(HeatGrid.cell(COARSEST, 6_560, -33_960)).isZero();
        assertThat(HeatGrid.cell(COARSEST, 6_561, -33_960)).isEqualTo(1);
        assertThat(HeatGrid.cell(COARSEST, 0, -33_960 + 5_225)).isEqualTo(8);
        assertThat(HeatGrid.cell(COARSEST, 52_483, 33_965)).as("the far corner").isEqualTo(103);
        assertThat(HeatGrid.cell(FINEST, 52_483, 33_965)).isEqualTo(6_399);
        assertThat(HeatGrid.cell(COARSEST, -1, 0)).isEqualTo(HeatGrid.OUTSIDE);
        assertThat(HeatGrid.cell(COARSEST, 0, 33_966)).isEqualTo(HeatGrid.OUTSIDE);
        assertThat(HeatGrid.x(COARSEST, 9, 0)).isEqualTo(6_560);
        assertThat(HeatGrid.y(COARSEST, 9, 1)).isEqualTo(-33_960 + 10_450);
    }

    /** 3 s in one place, 1 s in another, 1 s outside: 150, 50 and 50 samples of 250. */
    @Test
    void shouldCountSamplesOfEachCell() {
        final TestGame game = new TestGame();
        game.run(1, 0, 3_000, 1_000, -33_000, 0);
        game.run(1, 3_000, 4_000, 10_000, -33_000, 0);
        game.run(1, 4_000, 5_000, -5_000, -33_000, 0);
        game.tickTo(5_000);

        final HeatQuery heat = game.engine.heat();
        assertThat(heat.samples(1, COARSEST, DebsWindow.GAME, 0)).isEqualTo(150);
        assertThat(heat.samples(1, COARSEST, DebsWindow.GAME, 1)).isEqualTo(50);
        assertThat(heat.allSamples(1, DebsWindow.GAME)).isEqualTo(250);
        assertThat(game.results.heat)
                .filteredOn(
                        cell -> cell.timePs() == TestGame.ps(5_000) && cell.grid() == COARSEST && cell.window() == 0)
                .containsExactlyInAnyOrder(
                        new RecordingResults.HeatCell(TestGame.ps(5_000), 1, COARSEST, 0, 0, 150, 250),
                        new RecordingResults.HeatCell(TestGame.ps(5_000), 1, COARSEST, 0, 1, 50, 250));
    }

    @Test
    void shouldReportOnceASecondOfGameTime() {
        final TestGame game = new TestGame();
        game.run(1, 0, 5_000, 1_000, -33_000, 0);

        assertThat(game.results.heat)
                .extracting(RecordingResults.HeatCell::timePs)
                .containsOnly(TestGame.ps(1_000), TestGame.ps(2_000), TestGame.ps(3_000), TestGame.ps(4_000));
    }

    @Test
    void shouldLeaveInterruptionsAndGapsOut() {
        final TestGame game = new TestGame("00:00:01.000", "00:00:02.000");
        game.run(1, 0, 3_000, 1_000, -33_000, 0);
        game.tickTo(10_000);

        // Ticks at 20 to 980 and 2,000 to 3,480 ms: the last event is good for half a second.
        assertThat(game.engine.heat().allSamples(1, DebsWindow.GAME)).isEqualTo(49 + 75);
    }
}
