package dev.touchline.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class PitchTest {
    @ParameterizedTest
    @CsvSource({
        // x mm, y mm, cell of a 105 x 68 pitch: row x 105 + column
        "-52500, -34000, 0",
        "-51501, -33001, 0",
        "-51500, -34000, 1",
        "0, 0, 3622", // column 52 (52.5 m from the left line), row 34: 34 x 105 + 52
        "52500, 34000, 7139",
        "52499, 33999, 7139",
        "-52501, 0, -1",
        "52501, 0, -1",
        "0, -34001, -1"
    })
    void shouldFloorPositionsIntoCells(final int x, final int y, final int cell) {
        assertThat(new Pitch(105_000, 68_000).cell(x, y)).isEqualTo(cell);
    }

    @Test
    void shouldHavePartialColumnsOnBothSidesOfAnOddPitch() {
        final Pitch pitch = new Pitch(104_823, 68_407);

        assertThat(pitch.columns()).isEqualTo(105);
        assertThat(pitch.rows()).isEqualTo(69);
        // Half of 104,823 mm is 52,411.5 mm: -52,411 is 0.5 mm inside the line, -52,412 outside.
        assertThat(pitch.cell(-52_411, 0) % 105).isZero();
        assertThat(pitch.cell(-52_412, 0)).isEqualTo(Pitch.OUTSIDE);
        assertThat(pitch.cell(52_411, 0) % 105).isEqualTo(104);
        // 105 columns about the centre: the first ends at -51.5 m, the last begins at 51.5 m.
        assertThat(pitch.cell(-51_501, 0) % 105).isZero();
        assertThat(pitch.cell(-51_500, 0) % 105).isEqualTo(1);
        assertThat(pitch.cell(51_500, 0) % 105).isEqualTo(104);
        // 69 rows: the middle one, 34, from -0.5 m to 0.5 m.
        assertThat(pitch.cell(0, -501) / 105).isEqualTo(33);
        assertThat(pitch.cell(0, -500) / 105).isEqualTo(34);
        assertThat(pitch.cell(0, 500) / 105).isEqualTo(35);
    }

    @Test
    void shouldRefuseAPitchOfImpossibleSize() {
        assertThatThrownBy(() -> new Pitch(9_999, 68_000))
                .hasMessage("pitch is not 10 to 200 m a side: length=9999 mm, width=68000 mm");
    }
}
