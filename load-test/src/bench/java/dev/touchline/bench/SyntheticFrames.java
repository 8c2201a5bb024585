package dev.touchline.bench;

import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.Quality;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames of 22 players and the ball as the engine publishes them, with numbers of the usual length. One thread. */
public final class SyntheticFrames {
    static final int OBJECTS = 23;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameEncoder frame = new FrameEncoder();
    private long seq;

    /** Writes the next frame and answers its length. */
    public int next(final long matchId, final long tsUs) {
        seq++;
        final FrameEncoder.RowsEncoder rows = frame.wrapAndApplyHeader(buffer, 0, header)
                .matchId(matchId)
                .epoch(1)
                .seq(seq)
                .tsUs(tsUs)
                .pubUs(tsUs)
                .clockMs(seq)
                .period((short) 1)
                .running((short) 1)
                .rowsCount(OBJECTS);
        for (int object = 0; object < OBJECTS; object++) {
            final int wave = (int) (seq + object * 37) % 1_000;
            rows.next()
                    .objectId((short) object)
                    .quality(Quality.LIVE)
                    .ageMs(wave % 16)
                    .x(-45_123 + object * 4_000 + wave)
                    .y(-30_456 + object * 2_500 - wave)
                    .z(wave)
                    .vx(4_321 - wave)
                    .vy(-3_210 + wave)
                    .vz(wave - 500)
                    .ax(1_234 - wave)
                    .ay(wave - 765)
                    .sigma(20 + wave % 30)
                    .distance(5_432_100 + (int) seq);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + frame.encodedLength();
    }

    /** Where the last frame is, from 0. */
    public UnsafeBuffer buffer() {
        return buffer;
    }
}
