package dev.touchline.load.live;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Finds single members of a JSON object by their bytes, as the server writes them: no white space around the colon. Any
 * thread; allocates nothing.
 */
final class FrameScan {
    /** The member is not there, or is no number. */
    static final long ABSENT = Long.MIN_VALUE;

    private static final byte[] FRAME = "\"t\":\"frame\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = "\"stream\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TS_US = "\"tsUs\":".getBytes(StandardCharsets.US_ASCII);
    private static final int NOT_FOUND = -1;
    private static final int DECIMAL = 10;

    private FrameScan() {}

    /** Whether the message is a frame. */
    static boolean isFrame(final ByteBuf message) {
        return after(message, FRAME) != NOT_FOUND;
    }

    /** The stream's number. */
    static long stream(final ByteBuf message) {
        return number(message, STREAM);
    }

    /** Capture of the frame's newest record, us UTC. */
    static long tsUs(final ByteBuf message) {
        return number(message, TS_US);
    }

    private static long number(final ByteBuf message, final byte[] key) {
        final int start = after(message, key);
        if (start == NOT_FOUND) {
            return ABSENT;
        }
        long value = 0;
        int at = start;
        for (; at < message.writerIndex() && isDigit(message.getByte(at)); at++) {
            value = value * DECIMAL + (message.getByte(at) - '0');
        }
        return at == start ? ABSENT : value;
    }

    /** The index behind the first occurrence of a key. */
    private static int after(final ByteBuf message, final byte[] key) {
        final int last = message.writerIndex() - key.length;
        for (int at = message.readerIndex(); at <= last; at++) {
            if (message.getByte(at) == key[0] && matches(message, at, key)) {
                return at + key.length;
            }
        }
        return NOT_FOUND;
    }

    private static boolean matches(final ByteBuf message, final int at, final byte[] key) {
        for (int i = 1; i < key.length; i++) {
            if (message.getByte(at + i) != key[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(final byte value) {
        return value >= '0' && value <= '9';
    }
}
