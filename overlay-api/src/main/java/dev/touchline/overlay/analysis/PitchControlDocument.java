package dev.touchline.overlay.analysis;

import dev.touchline.engine.agent.PitchControlSnapshot;
import dev.touchline.engine.pitchcontrol.PitchControlGrid;

/**
 * Who controls which part of the pitch. Immutable by use; any thread.
 *
 * @param homeShare of the whole pitch, 0 to 1
 * @param home probability that home would control the ball in each cell, row by row from -y, each from -x
 * @param owner the object that would be there first, or null
 */
public record PitchControlDocument(
        long tsUs, long seq, int columns, int rows, Double homeShare, Double[] home, Integer[] owner) {
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
                grid.tsUs(), snapshot.seq(), grid.columns(), grid.rows(), Numbers.known(grid.homeShare()), home, owner);
    }
}
