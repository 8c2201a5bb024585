package dev.touchline.load.feed;

import static dev.touchline.protocol.RecordDescriptor.FLAG_BALL_IN_PLAY;
import static dev.touchline.protocol.RecordDescriptor.FLAG_LAST_OF_FRAME;
import static dev.touchline.protocol.RecordDescriptor.FRAME_OFFSET;
import static dev.touchline.protocol.RecordDescriptor.MAX_DATAGRAM_LENGTH;
import static dev.touchline.protocol.RecordDescriptor.RECORD_LENGTH;
import static dev.touchline.protocol.RecordDescriptor.SEQUENCE_OFFSET;
import static dev.touchline.protocol.RecordDescriptor.TIME_OFFSET;

import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.feed.MessageHeaderEncoder;
import dev.touchline.protocol.feed.PositionEncoder;
import dev.touchline.protocol.feed.SensorSampleEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Every datagram of one cycle, encoded once and laid end to end in the order of sending, so that neighbours can leave in one
 * call. Before a datagram leaves only what differs from frame to frame is written into it: sequence, frame, capture time,
 * and a position's x and y. One thread; allocates nothing after construction.
 */
final class DatagramTemplates {
    private static final int SESSION = 1;
    private static final int HEART_RATE = 1;
    private static final double BEATS_PER_MINUTE = 150;
    private static final int X_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH + PositionEncoder.xEncodingOffset();
    private static final int Y_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH + PositionEncoder.yEncodingOffset();
    private static final long NANOS_PER_MICRO = 1_000;

    private final FeedShape shape;
    private final SendPlan plan;
    private final RecordKind kind;
    private final Motion motion;
    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;

    /** The templates of matches from {@code firstMatch} on. */
    DatagramTemplates(final FeedShape shape, final SendPlan plan, final long firstMatch, final RecordKind kind) {
        this.shape = shape;
        this.plan = plan;
        this.kind = kind;
        motion = new Motion(shape.points());
        bytes = ByteBuffer.allocateDirect(shape.datagramsPerCycle() * MAX_DATAGRAM_LENGTH);
        buffer = new UnsafeBuffer(bytes);
        for (int index = 0; index < shape.datagramsPerCycle(); index++) {
            encode(index, firstMatch);
        }
    }

    /** The datagrams; the one at an index of the cycle begins at {@link #offset(int)}. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Where the datagram at an index of the cycle begins. */
    static int offset(final int indexInCycle) {
        return indexInCycle * MAX_DATAGRAM_LENGTH;
    }

    /** Readies the datagram at an index of the cycle for a frame captured at {@code captureUtcNs}. */
    void prepare(final int indexInCycle, final long frame, final long captureUtcNs) {
        final int point = plan.datagram(indexInCycle);
        final int stream = plan.stream(indexInCycle);
        final long captureTime = TaiTime.fromUtcNs(captureUtcNs, TaiTime.DEFAULT_OFFSET_SECONDS);
        final long timeMicros = captureUtcNs / NANOS_PER_MICRO;
        final int sequence = (int) (frame * shape.recordsPerFrame()) + point * FeedShape.OBJECTS;
        int offset = offset(indexInCycle);
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            buffer.putInt(offset + SEQUENCE_OFFSET, sequence + object, ByteOrder.LITTLE_ENDIAN);
            buffer.putShort(offset + FRAME_OFFSET, (short) frame, ByteOrder.LITTLE_ENDIAN);
            buffer.putLong(offset + TIME_OFFSET, captureTime, ByteOrder.LITTLE_ENDIAN);
            if (kind == RecordKind.POSITION) {
                move(offset, object, point, timeMicros, (sequence + object) * shape.streams() + stream);
            }
            offset += RECORD_LENGTH;
        }
    }

    /** Replaces the capture time of the datagram at an index of the cycle. */
    void stamp(final int indexInCycle, final long captureUtcNs) {
        stampTai(offset(indexInCycle), TaiTime.fromUtcNs(captureUtcNs, TaiTime.DEFAULT_OFFSET_SECONDS));
    }

    /** Gives a datagram the capture time of another. */
    void copyStamp(final int fromIndex, final int toIndex) {
        stampTai(offset(toIndex), buffer.getLong(offset(fromIndex) + TIME_OFFSET, ByteOrder.LITTLE_ENDIAN));
    }

    private void stampTai(final int offset, final long captureTime) {
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            buffer.putLong(offset + object * RECORD_LENGTH + TIME_OFFSET, captureTime, ByteOrder.LITTLE_ENDIAN);
        }
    }

    private void move(final int offset, final int object, final int point, final long timeMicros, final int seed) {
        final int x = motion.xMillimetres(object, point, timeMicros, seed);
        buffer.putInt(offset + X_OFFSET, x, ByteOrder.LITTLE_ENDIAN);
        final int y = motion.yMillimetres(object, point, timeMicros, seed);
        buffer.putInt(offset + Y_OFFSET, y, ByteOrder.LITTLE_ENDIAN);
    }

    private void encode(final int index, final long firstMatch) {
        final int point = plan.datagram(index);
        final int stream = plan.stream(index);
        final long matchId = firstMatch + stream / shape.cameras();
        final int sourceId = stream % shape.cameras() + 1;
        final DatagramEncoder encoder = new DatagramEncoder(
                matchId,
                sourceId,
                SESSION,
                null,
                datagram -> bytes.put(offset(index), datagram, datagram.position(), datagram.remaining()));
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            final boolean last = point == shape.points() - 1 && object == FeedShape.OBJECTS - 1;
            final int flags = last ? FLAG_BALL_IN_PLAY | FLAG_LAST_OF_FRAME : FLAG_BALL_IN_PLAY;
            final int z = motion.zMillimetres(object, point);
            encoder.position(object, point, 0, 0, 0, 0, z, Motion.SIGMA_MILLIMETRES, flags);
        }
        encoder.flush();
        if (kind == RecordKind.SENSOR) {
            encodeSensors(offset(index), matchId, sourceId, point);
        }
    }

    /** Replaces the positions of a datagram by a heart rate of each object. */
    private void encodeSensors(final int offset, final long matchId, final int sourceId, final int point) {
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final SensorSampleEncoder sample = new SensorSampleEncoder();
        buffer.setMemory(offset, MAX_DATAGRAM_LENGTH, (byte) 0);
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            sample.wrapAndApplyHeader(buffer, offset + object * RECORD_LENGTH, header)
                    .matchId(matchId)
                    .sourceId(sourceId)
                    .objectId((short) object)
                    .pointId((short) point)
                    .session(SESSION)
                    .metricId(HEART_RATE)
                    .value(BEATS_PER_MINUTE);
        }
    }
}
