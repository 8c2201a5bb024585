package dev.touchline.engine.pitchcontrol;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Pitch;

/**
 * What {@link PitchControl} fills: for each cell home's probability of control, away's being the rest, and who would be there
 * first. Cells are counted row by row from -y, each row from -x, and stand for their centres; they divide the pitch exactly.
 * Mutable, one thread; allocates nothing after it was made.
 */
public final class PitchControlGrid {
    /** Nobody owns the cell: there are no players. */
    public static final int NOBODY = MatchEvent.NO_OBJECT;

    /** Columns and rows of the default grid: cells of about 2.1 m a side. */
    public static final int DEFAULT_COLUMNS = 50;

    public static final int DEFAULT_ROWS = 32;

    private static final int MOST_CELLS = 1 << 16;

    private final Pitch pitch;
    private final int columns;
    private final int rows;
    private final double[] home;
    private final short[] owner;
    private long tsUs;

    /** A default grid over a pitch. */
    public PitchControlGrid(final Pitch pitch) {
        this(pitch, DEFAULT_COLUMNS, DEFAULT_ROWS);
    }

    /** A grid over a pitch; throws {@link IllegalArgumentException} when it has no cell, or more than 65,536. */
    public PitchControlGrid(final Pitch pitch, final int columns, final int rows) {
        if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "grid has no cell or too many: columns=" + columns + ", rows=" + rows + ", most=" + MOST_CELLS);
        }
        this.pitch = pitch;
        this.columns = columns;
        this.rows = rows;
        home = new double[columns * rows];
        owner = new short[columns * rows];
    }

    void begin(final long newTsUs) {
        tsUs = newTsUs;
    }

    void set(final int cell, final double homeControl, final int firstThere) {
        home[cell] = homeControl;
        owner[cell] = (short) firstThere;
    }

    /** When it was so, us UTC of capture. */
    public long tsUs() {
        return tsUs;
    }

    public Pitch pitch() {
        return pitch;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int cells() {
        return home.length;
    }

    /** Home's probability of control of a cell, 0 to 1. */
    public double home(final int cell) {
        return home[cell];
    }

    /** Away's: the rest. */
    public double away(final int cell) {
        return 1 - home[cell];
    }

    /** The object id of who would be there first, or {@link #NOBODY}. */
    public int owner(final int cell) {
        return owner[cell];
    }

    /** The centre of a cell, metres from the centre spot. */
    public double centreX(final int cell) {
        return centre(cell % columns, columns, pitch.lengthMillimetres());
    }

    /** The centre of a cell, metres from the centre spot. */
    public double centreY(final int cell) {
        return centre(cell / columns, rows, pitch.widthMillimetres());
    }

    private static double centre(final int index, final int count, final int millimetres) {
        // Whole numbers as long as possible: opposite cells are exactly opposite.
        return (2L * index + 1 - count) * millimetres / (2000.0 * count);
    }

    /** Home's share of the pitch: the mean over its cells. */
    public double homeShare() {
        double sum = 0;
        for (final double each : home) {
            sum += each;
        }
        return sum / home.length;
    }
}
