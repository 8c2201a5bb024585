package dev.touchline.engine.heat;

import java.util.Arrays;

/**
 * Where a heat map is read into: dwell per cell and outside the pitch, us, and what its grid is. One thread; grows to the
 * largest grid that was read into it.
 */
public final class HeatSum {
    private long[] dwellUs = {};
    private int columns;
    private int rows;
    private int gridLength;
    private int gridWidth;
    private long outsideUs;

    /** Empties it, for a grid. */
    void begin(final Atoms atoms, final int grid) {
        columns = atoms.columns(grid);
        rows = atoms.rows(grid);
        gridLength = atoms.gridLength(grid);
        gridWidth = atoms.gridWidth(grid);
        outsideUs = 0;
        if (dwellUs.length < cells()) {
            dwellUs = new long[cells()];
        } else {
            Arrays.fill(dwellUs, 0, cells(), 0);
        }
    }

    void add(final int cell, final long durationUs) {
        dwellUs[cell] += durationUs;
    }

    void addOutside(final long durationUs) {
        outsideUs += durationUs;
    }

    /** Cells along x. */
    public int columns() {
        return columns;
    }

    /** Cells along y. */
    public int rows() {
        return rows;
    }

    /** How many cells the map has. */
    public int cells() {
        return columns * rows;
    }

    /** How long the grid is along x, mm: half of it on either side of the centre spot. */
    public int gridLengthMillimetres() {
        return gridLength;
    }

    /** How wide the grid is along y, mm. */
    public int gridWidthMillimetres() {
        return gridWidth;
    }

    /** Dwell in a cell, us: row by row from -y, each from -x. */
    public long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    /** Dwell outside the pitch, us. */
    public long outsideUs() {
        return outsideUs;
    }
}
