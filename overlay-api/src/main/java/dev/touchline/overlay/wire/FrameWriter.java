package dev.touchline.overlay.wire;

import dev.touchline.protocol.overlay.FrameDecoder;
import io.netty.buffer.ByteBuf;
import java.util.function.LongSupplier;

/** Writes frames as messages of one stream. One thread; allocates nothing. */
public interface FrameWriter {
    /**
     * Writes a frame; the decoder is at its start and is read to its end.
     *
     * @param camera what the frame carries of a camera, or null
     */
    void write(FrameDecoder frame, FrameCamera camera, int stream, ByteBuf out);

    /**
     * The writer of a stream.
     *
     * @param team answers the ids of its team's players as bits, or null when it has none
     */
    static FrameWriter of(final StreamKey.Frames key, final LongSupplier team) {
        final ShownRows shown = new ShownRows(key.objects(), team, key.zone());
        final Timecode timecode = Timecode.of(key.rate());
        return switch (key.encoding()) {
            case JSON -> new FrameJson(key.fields(), shown, timecode);
            case SBE -> new FrameSbe(shown, timecode);
        };
    }
}
