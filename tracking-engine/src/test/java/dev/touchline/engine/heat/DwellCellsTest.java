package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.protocol.overlay.HeatGrid;
import org.junit.jupiter.api.Test;

class DwellCellsTest {
    private static final long HOUR_US = 3_600_000_000L;

    private final Atoms atoms = new Atoms(new Pitch(105_000, 68_000));
    private final int grid = Atoms.number(HeatGrid.GRID_8X13);
    private final DwellCells cells = new DwellCells(8 * 13);

    private long dwellUs(final int cell, final boolean turned) {
        final HeatSum sum = new HeatSum();
        sum.begin(atoms, grid);
        cells.addTo(sum, turned);
        return sum.dwellUs(cell);
    }

    @Test
    void shouldHoldMoreThanAnIntHolds() {
        // Two hours, in steps of an hour and a microsecond, and half an hour taken back.
        cells.add(17, HOUR_US);
        cells.add(17, HOUR_US + 1);
        cells.add(17, -HOUR_US / 2);

        assertThat(dwellUs(17, false)).isEqualTo(3 * HOUR_US / 2 + 1);
        assertThat(dwellUs(103 - 17, true)).isEqualTo(3 * HOUR_US / 2 + 1);
        assertThat(dwellUs(16, false)).isZero();
    }

    @Test
    void shouldComeBackToNothing() {
        for (int i = 0; i < 50; i++) {
            cells.add(5, 60_000_000);
        }
        for (int i = 0; i < 50; i++) {
            cells.add(5, -60_000_000);
        }
        assertThat(dwellUs(5, false)).isZero();
    }
}
