package dev.touchline.overlay.match;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The four bytes at the end of a snapshot that tell whether it is whole: the CRC-32C of all before them, little-endian. Pure
 * functions.
 */
public final class SnapshotSeal {
    private SnapshotSeal() {}

    /** The same bytes, and their seal. */
    public static byte[] seal(final byte[] state) {
        return ByteBuffer.allocate(state.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(state)
                .putInt(sum(state, state.length))
                .array();
    }

    /** The bytes before the seal; throws {@link IllegalArgumentException} when they are not those that were sealed. */
    public static byte[] open(final byte[] sealed) {
        final int length = sealed.length - Integer.BYTES;
        if (length < 0
                || ByteBuffer.wrap(sealed).order(ByteOrder.LITTLE_ENDIAN).getInt(length) != sum(sealed, length)) {
            throw new IllegalArgumentException("snapshot is damaged, or cut off: bytes=" + sealed.length);
        }
        return Arrays.copyOf(sealed, length);
    }

    private static int sum(final byte[] bytes, final int length) {
        final CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
