package dev.touchline.overlay.analysis;

import dev.touchline.engine.agent.PitchControlSnapshot;
import dev.touchline.engine.pitchcontrol.PitchControlGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Who controls which part of the pitch. Any thread; not changed after it was made.
 *
 * @param homeShare of the whole pitch, 0 to 1
 * @param home probability that home would control the ball in each cell, row by row from -y, each from -x
 * @param owner the object that would be there first, or null
 */
public record PitchControlDocument(
        long tsUs, long seq, int columns, int rows, Double homeShare, List<Double> home, List<Integer> owner) {
    /** The document of a snapshot. */
    public static PitchControlDocument of(final PitchControlSnapshot snapshot) {
        final PitchControlGrid grid = snapshot.grid();
        final Double[] home = new Double[grid.cells()];
        final Integer[] owner = new Integer[grid.cells()];
        for (int cell = 0; cell < grid.cells(); cell++) {
            home[cell] = Numbers.known(grid.home(cell));
            owner[cell] = Numbers.object(grid.owner(cell));
        }
        return new PitchControlDocument(
                grid.tsUs(),
                snapshot.seq(),
                grid.columns(),
                grid.rows(),
                Numbers.known(grid.homeShare()),
                Arrays.asList(home),
                Arrays.asList(owner));
    }
}
