package dev.touchline.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * The 128-bit secret that a source and the server share; signs records. Immutable; any thread. Its text form is never
 * printed.
 */
public final class SourceKey {
    private final long k0;
    private final long k1;

    private SourceKey(final long k0, final long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /**
     * A key from its text.
     *
     * @param hex 32 hexadecimal digits, the key's bytes in order
     * @throws IllegalArgumentException when it is anything else
     */
    public static SourceKey ofHex(final String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("key is not 32 hexadecimal digits: length=" + hex.length());
        }
        final ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        return new SourceKey(bytes.getLong(), bytes.getLong());
    }

    /** The tag of the record that starts at {@code offset}: SipHash-2-4 of its bytes 0 to 55. */
    public long tag(final DirectBuffer buffer, final int offset) {
        return SipHash24.hash(buffer, offset, RecordDescriptor.TAG_OFFSET, k0, k1);
    }

    @Override
    public String toString() {
        return "SourceKey[hidden]";
    }
}
