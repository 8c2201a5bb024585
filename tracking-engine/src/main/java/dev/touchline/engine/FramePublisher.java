package dev.touchline.engine;

import static dev.touchline.protocol.overlay.FrameEncoder.RowsEncoder;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.SettledEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes a match's frames, live and settled, from the states of its objects: the two messages differ in their type only.
 * Engine thread only; allocates nothing.
 */
final class FramePublisher {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MAX_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH
            + FrameEncoder.BLOCK_LENGTH
            + RowsEncoder.sbeHeaderSize()
            + ObjectStates.OBJECTS * RowsEncoder.sbeBlockLength();

    private final UnsafeBuffer live = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final UnsafeBuffer settled = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameEncoder frame = new FrameEncoder();
    private final MatchContext context;
    private final MatchClockState clock;
    private final EnginePublication publication;
    private int liveLength;

    FramePublisher(final MatchContext context, final MatchClockState clock, final EnginePublication publication) {
        this.context = context;
        this.clock = clock;
        this.publication = publication;
    }

    /** The frame's time for capture time, us UTC. */
    long frameTimeUs(final long timeNs) {
        return TaiTime.toUtcNs(timeNs, context.taiOffsetSeconds()) / NANOS_PER_MICRO;
    }

    private long timeNs(final long tsUs) {
        return TaiTime.fromUtcNs(tsUs * NANOS_PER_MICRO, context.taiOffsetSeconds());
    }

    /** Publishes live states as frame {@code seq} of the epoch. */
    void publish(final ObjectStates states, final MatchAnalysis analysis, final long epoch, final long seq) {
        liveLength = encode(live, states, analysis, epoch, seq);
        publication.onFrame(live, 0, liveLength);
    }

    /** A copy of the newest live frame, which is empty before the first. */
    DirectBuffer copyNewest() {
        final byte[] copy = new byte[liveLength];
        live.getBytes(0, copy);
        return new UnsafeBuffer(copy);
    }

    /** The match starts anew: there is no newest frame. */
    void forgetNewest() {
        liveLength = 0;
    }

    /** Publishes settled states as settled frame {@code seq} of the epoch. */
    void publishSettled(final ObjectStates states, final MatchAnalysis analysis, final long epoch, final long seq) {
        final int length = encode(settled, states, analysis, epoch, seq);
        header.wrap(settled, 0).templateId(SettledEncoder.TEMPLATE_ID);
        publication.onSettled(settled, 0, length);
    }

    private int encode(
            final UnsafeBuffer buffer,
            final ObjectStates states,
            final MatchAnalysis analysis,
            final long epoch,
            final long seq) {
        frame.wrapAndApplyHeader(buffer, 0, header)
                .matchId(context.matchId())
                .epoch(epoch)
                .seq(seq)
                .tsUs(states.tsUs())
                .pubUs(0)
                .clockMs(clock.clockMsAt(timeNs(states.tsUs())))
                .period((short) clock.period())
                .running((short) (clock.running() ? 1 : 0));
        final RowsEncoder rows =
                frame.rowsCount(Long.bitCount(states.rosterBits()) + Long.bitCount(states.anonymousBits()));
        for (long left = states.rosterBits(); left != 0; left &= left - 1) {
            write(rows.next(), Long.numberOfTrailingZeros(left), states, analysis);
        }
        for (long left = states.anonymousBits(); left != 0; left &= left - 1) {
            write(rows.next(), Long.SIZE + Long.numberOfTrailingZeros(left), states, analysis);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + frame.encodedLength();
    }

    private static void write(
            final RowsEncoder row, final int objectId, final ObjectStates states, final MatchAnalysis analysis) {
        row.objectId((short) objectId)
                .quality(states.quality(objectId))
                .ageMs(states.ageMs(objectId))
                .x(states.xMillimetres(objectId))
                .y(states.yMillimetres(objectId))
                .z(states.zMillimetres(objectId))
                .vx(states.vxMillimetres(objectId))
                .vy(states.vyMillimetres(objectId))
                .vz(states.vzMillimetres(objectId))
                .ax(states.axMillimetres(objectId))
                .ay(states.ayMillimetres(objectId))
                .sigma(states.sigmaMillimetres(objectId))
                .distance(analysis.distanceMillimetres(objectId));
    }
}
