package dev.touchline.engine.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what {@link StateWriter} wrote, in the same order. One thread. Throws {@link IllegalArgumentException} when the bytes
 * are no snapshot of this version, or end too early.
 */
public final class StateReader {
    private final ByteBuffer buffer;

    /** A reader from the first byte. */
    public StateReader(final byte[] bytes) {
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Expects a mark. */
    public void section(final String name) {
        if (getInt() != name.hashCode()) {
            throw new IllegalArgumentException("snapshot is of another version: expected section=" + name);
        }
    }

    public boolean getBoolean() {
        return getByte() != 0;
    }

    public byte getByte() {
        return need(1).get();
    }

    public int getInt() {
        return need(Integer.BYTES).getInt();
    }

    public long getLong() {
        return need(Long.BYTES).getLong();
    }

    public double getDouble() {
        return need(Double.BYTES).getDouble();
    }

    /** A count that was written by {@link StateWriter#putInt}, from 0 to {@code most}: what a reader allocates by. */
    public int getCount(final int most) {
        final int count = getInt();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("snapshot is damaged: count=" + count + ", most=" + most);
        }
        return count;
    }

    public void getBytes(final byte[] into, final int count) {
        need(count).get(into, 0, count);
    }

    public void getInts(final int[] into, final int count) {
        final ByteBuffer from = need(count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            into[i] = from.getInt();
        }
    }

    public void getLongs(final long[] into, final int count) {
        final ByteBuffer from = need(count * Long.BYTES);
        for (int i = 0; i < count; i++) {
            into[i] = from.getLong();
        }
    }

    public void getDoubles(final double[] into, final int count) {
        final ByteBuffer from = need(count * Double.BYTES);
        for (int i = 0; i < count; i++) {
            into[i] = from.getDouble();
        }
    }

    private ByteBuffer need(final int bytes) {
        if (buffer.remaining() < bytes) {
            throw new IllegalArgumentException(
                    "snapshot ends too early: wanted=" + bytes + " bytes, left=" + buffer.remaining(),
                    new BufferUnderflowException());
        }
        return buffer;
    }
}
