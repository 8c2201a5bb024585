package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameDecoder.RowsDecoder;
import dev.touchline.protocol.overlay.Quality;
import java.nio.charset.StandardCharsets;

/** A field of a frame's rows: its name in the protocol and how it is written. */
enum RowField {
    O("o") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.integer(row.objectId());
        }
    },
    X("x") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.x());
        }
    },
    Y("y") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.y());
        }
    },
    Z("z") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.z());
        }
    },
    VX("vx") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.vx());
        }
    },
    VY("vy") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.vy());
        }
    },
    VZ("vz") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.vz());
        }
    },
    AX("ax") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.ax());
        }
    },
    AY("ay") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.ay());
        }
    },
    S("s") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.thousandths(row.sigma());
        }
    },
    Q("q") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            final Quality quality = row.quality();
            json.raw(quality == Quality.LIVE ? LIVE : quality == Quality.STALE ? STALE : EXTRAPOLATED);
        }
    },
    AGE("age") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
            json.integer(row.ageMs());
        }
    },
    D("d") {
        @Override
        void write(final JsonWriter json, final RowsDecoder row) {
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

    String label() {
        return label;
    }

    abstract void write(JsonWriter json, RowsDecoder row);

    /** The field of a name, or null when there is none. */
    static RowField of(final String label) {
        for (final RowField field : values()) {
            if (field.label.equals(label)) {
                return field;
            }
        }
        return null;
    }
}
