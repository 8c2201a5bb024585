package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.Quality;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes frames as an engine publishes them. */
final class FrameMessages {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameEncoder frame = new FrameEncoder();

    /** Writes a frame of so many objects, all at the centre spot, and answers its length. */
    int write(
            final long matchId,
            final long epoch,
            final long seq,
            final long tsUs,
            final long pubUs,
            final int objects) {
        final FrameEncoder.RowsEncoder rows = frame.wrapAndApplyHeader(buffer, 0, header)
                .matchId(matchId)
                .epoch(epoch)
                .seq(seq)
                .tsUs(tsUs)
                .pubUs(pubUs)
                .clockMs(0)
                .period((short) 1)
                .running((short) 1)
                .rowsCount(objects);
        for (int object = 0; object < objects; object++) {
            rows.next().objectId((short) object).quality(Quality.LIVE).x(0).y(0).z(0);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + frame.encodedLength();
    }

    /** Where the last frame is, from 0. */
    UnsafeBuffer buffer() {
        return buffer;
    }
}
