package dev.touchline.engine.heat;

import dev.touchline.engine.state.Pitch;
import java.util.Arrays;

/**
 * One side of the pitch cut at the lines of every grid at once. What lies between two neighbouring lines is in one cell of
 * each grid, which a table tells. Positions are counted in half millimetres from the edge, so that half an odd side is
 * exact and every line is a whole number. Immutable; any thread.
 */
final class Axis {
    private static final int METRE = 2_000;

    private final int side;
    /** Where each part begins, half millimetres from the edge; one more, after the far line, at the end. */
    private final int[] cuts;

    private final short[][] cellOf;
    private final int[] cells;

    /**
     * A side cut by the 1 m grid, which is grid 0, and by grids of so many equal cells.
     *
     * @param equalParts cells of grid 1, 2, ...
     */
    Axis(final int sideMillimetres, final int... equalParts) {
        side = 2 * sideMillimetres;
        cells = new int[1 + equalParts.length];
        cells[0] = Pitch.metres(sideMillimetres);
        System.arraycopy(equalParts, 0, cells, 1, equalParts.length);
        int count = 0;
        final int[] all = new int[Arrays.stream(cells).sum() + 1];
        for (int grid = 0; grid < cells.length; grid++) {
            for (int cell = 0; cell < cells[grid]; cell++) {
                all[count++] = Math.max(firstOf(grid, cell), 0);
            }
        }
        // A position on the far line belongs to the last cell.
        all[count] = side + 1;
        cuts = Arrays.stream(all).sorted().distinct().toArray();
        cellOf = new short[cells.length][cuts.length - 1];
        for (int grid = 0; grid < cells.length; grid++) {
            for (int part = 0; part < parts(); part++) {
                cellOf[grid][part] = (short) cellAt(grid, cuts[part]);
            }
        }
    }

    /** The first half millimetre of a cell. */
    private int firstOf(final int grid, final int cell) {
        if (grid == 0) {
            return METRE * cell - (METRE * cells[0] - side) / 2;
        }
        return (int) (((long) side * cell + cells[grid] - 1) / cells[grid]);
    }

    private int cellAt(final int grid, final int fromEdge) {
        int cell = cells[grid] - 1;
        while (cell > 0 && firstOf(grid, cell) > fromEdge) {
            cell--;
        }
        return cell;
    }

    long memoryBytes() {
        return 4L * cuts.length + 2L * cellOf.length * parts();
    }

    /** How many parts the lines leave. */
    int parts() {
        return cuts.length - 1;
    }

    /** How many cells a grid has along this side. */
    int cells(final int grid) {
        return cells[grid];
    }

    /** The cell of a grid in which a part lies. */
    int cell(final int grid, final int part) {
        return cellOf[grid][part];
    }

    /** The part of a position, or {@link Pitch#OUTSIDE} beyond the lines. */
    int part(final int millimetres) {
        final long fromEdge = 2L * millimetres + side / 2;
        if (fromEdge < 0 || fromEdge > side) {
            return Pitch.OUTSIDE;
        }
        final int found = Arrays.binarySearch(cuts, (int) fromEdge);
        return found >= 0 ? found : -found - 2;
    }
}
