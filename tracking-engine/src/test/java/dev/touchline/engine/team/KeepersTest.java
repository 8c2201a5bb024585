package dev.touchline.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import org.junit.jupiter.api.Test;

class KeepersTest {
    private static final long HOME = 0b1110;
    private static final Teams UNNAMED = new Teams(HOME, 0);
    private static final Teams NAMED = new Teams(HOME, 0, 0b10);

    private final ObjectStates live = new ObjectStates();
    private final Keepers keepers = new Keepers();

    private void stand(final int x1, final int x2, final int x3) {
        live.begin(live.tsUs() + 100_000);
        live.place(1, x1 * 1000, 0, 0);
        live.place(2, x2 * 1000, 0, 0);
        live.place(3, x3 * 1000, 0, 0);
        keepers.observe(live, HOME, 100_000);
    }

    @Test
    void shouldTakeTheOneWhomTheRosterNames() {
        stand(0, -40, 10);

        assertThat(keepers.keeper(NAMED, Side.HOME, HOME, 1)).isEqualTo(1);
        assertThat(keepers.keeper(NAMED, Side.HOME, HOME, 0))
                .as("direction unknown")
                .isEqualTo(1);
    }

    @Test
    void shouldTakeThePlayerNearestTheOwnGoalLineOnAverageWhenNobodyIsNamed() {
        stand(-10, -40, 10);
        stand(-12, -40, 10);
        stand(-50, -20, 10);

        assertThat(keepers.meanX(1)).as("(-10 - 12 - 50) / 3").isEqualTo(-24, within(1e-9));
        assertThat(keepers.meanX(2)).as("(-40 - 40 - 20) / 3").isEqualTo(-100 / 3.0, within(1e-9));
        assertThat(keepers.keeper(UNNAMED, Side.HOME, HOME, 1)).isEqualTo(2);
        assertThat(keepers.keeper(UNNAMED, Side.HOME, HOME, -1))
                .as("ends changed")
                .isEqualTo(3);
        assertThat(keepers.keeper(UNNAMED, Side.HOME, HOME, 0)).isEqualTo(Keepers.NOBODY);
    }

    @Test
    void shouldTakeAnotherWhenTheNamedOneIsSentOff() {
        stand(-45, -30, 10);

        assertThat(keepers.keeper(NAMED, Side.HOME, HOME & ~0b10, 1)).isEqualTo(2);
        assertThat(keepers.named(NAMED, Side.HOME, HOME & ~0b10)).isEqualTo(Keepers.NOBODY);
    }

    @Test
    void shouldTakeOfTwoNamedTheOneFurtherFromTheMiddle() {
        stand(-45, -3, 10);

        assertThat(keepers.named(new Teams(HOME, 0, 0b110), Side.HOME, HOME)).isEqualTo(1);
    }

    @Test
    void shouldForgetWithATimeConstantOfHalfAMinute() {
        for (int i = 0; i < 300; i++) {
            stand(-40, 0, 0);
        }

        stand(-10, 0, 0);

        assertThat(keepers.meanX(1)).as("-40 + 0.1 / 30 x 30").isEqualTo(-39.9, within(1e-9));
    }

    @Test
    void shouldExchangeClearAndRestore() {
        stand(-40, 5, 10);
        keepers.exchange(1, 2);
        assertThat(keepers.meanX(2)).isEqualTo(-40, within(1e-12));
        final StateWriter out = new StateWriter();
        keepers.save(out);

        keepers.clear();
        assertThat(keepers.meanX(2)).isZero();
        keepers.load(new StateReader(out.toBytes()));

        assertThat(keepers.meanX(2)).isEqualTo(-40, within(1e-12));
        assertThat(keepers.meanX(1)).isEqualTo(5, within(1e-12));
    }

    @Test
    void shouldKnowNobodyOfAnEmptyTeam() {
        assertThat(keepers.keeper(UNNAMED, Side.HOME, 0, 1)).isEqualTo(Keepers.NOBODY);
        assertThat(keepers.keeper(UNNAMED, Side.NONE, HOME, 1)).isEqualTo(Keepers.NOBODY);
    }
}
