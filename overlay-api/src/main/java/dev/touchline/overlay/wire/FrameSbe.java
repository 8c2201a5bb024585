package dev.touchline.overlay.wire;

import dev.touchline.protocol.live.Flag;
import dev.touchline.protocol.live.FrameEncoder;
import dev.touchline.protocol.live.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.FrameDecoder.RowsDecoder;
import io.netty.buffer.ByteBuf;
import org.agrona.ExpandableArrayBuffer;

/**
 * Writes a {@code Frame} message of {@code live-schema.xml}. Its rows are those of the engine's frame, byte by byte: the two schemas lay them out
 * alike, which a test holds. One thread; allocates nothing once it has grown.
 */
public final class FrameSbe implements FrameWriter {
    public static final short NO_TIMECODE = 255;

    private static final int ROW = FrameEncoder.RowsEncoder.sbeBlockLength();
    private static final int HEAD = MessageHeaderEncoder.ENCODED_LENGTH + FrameEncoder.BLOCK_LENGTH;
    private static final int ROWS = HEAD + FrameEncoder.RowsEncoder.sbeHeaderSize();

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameEncoder message = new FrameEncoder();
    private final ShownRows shown;
    private final Timecode timecode;

    /**
     * A writer.
     *
     * @param timecode of its rate, or null when that has none
     */
    public FrameSbe(final ShownRows shown, final Timecode timecode) {
        this.shown = shown;
        this.timecode = timecode;
    }

    @Override
    public void write(final FrameDecoder frame, final FrameCamera camera, final int stream, final ByteBuf out) {
        message.wrapAndApplyHeader(buffer, 0, header).stream(stream)
                .seq(frame.seq())
                .tsUs(frame.tsUs())
                .pubUs(frame.pubUs())
                .clockMs(frame.clockMs())
                .period(frame.period())
                .running(frame.running() == 0 ? Flag.NO : Flag.YES);
        writeTimecode(frame.tsUs());
        int end = ROWS;
        int count = 0;
        for (final RowsDecoder rows = frame.rows(); rows.hasNext(); ) {
            rows.next();
            if (shown.shows(rows)) {
                buffer.putBytes(end, frame.buffer(), frame.limit() - ROW, ROW);
                end += ROW;
                count++;
            }
        }
        message.rowsCount(count);
        message.limit(end);
        if (camera == null) {
            message.camCount(0);
        } else {
            write(camera.camera(), message.camCount(1).next());
        }
        out.writeBytes(buffer.byteArray(), 0, message.limit());
    }

    private static void write(final CameraDecoder camera, final FrameEncoder.CamEncoder cam) {
        cam.tsUs(camera.tsUs())
                .sourceId(camera.sourceId())
                .pan(camera.pan())
                .tilt(camera.tilt())
                .roll(camera.roll())
                .x(camera.x())
                .y(camera.y())
                .z(camera.z())
                .lensKnown(camera.lensKnown() == 0 ? Flag.NO : Flag.YES)
                .focalLength(camera.focalLength())
                .sensorWidth(camera.sensorWidth())
                .k1(camera.k1())
                .k2(camera.k2())
                .principalPointX(camera.principalPointX())
                .principalPointY(camera.principalPointY());
    }

    private void writeTimecode(final long tsUs) {
        if (timecode == null) {
            message.tc()
                    .hours(NO_TIMECODE)
                    .minutes((short) 0)
                    .seconds((short) 0)
                    .frames((short) 0)
                    .dropFrame(Flag.NO);
        } else {
            timecode.set(tsUs);
            message.tc()
                    .hours((short) timecode.hours())
                    .minutes((short) timecode.minutes())
                    .seconds((short) timecode.seconds())
                    .frames((short) timecode.frames())
                    .dropFrame(timecode.isDropFrame() ? Flag.YES : Flag.NO);
        }
    }
}
