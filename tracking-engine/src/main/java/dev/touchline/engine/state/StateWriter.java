package dev.touchline.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where a match's state is written to for a snapshot: little-endian, in the order of the calls, growing as needed. One thread.
 * Each part writes what {@link StateReader} reads back in the same order.
 */
public final class StateWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    private ByteBuffer room(final int bytes) {
        if (buffer.remaining() < bytes) {
            final int length = Math.max(2 * buffer.capacity(), Math.addExact(buffer.position(), bytes));
            final ByteBuffer larger =
                    ByteBuffer.wrap(Arrays.copyOf(buffer.array(), length)).order(ByteOrder.LITTLE_ENDIAN);
            buffer = larger.position(buffer.position());
        }
        return buffer;
    }

    /** A mark between parts: a reader that finds another one there says so. */
    public void section(final String name) {
        putInt(name.hashCode());
    }

    public void putBoolean(final boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    public void putByte(final int value) {
        room(1).put((byte) value);
    }

    public void putInt(final int value) {
        room(Integer.BYTES).putInt(value);
    }

    public void putLong(final long value) {
        room(Long.BYTES).putLong(value);
    }

    public void putDouble(final double value) {
        room(Double.BYTES).putDouble(value);
    }

    /** {@code count} elements from the start of an array, without their number. */
    public void putBytes(final byte[] values, final int count) {
        room(count).put(values, 0, count);
    }

    /** {@code count} elements from the start of an array, without their number. */
    public void putInts(final int[] values, final int count) {
        final ByteBuffer to = room(count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            to.putInt(values[i]);
        }
    }

    /** {@code count} elements from the start of an array, without their number. */
    public void putLongs(final long[] values, final int count) {
        final ByteBuffer to = room(count * Long.BYTES);
        for (int i = 0; i < count; i++) {
            to.putLong(values[i]);
        }
    }

    /** {@code count} elements from the start of an array, without their number. */
    public void putDoubles(final double[] values, final int count) {
        final ByteBuffer to = room(count * Double.BYTES);
        for (int i = 0; i < count; i++) {
            to.putDouble(values[i]);
        }
    }

    /** What was written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
