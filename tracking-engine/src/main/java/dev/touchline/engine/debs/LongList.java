package dev.touchline.engine.debs;

import java.util.Arrays;

/** Numbers without their boxes, while a file is read. One thread. */
final class LongList {
    private long[] values = new long[16];
    private int size;

    void add(final long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
