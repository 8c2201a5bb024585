package dev.touchline.overlay.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/** Writes {@code snap} and {@code patch} messages of heat maps. One thread; allocates nothing. */
public final class HeatJson {
    private static final byte[] SNAP = "{\"t\":\"snap\",\"stream\":".getBytes(US_ASCII);
    private static final byte[] PATCH = "{\"t\":\"patch\",\"stream\":".getBytes(US_ASCII);
    private static final byte[] EPOCH = ",\"epoch\":".getBytes(US_ASCII);
    private static final byte[] BASE = ",\"base\":".getBytes(US_ASCII);
    private static final byte[] SEQ = ",\"seq\":".getBytes(US_ASCII);
    private static final byte[] DATA_TS = ",\"data\":{\"tsUs\":".getBytes(US_ASCII);
    private static final byte[] TS = ",\"tsUs\":".getBytes(US_ASCII);
    private static final byte[] COLUMNS = ",\"columns\":".getBytes(US_ASCII);
    private static final byte[] CELL_METRES = ",\"cellMetres\":1".getBytes(US_ASCII);
    private static final byte[] GRID_METRES = ",\"gridMetres\":[".getBytes(US_ASCII);
    private static final byte[] ROWS = ",\"rows\":".getBytes(US_ASCII);
    private static final byte[] OUTSIDE = ",\"outsideUs\":".getBytes(US_ASCII);
    private static final byte[] CELLS = ",\"unit\":\"us\",\"cells\":[".getBytes(US_ASCII);
    private static final byte[] OPS = ",\"ops\":[".getBytes(US_ASCII);
    private static final byte[] END_SNAP = "]}}".getBytes(US_ASCII);
    private static final byte[] END_PATCH = "]}".getBytes(US_ASCII);

    private final JsonWriter json = new JsonWriter();

    public void writeSnap(final HeatMap map, final int stream, final ByteBuf out) {
        json.to(out)
                .raw(SNAP)
                .integer(stream)
                .raw(EPOCH)
                .integer(map.epoch())
                .raw(SEQ)
                .integer(map.seq())
                .raw(DATA_TS)
                .integer(map.tsUs());
        if (map.hasMetreCells()) {
            json.raw(CELL_METRES);
        }
        json.raw(map.labels())
                .raw(GRID_METRES)
                .thousandths(map.gridLength())
                .raw(',')
                .thousandths(map.gridWidth())
                .raw(']')
                .raw(COLUMNS)
                .integer(map.columns())
                .raw(ROWS)
                .integer(map.rows())
                .raw(OUTSIDE)
                .integer(map.outsideUs())
                .raw(CELLS);
        for (int cell = 0; cell < map.cells(); cell++) {
            if (cell > 0) {
                json.raw(',');
            }
            json.integer(map.dwellUs(cell));
        }
        json.raw(END_SNAP);
    }

    /** The cells that the last update of the map changed. */
    public void writePatch(final HeatMap map, final int stream, final ByteBuf out) {
        json.to(out)
                .raw(PATCH)
                .integer(stream)
                .raw(BASE)
                .integer(map.baseSeq())
                .raw(SEQ)
                .integer(map.seq())
                .raw(TS)
                .integer(map.tsUs())
                .raw(OUTSIDE)
                .integer(map.outsideUs())
                .raw(OPS);
        for (int i = 0; i < map.changes(); i++) {
            final int cell = map.changed(i);
            if (i > 0) {
                json.raw(',');
            }
            json.raw('[').integer(cell).raw(',').integer(map.dwellUs(cell)).raw(']');
        }
        json.raw(END_PATCH);
    }
}
