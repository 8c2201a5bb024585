package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AxisTest {
    @Test
    void shouldCutASideAtTheLinesOfEveryGrid() {
        // Of 105 m: 104 lines of the metre grid, 99 of 100 parts (which have those of 25 and 50), 12 of 13 parts; 21,
        // 42, 63
        // and 84 m are lines of two. 211 lines leave 212 parts.
        assertThat(new Axis(105_000, 13, 25, 50, 100).parts()).isEqualTo(212);
        // Of 68 m: 67 lines, 63 of 64 parts (which have those of 8, 16 and 32); 17, 34 and 51 m are lines of two.
        assertThat(new Axis(68_000, 8, 16, 32, 64).parts()).isEqualTo(128);
    }

    @Test
    void shouldFitTheLargestPitchIntoAnAtomsNumber() {
        assertThat(new Axis(200_000, 13, 25, 50, 100).parts()).isLessThanOrEqualTo(1 << Atoms.COLUMN_BITS);
    }

    @Test
    void shouldHaveNoLineInsideAPart() {
        final Axis axis = new Axis(104_823, 13, 25, 50, 100);
        int parts = 0;
        for (int x = -52_411; x < 52_411; x++) {
            final int here = axis.part(x);
            final int next = axis.part(x + 1);
            for (int grid = 0; grid < 5; grid++) {
                if (here == next) {
                    assertThat(axis.cell(grid, here)).isEqualTo(axis.cell(grid, next));
                }
            }
            parts += here == next ? 0 : 1;
        }
        assertThat(parts + 1).isEqualTo(axis.parts());
    }
}
