package dev.touchline.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TeamLinesTest {
    private final TeamLines lines = new TeamLines();

    @Test
    void shouldFindTheLinesOfAFourThreeThree() {
        final double[] u = {5, -22, -20, 14, -21, -7, -19, -5, 15, -6};
        // The striker at 14 and 15, a winger at 5: alone he would cost 0, with them (5, 14, 15) about 61; with the
        // midfield
        // (-7, -6, -5, 5) about 92. Cutting the back four in two to leave him alone costs more still.
        lines.divide(u, 10);

        assertThat(lines.rear()).as("(-22 - 21 - 20 - 19) / 4").isEqualTo(-20.5, within(1e-12));
        assertThat(lines.front()).as("(5 + 14 + 15) / 3").isEqualTo(34 / 3.0, within(1e-12));
    }

    @Test
    void shouldLetALoneStrikerBeALine() {
        final double[] u = {30, 1, 0, 2, -20, -21};

        lines.divide(u, 6);

        assertThat(lines.front()).isEqualTo(30, within(1e-12));
        assertThat(lines.rear()).isEqualTo(-20.5, within(1e-12));
    }

    @Test
    void shouldTakeThreePlayersForThreeLinesAndKnowNothingOfTwo() {
        lines.divide(new double[] {3, 1, 2}, 3);
        assertThat(lines.rear()).isEqualTo(1, within(1e-12));
        assertThat(lines.front()).isEqualTo(3, within(1e-12));

        lines.divide(new double[] {3, 1}, 2);

        assertThat(lines.rear()).isNaN();
        assertThat(lines.front()).isNaN();
    }
}
