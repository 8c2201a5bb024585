package dev.touchline.overlay.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How messages are written for a client: agreed on by the subprotocol. Pure functions. */
public enum WireEncoding {
    /** Text. */
    JSON("touchline.v1.json", 0x81),
    /** Binary, by {@code live-schema.xml}. */
    SBE("touchline.v1.sbe", 0x82);

    private static final int LONGEST_HEADER = 10;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int LONGEST_16 = 0xffff;

    private final String subprotocol;
    private final int firstByte;

    WireEncoding(final String subprotocol, final int firstByte) {
        this.subprotocol = subprotocol;
        this.firstByte = firstByte;
    }

    /** Its name in the handshake. */
    public String subprotocol() {
        return subprotocol;
    }

    /** The names of all, as a server offers them. */
    public static String subprotocols() {
        return Stream.of(values()).map(WireEncoding::subprotocol).collect(Collectors.joining(","));
    }

    /** The encoding of a subprotocol; JSON when the client asked for none. */
    public static WireEncoding of(final String subprotocol) {
        return SBE.subprotocol.equals(subprotocol) ? SBE : JSON;
    }

    /** A buffer to write a message into, with room for its WebSocket header before it. */
    public ByteBuf begin(final ByteBufAllocator allocator, final int expectedLength) {
        return allocator.directBuffer(LONGEST_HEADER + expectedLength).writeZero(LONGEST_HEADER);
    }

    /**
     * Puts the header before the message that was written, and makes the buffer start at it, so that all clients of a stream can be sent
     * the very same bytes (RFC 6455, section 5.2: a server's frames are not masked).
     */
    public ByteBuf finish(final ByteBuf buffer) {
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
        return buffer.setByte(start, firstByte).readerIndex(buffer.readerIndex() + start);
    }
}
