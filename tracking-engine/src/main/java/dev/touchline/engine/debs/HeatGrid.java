package dev.touchline.engine.debs;

/**
 * The four grids of the heat map. Cells are numbered along x first. A cell has its lower edges, and the last row and column
 * the field's too. Pure functions; any thread.
 */
public final class HeatGrid {
    /** Grids, the coarsest first. */
    public static final int COUNT = 4;

    static final int OUTSIDE = -1;

    private static final int[] COLUMNS = {8, 16, 32, 64};
    private static final int[] ROWS = {13, 25, 50, 100};
    private static final int[] OFFSET = new int[COUNT + 1];

    static {
        for (int grid = 0; grid < COUNT; grid++) {
            OFFSET[grid + 1] = OFFSET[grid] + COLUMNS[grid] * ROWS[grid];
        }
    }

    /** Cells of all grids together. */
    static final int ALL_CELLS = OFFSET[COUNT];

    private HeatGrid() {}

    /** As in names of results: 8x13. */
    public static String label(final int grid) {
        return COLUMNS[grid] + "x" + ROWS[grid];
    }

    /** Cells of a grid. */
    public static int cells(final int grid) {
        return COLUMNS[grid] * ROWS[grid];
    }

    /** The cell of a point, or {@link #OUTSIDE}. */
    static int cell(final int grid, final int x, final int y) {
        if (!DebsField.contains(x, y)) {
            return OUTSIDE;
        }
        final int column = Math.min((x - DebsField.MIN_X) * COLUMNS[grid] / DebsField.WIDTH, COLUMNS[grid] - 1);
        final int row = Math.min((y - DebsField.MIN_Y) * ROWS[grid] / DebsField.LENGTH, ROWS[grid] - 1);
        return row * COLUMNS[grid] + column;
    }

    /** Where a grid's cells begin when all are numbered through. */
    static int offset(final int grid) {
        return OFFSET[grid];
    }

    /** The grid of a cell numbered through. */
    static int gridOf(final int numbered) {
        int grid = 0;
        while (numbered >= OFFSET[grid + 1]) {
            grid++;
        }
        return grid;
    }

    /** The lower x of a cell, mm, rounded down; of the cell beside it the upper. */
    public static int x(final int grid, final int cell, final int columnsFurther) {
        return DebsField.MIN_X + (cell % COLUMNS[grid] + columnsFurther) * DebsField.WIDTH / COLUMNS[grid];
    }

    /** The lower y of a cell, mm, rounded down; of the cell above it the upper. */
    public static int y(final int grid, final int cell, final int rowsFurther) {
        return DebsField.MIN_Y + (cell / COLUMNS[grid] + rowsFurther) * DebsField.LENGTH / ROWS[grid];
    }
}
