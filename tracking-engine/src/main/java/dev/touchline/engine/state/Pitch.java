package dev.touchline.engine.state;

/**
 * A match's pitch and its grid of 1 m cells, whose middle is the centre spot: turning the pitch by half a turn takes cells to
 * cells. Immutable; any thread.
 *
 * @param lengthMillimetres along x
 * @param widthMillimetres along y
 */
public record Pitch(int lengthMillimetres, int widthMillimetres) {
    /** The cell of a position outside the pitch. */
    public static final int OUTSIDE = -1;

    private static final int CELL_MILLIMETRES = 1000;
    private static final int SHORTEST = 10_000;
    private static final int LONGEST = 200_000;
    /** How far beyond the lines a position may be and still be somebody at this match. */
    private static final int SURROUNDINGS_MILLIMETRES = 20_000;

    private static final int LOWEST_MILLIMETRES = -2_000;
    private static final int HIGHEST_MILLIMETRES = 100_000;

    /** A pitch; throws {@link IllegalArgumentException} when a side is not 10 to 200 m long. */
    public Pitch {
        if (Math.min(lengthMillimetres, widthMillimetres) < SHORTEST
                || Math.max(lengthMillimetres, widthMillimetres) > LONGEST) {
            throw new IllegalArgumentException("pitch is not 10 to 200 m a side: length=" + lengthMillimetres
                    + " mm, width=" + widthMillimetres + " mm");
        }
    }

    /** Cells along x; the first and the last may reach over the lines, both alike. */
    public int columns() {
        return metres(lengthMillimetres);
    }

    /** Cells along y; the first and the last may reach over the lines, both alike. */
    public int rows() {
        return metres(widthMillimetres);
    }

    /** How many whole metres a side of so many millimetres needs. */
    public static int metres(final int millimetres) {
        return (millimetres + CELL_MILLIMETRES - 1) / CELL_MILLIMETRES;
    }

    /** How many cells there are. */
    public int cells() {
        return columns() * rows();
    }

    /**
     * The cell of a position: column = floor(x / 1 m + columns / 2), row likewise, cell = row x columns + column;
     * {@link #OUTSIDE} beyond the lines. A position on the far line belongs to the last cell.
     */
    public int cell(final int xMillimetres, final int yMillimetres) {
        final int column = index(xMillimetres, lengthMillimetres);
        final int row = index(yMillimetres, widthMillimetres);
        return column < 0 || row < 0 ? OUTSIDE : row * columns() + column;
    }

    private static int index(final int millimetres, final int side) {
        // Twice the lengths, so that half an odd number of millimetres or metres is exact.
        if (2L * Math.abs((long) millimetres) > side) {
            return OUTSIDE;
        }
        final int cells = metres(side);
        final int fromEdge = 2 * millimetres + cells * CELL_MILLIMETRES;
        return Math.min(fromEdge / (2 * CELL_MILLIMETRES), cells - 1);
    }

    /** Whether somebody of this match could be there. */
    public boolean isPlausible(final int xMillimetres, final int yMillimetres, final int zMillimetres) {
        return 2L * Math.abs((long) xMillimetres) <= lengthMillimetres + 2L * SURROUNDINGS_MILLIMETRES
                && 2L * Math.abs((long) yMillimetres) <= widthMillimetres + 2L * SURROUNDINGS_MILLIMETRES
                && zMillimetres >= LOWEST_MILLIMETRES
                && zMillimetres <= HIGHEST_MILLIMETRES;
    }
}
