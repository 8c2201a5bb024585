package dev.touchline.protocol;

import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.CameraLensEncoder;
import dev.touchline.protocol.feed.CameraPoseEncoder;
import dev.touchline.protocol.feed.Flag;
import dev.touchline.protocol.feed.HeartbeatEncoder;
import dev.touchline.protocol.feed.MatchClockEncoder;
import dev.touchline.protocol.feed.MessageHeaderEncoder;
import dev.touchline.protocol.feed.PositionEncoder;
import dev.touchline.protocol.feed.Possession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The sending end of a feed: packs the records of one source's session into datagrams of at most 23, numbers and signs
 * them, and hands each full datagram to a sink. One thread; allocates nothing after construction.
 *
 * <p>The sink sees the encoder's own buffer, positioned at the datagram, for the length of the call only.
 */
public final class DatagramEncoder {
    /** Takes a datagram; must be done with the buffer when it returns. */
    @FunctionalInterface
    public interface Sink {
        void onDatagram(ByteBuffer datagram);
    }

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(RecordDescriptor.MAX_DATAGRAM_LENGTH);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PositionEncoder position = new PositionEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final MatchClockEncoder clock = new MatchClockEncoder();
    private final CameraPoseEncoder pose = new CameraPoseEncoder();
    private final CameraLensEncoder lens = new CameraLensEncoder();
    private final long matchId;
    private final int sourceId;
    private final SourceKey key;
    private final Sink sink;
    private int session;
    private int sequence;
    private long recordsSent;
    private int length;

    /**
     * An encoder for one source.
     *
     * @param session the source's restart counter, 0 to 65535
     * @param key the source's key, or null when it has none (its tags are then 0)
     */
    public DatagramEncoder(
            final long matchId, final int sourceId, final int session, final SourceKey key, final Sink sink) {
        this.matchId = matchId;
        this.sourceId = sourceId;
        this.session = session & 0xffff;
        this.key = key;
        this.sink = sink;
    }

    /** Starts the source anew: the next session, its sequence from 0. What is not flushed is sent first. */
    public void restart() {
        flush();
        session = (session + 1) & 0xffff;
        sequence = 0;
        recordsSent = 0;
    }

    /** Records handed over or waiting in this session. */
    public long recordsSent() {
        return recordsSent;
    }

    /** The session that records carry now. */
    public int session() {
        return session;
    }

    /**
     * A position without velocity.
     *
     * @param frame the source's frame counter; only its low 16 bits travel
     * @param captureTimeNs ns since 1970-01-01, TAI
     * @param sigmaMillimetres one standard deviation per axis, 0 when not stated
     * @param flags {@code RecordDescriptor.FLAG_*}
     */
    public void position(
            final int objectId,
            final int pointId,
            final int frame,
            final long captureTimeNs,
            final int xMillimetres,
            final int yMillimetres,
            final int zMillimetres,
            final int sigmaMillimetres,
            final int flags) {
        final int offset = next(PositionEncoder.TEMPLATE_ID, objectId, pointId, frame, captureTimeNs);
        position.wrap(buffer, offset + MessageHeaderEncoder.ENCODED_LENGTH)
                .x(xMillimetres)
                .y(yMillimetres)
                .z(zMillimetres)
                .vx(RecordDescriptor.UNKNOWN_VELOCITY)
                .vy(RecordDescriptor.UNKNOWN_VELOCITY)
                .vz(RecordDescriptor.UNKNOWN_VELOCITY)
                .sigma(sigmaMillimetres);
        buffer.putShort(
                offset + MessageHeaderEncoder.ENCODED_LENGTH + PositionEncoder.flagsEncodingOffset(),
                (short) flags,
                ByteOrder.LITTLE_ENDIAN);
        seal(offset);
    }

    /** A heartbeat: the send time, the records sent so far and the nominal rate in records a second. */
    public void heartbeat(final int frame, final long sendTimeNs, final long nominalRate) {
        final int offset = next(
                HeartbeatEncoder.TEMPLATE_ID,
                RecordDescriptor.NO_OBJECT,
                RecordDescriptor.GROUND_POINT,
                frame,
                sendTimeNs);
        heartbeat
                .wrap(buffer, offset + MessageHeaderEncoder.ENCODED_LENGTH)
                .recordsSent(recordsSent)
                .nominalRate(nominalRate);
        seal(offset);
    }

