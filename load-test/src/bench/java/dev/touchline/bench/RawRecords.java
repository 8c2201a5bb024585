package dev.touchline.bench;

import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.nio.ByteOrder;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Four seconds of the {@code raw} profile as they would lie in the ring: 28 cameras, each looking at 23 objects of 29 points 64
 * times a second, one after the other, with an error of 5 cm. Everybody runs in circles of 2 m once in those four seconds, so
 * that they can be played again and again as time goes on.
 */
final class RawRecords {
    static final int CAMERAS = 28;
    static final int OBJECTS = 23;
    static final int POINTS = 29;
    static final int RATE = 64;
    static final int SECONDS = 4;
    static final int RECORDS = CAMERAS * OBJECTS * POINTS * RATE * SECONDS;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_790_000_000L * SECOND_NS;
    private static final double RADIUS_MM = 2_000;
    private static final int SIGMA_MM = 50;
    private static final int A_CAMERA = OBJECTS * POINTS * RATE * SECONDS;

    private final UnsafeBuffer records = new UnsafeBuffer(new byte[RECORDS * RecordDescriptor.RECORD_LENGTH]);
    private final Random random = new Random(1);
    private int length;

    RawRecords() {
        final DatagramEncoder[] cameras = new DatagramEncoder[CAMERAS];
        for (int camera = 0; camera < CAMERAS; camera++) {
            cameras[camera] = new DatagramEncoder(1, camera + 1, 1, null, datagram -> {
                final int bytes = datagram.remaining();
                records.putBytes(length, datagram, datagram.position(), bytes);
                length += bytes;
            });
        }
        for (int frame = 0; frame < RATE * SECONDS; frame++) {
            for (int camera = 0; camera < CAMERAS; camera++) {
                look(cameras[camera], frame, START_NS + ((long) frame * CAMERAS + camera) * SECOND_NS / RATE / CAMERAS);
            }
        }
        if (length != records.capacity()) {
            throw new IllegalStateException("not the profile: bytes=" + length + ", expected=" + records.capacity());
        }
    }

    private void look(final DatagramEncoder camera, final int frame, final long captureNs) {
        final double turn = 2 * Math.PI * (captureNs - START_NS) / (SECONDS * (double) SECOND_NS);
        for (int object = 0; object < OBJECTS; object++) {
            final double x = (object - 11) * 4_000 + RADIUS_MM * Math.cos(turn + object);
            final double y = (object % 5 - 2) * 10_000 + RADIUS_MM * Math.sin(turn + object);
            for (int point = 0; point < POINTS; point++) {
                final boolean last = object == OBJECTS - 1 && point == POINTS - 1;
                camera.position(
                        object,
                        point,
                        frame,
                        captureNs,
                        (int) (x + SIGMA_MM * random.nextGaussian()),
                        (int) (y + SIGMA_MM * random.nextGaussian()),
                        point * 60,
                        SIGMA_MM,
                        last ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
            }
        }
        camera.flush();
    }

    /** The records, one after the other. */
    UnsafeBuffer buffer() {
        return records;
    }

    /** Moves all records on to the next four seconds. */
    void goOn() {
        for (int at = 0; at < records.capacity(); at += RecordDescriptor.RECORD_LENGTH) {
            final int time = at + RecordDescriptor.TIME_OFFSET;
            final int sequence = at + RecordDescriptor.SEQUENCE_OFFSET;
            records.putLong(
                    time,
                    records.getLong(time, ByteOrder.LITTLE_ENDIAN) + SECONDS * SECOND_NS,
                    ByteOrder.LITTLE_ENDIAN);
            records.putInt(
                    sequence, records.getInt(sequence, ByteOrder.LITTLE_ENDIAN) + A_CAMERA, ByteOrder.LITTLE_ENDIAN);
        }
    }
}
