package dev.touchline.engine.heat;

import dev.touchline.engine.state.PlayClass;
import dev.touchline.protocol.overlay.HeatWindow;

/**
 * One object's dwell on one grid over one window, of the classes of play that a filter lets through; kept apart by the
 * direction in which home attacked, so that it can be read turned. Brought up to date when it is read: what entered the
 * window is added, what left is taken back. Engine thread only; costs the runs since it was last read.
 */
final class HeatView implements RunCursor.Receiver {
    private final Atoms atoms;
    private final RunLog log;
    private final int grid;
    private final HeatWindow window;
    private final int mask;
    private final RunCursor entering;
    private final RunCursor leaving;
    private final DwellCells homePlusX;
    private final long firstChunk;
    /** Made when home is first seen to attack -x: in half of all windows it never does. */
    private DwellCells homeMinusX;

    private long outsideUs;
    private int sign;
    private long readUs;

    /** A view of what a log holds since an instant. */
    HeatView(
            final Atoms atoms,
            final RunLog log,
            final int grid,
            final HeatWindow window,
            final int mask,
            final long fromUs) {
        this.atoms = atoms;
        this.log = log;
        this.grid = grid;
        this.window = window;
        this.mask = mask;
        homePlusX = new DwellCells(atoms.columns(grid) * atoms.rows(grid));
        firstChunk = log.first();
        entering = log.cursorFrom(fromUs);
        leaving = window == HeatWindow.MATCH ? null : log.cursorFrom(fromUs);
    }

    boolean is(final int otherGrid, final HeatWindow otherWindow, final int otherMask) {
        return grid == otherGrid && window == otherWindow && mask == otherMask;
    }

    /** Whether the log still has all that this view was made from. */
    boolean isCurrent() {
        return firstChunk == log.first();
    }

    /** Moves the window to end at an instant and begin at another. */
    void moveTo(final long fromUs, final long nowUs) {
        sign = 1;
        entering.readTo(nowUs, this);
        if (leaving != null) {
            sign = -1;
            leaving.readTo(Math.min(fromUs, nowUs), this);
        }
        readUs = nowUs;
    }

    @Override
    public void onRun(final int atom, final int playClass, final long fromUs, final long toUs) {
        if ((mask >>> playClass & 1) == 0) {
            return;
        }
        final long durationUs = sign * (toUs - fromUs);
        if (atom == Atoms.OUTSIDE) {
            outsideUs += durationUs;
        } else if ((PlayClass.MINUS_X >>> playClass & 1) == 0) {
            homePlusX.add(atoms.cell(grid, atom), durationUs);
        } else {
            if (homeMinusX == null) {
                homeMinusX = new DwellCells(atoms.columns(grid) * atoms.rows(grid));
            }
            homeMinusX.add(atoms.cell(grid, atom), durationUs);
        }
    }

    /**
     * Adds it to a sum.
     *
     * @param turnPlusX whether to turn what was while home attacked +x
     * @param turnMinusX whether to turn what was while home attacked -x
     */
    void addTo(final HeatSum sum, final boolean turnPlusX, final boolean turnMinusX) {
        homePlusX.addTo(sum, turnPlusX);
        if (homeMinusX != null) {
            homeMinusX.addTo(sum, turnMinusX);
        }
        sum.addOutside(outsideUs);
    }

    /** When it was last read, us. */
    long readUs() {
        return readUs;
    }

    long memoryBytes() {
        return 320 + homePlusX.memoryBytes() + (homeMinusX == null ? 0 : homeMinusX.memoryBytes());
    }
}
