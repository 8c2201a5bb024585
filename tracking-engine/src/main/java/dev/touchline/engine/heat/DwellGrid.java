package dev.touchline.engine.heat;

import java.util.Arrays;

/** Dwell per cell since it was cleared. Engine thread only. */
final class DwellGrid {
    private final long[] dwellUs;
    private long outsideUs;

    DwellGrid(final int cells) {
        dwellUs = new long[cells];
    }

    void add(final int cell, final long durationUs) {
        if (cell < 0) {
            outsideUs += durationUs;
        } else {
            dwellUs[cell] += durationUs;
        }
    }

    long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    long outsideUs() {
        return outsideUs;
    }

    void clear() {
        Arrays.fill(dwellUs, 0);
        outsideUs = 0;
    }
}