    /** A match clock record: {@code clockMs} counts from the start of the period. */
    public void matchClock(
            final int frame,
            final long captureTimeNs,
            final int period,
            final long clockMs,
            final boolean running,
            final AttacksPlusX attacksPlusX,
            final boolean ballInPlay,
            final Possession possession) {
        final int offset = next(
                MatchClockEncoder.TEMPLATE_ID,
                RecordDescriptor.NO_OBJECT,
                RecordDescriptor.GROUND_POINT,
                frame,
                captureTimeNs);
        clock.wrap(buffer, offset + MessageHeaderEncoder.ENCODED_LENGTH)
                .clockMs(clockMs)
                .period((short) period)
                .running(running ? Flag.YES : Flag.NO)
                .attacksPlusX(attacksPlusX)
                .ballInPlay(ballInPlay ? Flag.YES : Flag.NO)
                .possession(possession);
        seal(offset);
    }

    /** Where a broadcast camera stands, mm, and looks, microdegrees. */
    public void cameraPose(
            final long captureTimeNs,
            final int pan,
            final int tilt,
            final int roll,
            final int xMillimetres,
            final int yMillimetres,
            final int zMillimetres) {
        final int offset = next(
                CameraPoseEncoder.TEMPLATE_ID,
                RecordDescriptor.NO_OBJECT,
                RecordDescriptor.GROUND_POINT,
                0,
                captureTimeNs);
        pose.wrap(buffer, offset + MessageHeaderEncoder.ENCODED_LENGTH)
                .pan(pan)
                .tilt(tilt)
                .roll(roll)
                .x(xMillimetres)
                .y(yMillimetres)
                .z(zMillimetres);
        seal(offset);
    }

    /** The lens of a broadcast camera without distortion: focal length and width of the sensor, mm. */
    public void cameraLens(final long captureTimeNs, final float focalLength, final float sensorWidth) {
        final int offset = next(
                CameraLensEncoder.TEMPLATE_ID,
                RecordDescriptor.NO_OBJECT,
                RecordDescriptor.GROUND_POINT,
                0,
                captureTimeNs);
        lens.wrap(buffer, offset + MessageHeaderEncoder.ENCODED_LENGTH)
                .focalLength(focalLength)
                .sensorWidth(sensorWidth);
        seal(offset);
    }

    /** Hands over the datagram so far, if it holds a record. */
    public void flush() {
        if (length > 0) {
            bytes.limit(length).position(0);
            length = 0;
            sink.onDatagram(bytes);
            bytes.clear();
        }
    }

    /** Starts a record with what those of every type have in common; the rest is zero. Answers where it starts. */
    private int next(final int templateId, final int objectId, final int pointId, final int frame, final long timeNs) {
        final int offset = length;
        length += RecordDescriptor.RECORD_LENGTH;
        buffer.setMemory(offset, RecordDescriptor.RECORD_LENGTH, (byte) 0);
        header.wrap(buffer, offset)
                .blockLength(PositionEncoder.BLOCK_LENGTH)
                .templateId(templateId)
                .schemaId(PositionEncoder.SCHEMA_ID)
                .version(PositionEncoder.SCHEMA_VERSION);
        buffer.putInt(offset + RecordDescriptor.MATCH_ID_OFFSET, (int) matchId, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + RecordDescriptor.SOURCE_ID_OFFSET, (short) sourceId, ByteOrder.LITTLE_ENDIAN);
        buffer.putByte(offset + RecordDescriptor.OBJECT_ID_OFFSET, (byte) objectId);
        buffer.putByte(offset + RecordDescriptor.POINT_ID_OFFSET, (byte) pointId);
        buffer.putInt(offset + RecordDescriptor.SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + RecordDescriptor.FRAME_OFFSET, (short) frame, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + RecordDescriptor.SESSION_OFFSET, (short) session, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + RecordDescriptor.TIME_OFFSET, timeNs, ByteOrder.LITTLE_ENDIAN);
        sequence++;
        recordsSent++;
        return offset;
    }

    private void seal(final int offset) {
        if (key != null) {
            buffer.putLong(offset + RecordDescriptor.TAG_OFFSET, key.tag(buffer, offset), ByteOrder.LITTLE_ENDIAN);
        }
        if (length == RecordDescriptor.MAX_DATAGRAM_LENGTH) {
            flush();
        }
    }
}
