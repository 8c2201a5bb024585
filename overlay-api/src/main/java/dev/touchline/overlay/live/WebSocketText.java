package dev.touchline.overlay.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A text message with its WebSocket header in one buffer, so that all clients of a stream can be sent the very same bytes
 * (RFC 6455, section 5.2: a server's frames are not masked). Event loop thread only.
 */
final class WebSocketText {
    private static final int LONGEST_HEADER = 10;
    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int LONGEST_16 = 0xffff;

    private WebSocketText() {}

    /** A buffer to write a payload into, with room for the header before it. */
    static ByteBuf begin(final ByteBufAllocator allocator, final int expectedLength) {
        return allocator.directBuffer(LONGEST_HEADER + expectedLength).writeZero(LONGEST_HEADER);
    }

    /** Puts the header before the payload that was written, and makes the buffer start at it. */
    static ByteBuf finish(final ByteBuf buffer) {
        final int length = buffer.readableBytes() - LONGEST_HEADER;
        final int start;
        if (length < LENGTH_16) {
            start = LONGEST_HEADER - 2;
            buffer.setByte(start + 1, length);
        } else if (length <= LONGEST_16) {
            start = LONGEST_HEADER - 4;
            buffer.setByte(start + 1, LENGTH_16).setShort(start + 2, length);
        } else {
            start = 0;
            buffer.setByte(start + 1, LENGTH_64).setLong(start + 2, length);
        }
        return buffer.setByte(start, FINAL_TEXT).readerIndex(buffer.readerIndex() + start);
    }
}
