package dev.touchline.engine.state;

/**
 * A match's pitch and its grid of 1 m cells. Immutable; any thread.
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

    /** Cells along x; the last may reach over the line. */
    public int columns() {
        return (lengthMillimetres + CELL_MILLIMETRES - 1) / CELL_MILLIMETRES;
    }

    /** Cells along y; the last may reach over the line. */
    public int rows() {
        return (widthMillimetres + CELL_MILLIMETRES - 1) / CELL_MILLIMETRES;
    }

    /** How many cells there are. */
    public int cells() {
        return columns() * rows();
    }

    /**
     * The cell of a position: column = floor((x + length/2) / 1 m), row likewise, cell = row x columns + column;
     * {@link #OUTSIDE} beyond the lines. A position on the far line belongs to the last cell.
     */
    public int cell(final int xMillimetres, final int yMillimetres) {
        final int column = index(xMillimetres, lengthMillimetres);
        final int row = index(yMillimetres, widthMillimetres);
        return column < 0 || row < 0 ? OUTSIDE : row * columns() + column;
    }

    private static int index(final int millimetres, final int side) {
        // Twice the lengths, so that half an odd number of millimetres is exact.
        final long fromEdge = 2L * millimetres + side;
        if (fromEdge < 0 || fromEdge > 2L * side) {
            return OUTSIDE;
        }
        final int last = (side - 1) / CELL_MILLIMETRES;
        return (int) Math.min(fromEdge / (2L * CELL_MILLIMETRES), last);
    }

    /** Whether somebody of this match could be there. */
    public boolean isPlausible(final int xMillimetres, final int yMillimetres, final int zMillimetres) {
        return 2L * Math.abs((long) xMillimetres) <= lengthMillimetres + 2L * SURROUNDINGS_MILLIMETRES
                && 2L * Math.abs((long) yMillimetres) <= widthMillimetres + 2L * SURROUNDINGS_MILLIMETRES
                && zMillimetres >= LOWEST_MILLIMETRES
                && zMillimetres <= HIGHEST_MILLIMETRES;
    }
}
