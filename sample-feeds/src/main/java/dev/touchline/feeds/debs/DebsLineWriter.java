package dev.touchline.feeds.debs;

import java.io.IOException;
import java.io.OutputStream;

/** Writes events as lines of integers, buffered. One thread; allocates nothing per line. */
final class DebsLineWriter {
    private static final int ROOM = 1 << 16;
    private static final int LONGEST_LINE = 300;
    private static final double MILLI = 1e3;
    private static final double MICRO = 1e6;
    private static final double DIRECTION = 1e4;

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM + LONGEST_LINE];
    private final byte[] digits = new byte[20];
    private int length;
    private long lines;

    DebsLineWriter(final OutputStream out) {
        this.out = out;
    }

    /** Writes an event; metres, m/s and m/s2 become the format's units. */
    void write(final int sensor, final long timePs, final Motion motion) throws IOException {
        put(sensor, ',');
        put(timePs, ',');
        put(Math.round(motion.x * MILLI), ',');
        put(Math.round(motion.y * MILLI), ',');
        put(Math.round(motion.z * MILLI), ',');
        final double speed = length(motion.vx, motion.vy, motion.vz);
        final double acceleration = length(motion.ax, motion.ay, motion.az);
        put(Math.round(speed * MICRO), ',');
        put(Math.round(acceleration * MICRO), ',');
        direction(motion.vx, speed, ',');
        direction(motion.vy, speed, ',');
        direction(motion.vz, speed, ',');
        direction(motion.ax, acceleration, ',');
        direction(motion.ay, acceleration, ',');
        direction(motion.az, acceleration, '\n');
        lines++;
        if (length > ROOM) {
            flush();
        }
    }

    private static double length(final double x, final double y, final double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private void direction(final double component, final double magnitude, final char end) {
        put(Math.round(magnitude * MICRO) == 0 ? 0 : Math.round(component / magnitude * DIRECTION), end);
    }

    private void put(final long value, final char end) {
        long left = Math.abs(value);
        if (value < 0) {
            buffer[length++] = '-';
        }
        int count = 0;
        do {
            digits[count++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        while (count > 0) {
            buffer[length++] = digits[--count];
        }
        buffer[length++] = (byte) end;
    }

    long lines() {
        return lines;
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }
}
