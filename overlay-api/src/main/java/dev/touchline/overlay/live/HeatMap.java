package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.HeatDecoder;

/** The last state of a watched heat map, and what its last update changed. Event loop thread only. */
final class HeatMap {
    private static final long NEVER = -1;

    private long[] dwellUs = {};
    private int[] changed = {};
    private int changes;
    private long epoch;
    private long seq = NEVER;
    private long baseSeq = NEVER;
    private long tsUs;
    private int columns;
    private int rows;
    private long outsideUs;

    /** What an update was. */
    enum Update {
        /** The first, or another grid or epoch: only the whole map will do. */
        WHOLE,
        /** Some cells, or only the time. */
        CHANGED,
        /** The same state as before. */
        REPEATED
    }

    /** Takes the map that the engine published. */
    Update update(final HeatDecoder heat) {
        if (seq == heat.seq() && epoch == heat.epoch()) {
            return Update.REPEATED;
        }
        final boolean whole = seq == NEVER || epoch != heat.epoch() || columns != heat.columns() || rows != heat.rows();
        baseSeq = seq;
        epoch = heat.epoch();
        seq = heat.seq();
        tsUs = heat.tsUs();
        columns = heat.columns();
        rows = heat.rows();
        outsideUs = heat.outsideUs();
        changes = 0;
        final HeatDecoder.CellsDecoder cells = heat.cells();
        if (dwellUs.length != cells.count()) {
            dwellUs = new long[cells.count()];
            changed = new int[cells.count()];
        }
        for (int cell = 0; cells.hasNext(); cell++) {
            final long value = cells.next().dwellUs();
            if (dwellUs[cell] != value) {
                dwellUs[cell] = value;
                changed[changes++] = cell;
            }
        }
        return whole ? Update.WHOLE : Update.CHANGED;
    }

    /** Whether there has been an update. */
    boolean isKnown() {
        return seq != NEVER;
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    long baseSeq() {
        return baseSeq;
    }

    long tsUs() {
        return tsUs;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    long outsideUs() {
        return outsideUs;
    }

    int cells() {
        return dwellUs.length;
    }

    long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    int changes() {
        return changes;
    }

    int changed(final int index) {
        return changed[index];
    }
}
