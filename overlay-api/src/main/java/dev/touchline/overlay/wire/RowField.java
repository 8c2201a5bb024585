package dev.touchline.overlay.wire;

import dev.touchline.protocol.overlay.FrameDecoder.RowsDecoder;
import dev.touchline.protocol.overlay.Quality;
import java.nio.charset.StandardCharsets;

/** A field of a frame's rows: its name in the protocol and how it is written. */
public enum RowField {
    O("o") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.integer(row.objectId());
        }
    },
    X("x") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.x());
        }
    },
    Y("y") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.y());
        }
    },
    Z("z") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.z());
        }
    },
    VX("vx") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.vx());
        }
    },
    VY("vy") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.vy());
        }
    },
    VZ("vz") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.vz());
        }
    },
    AX("ax") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.ax());
        }
    },
    AY("ay") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.ay());
        }
    },
    S("s") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.sigma());
        }
    },
    Q("q") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            final Quality quality = row.quality();
            json.raw(quality == Quality.LIVE ? LIVE : quality == Quality.STALE ? STALE : EXTRAPOLATED);
        }
    },
    AGE("age") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.integer(row.ageMs());
        }
    },
    D("d") {
        @Override
        public void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.distance());
        }
    };

    private static final byte[] LIVE = "\"live\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXTRAPOLATED = "\"extrapolated\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STALE = "\"stale\"".getBytes(StandardCharsets.US_ASCII);

    private final String label;

    RowField(final String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public abstract void write(JsonWriter json, RowsDecoder row);

    /** The field of a name, or null when there is none. */
    public static RowField of(final String label) {
        for (final RowField field : values()) {
            if (field.label.equals(label)) {
                return field;
            }
        }
        return null;
    }
}
