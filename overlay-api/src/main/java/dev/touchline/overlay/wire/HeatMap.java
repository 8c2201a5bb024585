package dev.touchline.overlay.wire;

import dev.touchline.overlay.heat.HeatNames;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.HeatGrid;
import java.nio.charset.StandardCharsets;

/** The last state of a watched heat map, and what its last update changed. Event loop thread only. */
public final class HeatMap {
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
    private boolean metreCells;
    private long gridLength;
    private long gridWidth;
    private byte[] labels = {};
    private String grid = "";
    private String when = "";
    private String direction = "";

    /** What an update was. */
    public enum Update {
        /** The first, or another grid or epoch: only the whole map will do. */
        WHOLE,
        /** Some cells, or only the time. */
        CHANGED,
        /** The same state as before. */
        REPEATED
    }

    /** Takes the map that the engine published. */
    public Update update(final HeatDecoder heat) {
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
        gridLength = heat.gridLength();
        gridWidth = heat.gridWidth();
        if (whole) {
            label(heat);
        }
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

    /** What a stream's maps have in common, as JSON; written once. */
    private void label(final HeatDecoder heat) {
        metreCells = heat.grid() == HeatGrid.ONE_METRE;
        grid = HeatNames.of(heat.grid());
        when = HeatNames.of(heat.when());
        direction = HeatNames.of(heat.direction());
        labels = (",\"grid\":\"" + grid + "\",\"when\":\"" + when + "\",\"direction\":\"" + direction + "\"")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether there has been an update. */
    public boolean isKnown() {
        return seq != NEVER;
    }

    public long epoch() {
        return epoch;
    }

    public long seq() {
        return seq;
    }

    public long baseSeq() {
        return baseSeq;
    }

    public long tsUs() {
        return tsUs;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public long outsideUs() {
        return outsideUs;
    }

    /** Whether its cells are 1 m squares. */
    public boolean hasMetreCells() {
        return metreCells;
    }

    /** Along x, mm. */
    public long gridLength() {
        return gridLength;
    }

    /** Along y, mm. */
    public long gridWidth() {
        return gridWidth;
    }

    /** Grid, filter and direction as fields of a JSON object, after a comma. */
    public byte[] labels() {
        return labels;
    }

    public String grid() {
        return grid;
    }

    public String when() {
        return when;
    }

    public String direction() {
        return direction;
    }

    public int cells() {
        return dwellUs.length;
    }

    public long dwellUs(final int cell) {
        return dwellUs[cell];
    }

    public int changes() {
        return changes;
    }

    public int changed(final int index) {
        return changed[index];
    }
}
