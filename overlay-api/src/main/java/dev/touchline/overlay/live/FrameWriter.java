package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameDecoder;
import io.netty.buffer.ByteBuf;

/** Writes frames as messages of one stream. One thread; allocates nothing. */
interface FrameWriter {
    /** Writes a frame; the decoder is at its start and is read to its end. */
    void write(FrameDecoder frame, int stream, ByteBuf out);

    /** The writer of a stream. */
    static FrameWriter of(final StreamKey.Frames key) {
        final ShownRows shown = new ShownRows(key.objects(), key.zone());
        final Timecode timecode = Timecode.of(key.rate());
        return switch (key.encoding()) {
            case JSON -> new FrameJson(key.fields(), shown, timecode);
            case SBE -> new FrameSbe(shown, timecode);
        };
    }
}
