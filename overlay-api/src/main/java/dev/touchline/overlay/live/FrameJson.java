package dev.touchline.overlay.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.touchline.protocol.overlay.FrameDecoder;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** Writes a {@code frame} message with a stream's fields, of its objects in its zone. One thread; allocates nothing. */
final class FrameJson {
    private static final byte[] STREAM = "{\"t\":\"frame\",\"stream\":".getBytes(US_ASCII);
    private static final byte[] SEQ = ",\"seq\":".getBytes(US_ASCII);
    private static final byte[] TS = ",\"tsUs\":".getBytes(US_ASCII);
    private static final byte[] PUB = ",\"pubUs\":".getBytes(US_ASCII);
    private static final byte[] CLOCK = ",\"clock\":{\"period\":".getBytes(US_ASCII);
    private static final byte[] MS = ",\"ms\":".getBytes(US_ASCII);
    private static final byte[] RUNNING = ",\"running\":true},\"rows\":[".getBytes(US_ASCII);
    private static final byte[] STOPPED = ",\"running\":false},\"rows\":[".getBytes(US_ASCII);
    private static final byte[] END = "]}".getBytes(US_ASCII);
    private static final int ALL_LOW = 64;

    private final JsonWriter json = new JsonWriter();
    private final RowField[] fields;
    private final boolean everyObject;
    private final Zone zone;
    private long lowObjects;
    private long highObjects;

    /**
     * A writer.
     *
     * @param objects ids to show; empty for all
     * @param zone where those are that are shown
     */
    FrameJson(final List<RowField> fields, final List<Integer> objects, final Zone zone) {
        this.zone = zone;
        this.fields = fields.toArray(RowField[]::new);
        everyObject = objects.isEmpty();
        for (final int object : objects) {
            if (object < ALL_LOW) {
                lowObjects |= 1L << object;
            } else {
                highObjects |= 1L << object;
            }
        }
    }

    /** Writes a frame; the decoder is at its start and is read to its end. */
    void write(final FrameDecoder frame, final int stream, final ByteBuf out) {
        json.to(out)
                .raw(STREAM)
                .integer(stream)
                .raw(SEQ)
                .integer(frame.seq())
                .raw(TS)
                .integer(frame.tsUs())
                .raw(PUB)
                .integer(frame.pubUs())
                .raw(CLOCK)
                .integer(frame.period())
                .raw(MS)
                .integer(frame.clockMs())
                .raw(frame.running() == 0 ? STOPPED : RUNNING);
        final FrameDecoder.RowsDecoder rows = frame.rows();
        boolean first = true;
        while (rows.hasNext()) {
            rows.next();
            if (isShown(rows.objectId()) && zone.contains(rows.x(), rows.y())) {
                if (!first) {
                    json.raw(',');
                }
                first = false;
                writeRow(rows);
            }
        }
        json.raw(END);
    }

    private boolean isShown(final int object) {
        return everyObject || ((object < ALL_LOW ? lowObjects : highObjects) >>> object & 1) == 1;
    }

    private void writeRow(final FrameDecoder.RowsDecoder row) {
        char before = '[';
        for (final RowField field : fields) {
            json.raw(before);
            field.write(json, row);
            before = ',';
        }
        json.raw(']');
    }
}
