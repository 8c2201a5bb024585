package dev.touchline.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import org.junit.jupiter.api.Test;

/** Shapes calculated by hand. The team attacks +x; numbers are metres. */
class ShapeMeterTest {
    private static final long KEEPER = 1L << 1;
    private static final long OUTFIELD = 0b111_1100;

    private final ObjectStates live = new ObjectStates();
    private final ShapeMeter meter = new ShapeMeter();

    /** A keeper at -40 and a 2-1-2: two at -20, one at 0, two at 10, and a sixth of nobody's. */
    private void place() {
        live.begin(1);
        live.place(1, -40_000, 0, 0);
        live.place(2, -20_000, -9_000, 0);
        live.place(3, -20_000, 9_000, 0);
        live.place(4, 0, 0, 0);
        live.place(5, 10_000, -9_000, 0);
        live.place(6, 10_000, 9_000, 0);
        live.place(7, 50_000, 30_000, 0);
    }

    @Test
    void shouldMeasureOutfieldPlayers() {
        place();

        meter.measure(live, KEEPER | OUTFIELD, KEEPER, 1);

        final TeamShape shape = meter.withoutKeeper();
        assertThat(shape.players()).isEqualTo(5);
        assertThat(shape.centroidX()).as("(-20 - 20 + 0 + 10 + 10) / 5").isEqualTo(-4, within(1e-12));
        assertThat(shape.centroidY()).isZero();
        assertThat(shape.widthMetres()).as("9 - -9").isEqualTo(18, within(1e-12));
        assertThat(shape.lengthMetres()).as("10 - -20").isEqualTo(30, within(1e-12));
        assertThat(shape.stretchMetres())
                .as("distances to (-4, 0): 2 x sqrt(256 + 81), 4, 2 x sqrt(196 + 81)")
                .isEqualTo((2 * Math.sqrt(337) + 4 + 2 * Math.sqrt(277)) / 5, within(1e-12));
        assertThat(shape.areaSquareMetres()).as("a 30 x 18 rectangle").isEqualTo(540, within(1e-9));
        assertThat(shape.defensiveLineX()).isEqualTo(-20, within(1e-12));
        assertThat(shape.lineDistanceMetres())
                .as("lines at -20, 0 and 10: (10 - -20) / 2")
                .isEqualTo(15, within(1e-12));
    }

    @Test
    void shouldMeasureThemWithTheirKeeper() {
        place();

        meter.measure(live, KEEPER | OUTFIELD, KEEPER, 1);

        final TeamShape shape = meter.withKeeper();
        assertThat(shape.players()).isEqualTo(6);
        assertThat(shape.centroidX()).as("(-40 - 20) / 6").isEqualTo(-10, within(1e-12));
        assertThat(shape.lengthMetres()).isEqualTo(50, within(1e-12));
        assertThat(shape.areaSquareMetres())
                .as("540 and a triangle 18 x 20 / 2")
                .isEqualTo(720, within(1e-9));
        assertThat(shape.defensiveLineX()).as("the keeper is the last line").isEqualTo(-40, within(1e-12));
        assertThat(shape.lineDistanceMetres()).as("(10 - -40) / 3").isEqualTo(50 / 3.0, within(1e-12));
    }

    @Test
    void shouldTurnLinesRoundWhenEndsHaveChanged() {
        place();

        meter.measure(live, OUTFIELD, 0, -1);

        final TeamShape shape = meter.withoutKeeper();
        assertThat(shape.defensiveLineX()).as("the rear is at 10 now").isEqualTo(10, within(1e-12));
        assertThat(shape.lineDistanceMetres()).isEqualTo(15, within(1e-12));
        assertThat(meter.withKeeper()).as("nobody keeps").isEqualTo(shape);
    }

    @Test
    void shouldGoOnWithFewerAfterARedCardAndWithAnotherAfterASubstitution() {
        place();
        meter.measure(live, OUTFIELD & ~(1L << 4), 0, 1);
        assertThat(meter.withoutKeeper().players()).isEqualTo(4);
        assertThat(meter.withoutKeeper().centroidX())
                .as("(-20 - 20 + 10 + 10) / 4")
                .isEqualTo(-5, within(1e-12));

        meter.measure(live, (OUTFIELD & ~(1L << 4)) | 1L << 7, 0, 1);

        assertThat(meter.withoutKeeper().players()).isEqualTo(5);
        assertThat(meter.withoutKeeper().centroidX()).as("(-20 + 50) / 5").isEqualTo(6, within(1e-12));
    }

    @Test
    void shouldKnowNothingOfAnEmptyTeam() {
        place();
        meter.measure(live, OUTFIELD, 0, 1);

        meter.measure(live, 0, 0, 1);

        assertNothing(meter.withKeeper());
        assertNothing(meter.withoutKeeper());
    }

    private static void assertNothing(final TeamShape shape) {
        assertThat(shape.players()).isZero();
        assertThat(shape.centroidX()).isNaN();
        assertThat(shape.widthMetres()).isNaN();
        assertThat(shape.stretchMetres()).isNaN();
        assertThat(shape.areaSquareMetres()).isNaN();
        assertThat(shape.defensiveLineX()).isNaN();
        assertThat(shape.lineDistanceMetres()).isNaN();
    }

    @Test
    void shouldKnowNoLinesWithoutADirectionOrWithTwoPlayers() {
        place();
        meter.measure(live, OUTFIELD, 0, 0);
        assertThat(meter.withoutKeeper().defensiveLineX()).isNaN();
        assertThat(meter.withoutKeeper().widthMetres()).isEqualTo(18, within(1e-12));

        meter.measure(live, 0b1100, 0, 1);

        assertThat(meter.withoutKeeper().defensiveLineX()).isNaN();
        assertThat(meter.withoutKeeper().areaSquareMetres()).isZero();
        assertThat(meter.withoutKeeper().stretchMetres()).isEqualTo(9, within(1e-12));
    }

    @Test
    void shouldReadTheSameOnceRestored() {
        place();
        meter.measure(live, KEEPER | OUTFIELD, KEEPER, 1);
        final StateWriter out = new StateWriter();
        meter.save(out);

        final ShapeMeter restored = new ShapeMeter();
        restored.load(new StateReader(out.toBytes()));

        assertThat(restored.withKeeper()).isEqualTo(meter.withKeeper());
        assertThat(restored.withoutKeeper()).isEqualTo(meter.withoutKeeper());
    }
}
