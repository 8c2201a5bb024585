package dev.touchline.protocol;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * SipHash-2-4 with a 64-bit result, the tag of a record whose source has a key. Pure functions; any thread; allocates
 * nothing.
 *
 * <p>Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012, section 2; the test vectors are
 * those of its appendix A.
 */
public final class SipHash24 {
    private SipHash24() {}

    /**
     * The tag of a range of bytes.
     *
     * @param k0 the first 8 bytes of the key, little-endian
     * @param k1 the last 8 bytes of the key, little-endian
     */
    public static long hash(
            final DirectBuffer buffer, final int offset, final int length, final long k0, final long k1) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        final int words = length >>> 3;
        for (int word = 0; word <= words + 2; word++) {
            final boolean finalisation = word > words;
            final long m = finalisation
                    ? 0
                    : word < words
                            ? buffer.getLong(offset + (word << 3), ByteOrder.LITTLE_ENDIAN)
                            : lastWord(buffer, offset, length);
            if (word == words + 1) {
                v2 ^= 0xff;
            }
            v3 ^= m;
            // Two rounds per word of the message, then four rounds: two here for each of the last two turns.
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= m;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long lastWord(final DirectBuffer buffer, final int offset, final int length) {
        long word = (long) length << 56;
        final int start = length & ~7;
        for (int i = start; i < length; i++) {
            word |= (buffer.getByte(offset + i) & 0xffL) << ((i - start) << 3);
        }
        return word;
    }
}
