package dev.touchline.engine.heat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.protocol.overlay.HeatGrid;

/**
 * The pitch cut along the lines of all grids at once: an atom is what no line crosses, so time spent in an atom is time spent
 * in one cell of each grid. An atom's number has its column in the low bits and its row above. Immutable; any thread.
 *
 * <p>The grids: 1 m cells about the centre spot, and the four of the DEBS 2013 Grand Challenge (query 3), whose cells divide
 * the pitch's sides. All are symmetrical: turning the pitch by half a turn takes cell {@code i} to {@code cells - 1 - i}.
 */
final class Atoms {
    /** The atom of everything beyond the lines. */
    static final int OUTSIDE = Pitch.OUTSIDE;

    /** Bits of the column: a side of 200 m has 313 parts at the most. */
    static final int COLUMN_BITS = 9;

    static final int COLUMN_MASK = (1 << COLUMN_BITS) - 1;

    private final Pitch pitch;
    private final Axis x;
    private final Axis y;

    Atoms(final Pitch pitch) {
        this.pitch = pitch;
        x = new Axis(pitch.lengthMillimetres(), 13, 25, 50, 100);
        y = new Axis(pitch.widthMillimetres(), 8, 16, 32, 64);
    }

    /** The atom of a position. */
    int atom(final int xMillimetres, final int yMillimetres) {
        final int column = x.part(xMillimetres);
        final int row = y.part(yMillimetres);
        return column < 0 || row < 0 ? OUTSIDE : row << COLUMN_BITS | column;
    }

    /** The cell of a grid in which an atom lies: row by row from -y, each from -x. */
    int cell(final int grid, final int atom) {
        return y.cell(grid, atom >> COLUMN_BITS) * x.cells(grid) + x.cell(grid, atom & COLUMN_MASK);
    }

    int columns(final int grid) {
        return x.cells(grid);
    }

    int rows(final int grid) {
        return y.cells(grid);
    }

    /** How long a grid is along x, mm. */
    int gridLength(final int grid) {
        return grid == 0 ? 1000 * x.cells(0) : pitch.lengthMillimetres();
    }

    /** How wide a grid is along y, mm. */
    int gridWidth(final int grid) {
        return grid == 0 ? 1000 * y.cells(0) : pitch.widthMillimetres();
    }

    long memoryBytes() {
        return x.memoryBytes() + y.memoryBytes();
    }

    /** The number of a grid in here. */
    static int number(final HeatGrid grid) {
        return switch (grid) {
            case ONE_METRE -> 0;
            case GRID_8X13 -> 1;
            case GRID_16X25 -> 2;
            case GRID_32X50 -> 3;
            case GRID_64X100 -> 4;
            case NULL_VAL -> throw new IllegalArgumentException("no such grid: grid=" + grid);
        };
    }
}
