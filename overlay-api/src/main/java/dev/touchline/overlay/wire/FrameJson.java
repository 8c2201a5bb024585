package dev.touchline.overlay.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.touchline.protocol.overlay.FrameDecoder;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** Writes a {@code frame} message with a stream's fields, and, at a rate that has one, its timecode. One thread; allocates nothing. */
public final class FrameJson implements FrameWriter {
    private static final byte[] STREAM = "{\"t\":\"frame\",\"stream\":".getBytes(US_ASCII);
    private static final byte[] SEQ = ",\"seq\":".getBytes(US_ASCII);
    private static final byte[] TS = ",\"tsUs\":".getBytes(US_ASCII);
    private static final byte[] PUB = ",\"pubUs\":".getBytes(US_ASCII);
    private static final byte[] TC = ",\"tc\":\"".getBytes(US_ASCII);
    private static final byte[] CLOCK = ",\"clock\":{\"period\":".getBytes(US_ASCII);
    private static final byte[] MS = ",\"ms\":".getBytes(US_ASCII);
    private static final byte[] RUNNING = ",\"running\":true},\"rows\":[".getBytes(US_ASCII);
    private static final byte[] STOPPED = ",\"running\":false},\"rows\":[".getBytes(US_ASCII);
    private static final byte[] CAM = "],\"cam\":".getBytes(US_ASCII);
    private static final byte[] END = "]}".getBytes(US_ASCII);

    private final JsonWriter json = new JsonWriter();
    private final RowField[] fields;
    private final ShownRows shown;
    private final Timecode timecode;

    /**
     * A writer.
     *
     * @param timecode of its rate, or null when that has none
     */
    public FrameJson(final List<RowField> fields, final ShownRows shown, final Timecode timecode) {
        this.fields = fields.toArray(RowField[]::new);
        this.shown = shown;
        this.timecode = timecode;
    }

    @Override
    public void write(final FrameDecoder frame, final FrameCamera camera, final int stream, final ByteBuf out) {
        json.to(out)
                .raw(STREAM)
                .integer(stream)
                .raw(SEQ)
                .integer(frame.seq())
                .raw(TS)
                .integer(frame.tsUs())
                .raw(PUB)
                .integer(frame.pubUs());
        if (timecode != null) {
            json.raw(TC).raw(timecode.set(frame.tsUs()).text()).raw('"');
        }
        json.raw(CLOCK)
                .integer(frame.period())
                .raw(MS)
                .integer(frame.clockMs())
                .raw(frame.running() == 0 ? STOPPED : RUNNING);
        final FrameDecoder.RowsDecoder rows = frame.rows();
        boolean first = true;
        while (rows.hasNext()) {
            rows.next();
            if (shown.shows(rows)) {
                if (!first) {
                    json.raw(',');
                }
                first = false;
                writeRow(rows);
            }
        }
        if (camera == null) {
            json.raw(END);
        } else {
            json.raw(CAM).raw(camera.json()).raw('}');
        }
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
