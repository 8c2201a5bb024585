package dev.touchline.overlay.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON into a buffer byte by byte, without an object between. One thread; allocates nothing but what the buffer
 * grows by. Text given to {@link #raw} must be JSON already.
 */
public final class JsonWriter {
    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private final byte[] number = new byte[LONGEST_NUMBER];
    private ByteBuf out;

    public JsonWriter to(final ByteBuf buffer) {
        out = buffer;
        return this;
    }

    public JsonWriter raw(final byte[] json) {
        out.writeBytes(json);
        return this;
    }

    public JsonWriter raw(final char character) {
        out.writeByte(character);
        return this;
    }

    public JsonWriter integer(final long value) {
        if (value < 0) {
            out.writeByte('-');
        }
        // Counting down from the negative also fits the smallest long, which has no positive.
        long rest = value < 0 ? value : -value;
        int at = LONGEST_NUMBER;
        do {
            number[--at] = DIGITS[(int) -(rest % 10)];
            rest /= 10;
        } while (rest != 0);
        out.writeBytes(number, at, LONGEST_NUMBER - at);
        return this;
    }

    /** A number of thousandths as units, with no more decimals than it needs: 1500 is 1.5, -20 is -0.02. */
    public JsonWriter thousandths(final long value) {
        if (value < 0) {
            out.writeByte('-');
        }
        final long magnitude = Math.abs(value);
        integer(magnitude / 1000);
        final int fraction = (int) (magnitude % 1000);
        if (fraction != 0) {
            out.writeByte('.');
            out.writeByte(DIGITS[fraction / 100]);
            if (fraction % 100 != 0) {
                out.writeByte(DIGITS[fraction / 10 % 10]);
                if (fraction % 10 != 0) {
                    out.writeByte(DIGITS[fraction % 10]);
                }
            }
        }
        return this;
    }
}
