package dev.touchline.engine.debs;

/**
 * One event of the challenge: a sensor, when and where it is, its speed and its acceleration. Mutable and reused; one thread.
 * Directions are vectors of length 10,000.
 */
public final class DebsEvent {
    /** Numbers in an event, in the order of the format: sid, ts, x, y, z, |v|, |a|, vx, vy, vz, ax, ay, az. */
    public static final int FIELDS = 13;

    private static final long DIRECTION = 10_000;

    private final long[] values = new long[FIELDS];

    /** Takes the event's numbers from an array, in the order of the format; they are trusted to be in range. */
    public void copyFrom(final long[] source, final int offset) {
        System.arraycopy(source, offset, values, 0, FIELDS);
    }

    /** Puts the event's numbers into an array, in the order of the format. */
    public void copyTo(final long[] target, final int offset) {
        System.arraycopy(values, 0, target, offset, FIELDS);
    }

    /** Where the numbers lie, in the order of the format. */
    long[] values() {
        return values;
    }

    public int sensor() {
        return (int) values[0];
    }

    public long timePs() {
        return values[1];
    }

    public int xMillimetres() {
        return (int) values[2];
    }

    public int yMillimetres() {
        return (int) values[3];
    }

    public int zMillimetres() {
        return (int) values[4];
    }

    /** |v|, um/s. */
    public long speed() {
        return values[5];
    }

    /** |a|, um/s2. */
    public long acceleration() {
        return values[6];
    }

    /** Component of the direction of speed: 0 x, 1 y, 2 z. */
    public long speedDirection(final int axis) {
        return values[7 + axis];
    }

    /** Component of the direction of acceleration: 0 x, 1 y, 2 z. */
    public long accelerationDirection(final int axis) {
        return values[10 + axis];
    }

    /** Component of the velocity, um/s: 0 x, 1 y, 2 z. */
    long velocity(final int axis) {
        return values[5] * values[7 + axis] / DIRECTION;
    }
}
