package dev.touchline.engine.heat;

import java.util.Arrays;

/** Where heat maps are read into and added up: dwell per cell and outside the pitch, us. Engine thread only. */
public final class HeatSum {
    private final long[] dwellUs;
    private long outsideUs;

    /** A sum over so many cells, empty. */
    public HeatSum(final int cells) {
        dwellUs = new long[cells];
    }

    /** Empties it. */
    public void clear() {
        Arrays.fill(dwellUs, 0);
        outsideUs = 0;
    }

    void add(final DwellGrid grid) {
        for (int cell = 0; cell < dwellUs.length; cell++) {
            dwellUs[cell] += grid.dwellUs(cell);
        }
        outsideUs += grid.outsideUs();
    }

    void add(final SlidingWindow window) {
        for (int cell = 0; cell < dwellUs.length; cell++) {
            dwellUs[cell] += window.dwellUs(cell);
        }
        outsideUs += window.outsideUs();
    }

    /** Dwell in a cell, us. */
    public long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    /** Dwell outside the pitch, us. */
    public long outsideUs() {
        return outsideUs;
    }
}
