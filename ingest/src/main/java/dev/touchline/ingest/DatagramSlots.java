package dev.touchline.ingest;

import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Buffers for a batch of datagrams and the array of {@code struct mmsghdr} that names them to the kernel, as 64-bit Linux has
 * it: see recvmmsg(2) and recvmsg(2). One thread.
 */
final class DatagramSlots {
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int HEADER_LENGTH = 64;
    private static final int VECTOR_AT = 16;
    private static final int VECTORS_AT = 24;
    private static final int RECEIVED_AT = 56;
    private static final int VECTOR_LENGTH = 16;
    private static final int VECTOR_SIZE_AT = 8;

    private final UnsafeBuffer bytes;
    private final UnsafeBuffer headers;
    private final UnsafeBuffer vectors;
    private final int count;

    DatagramSlots(final int count) {
        this.count = count;
        bytes = allocate(count * FeedSocket.SLOT_LENGTH);
        headers = allocate(count * HEADER_LENGTH);
        vectors = allocate(count * VECTOR_LENGTH);
        for (int i = 0; i < count; i++) {
            vectors.putLong(i * VECTOR_LENGTH, bytes.addressOffset() + offset(i), ORDER);
            vectors.putLong((i * VECTOR_LENGTH) + VECTOR_SIZE_AT, FeedSocket.SLOT_LENGTH, ORDER);
            headers.putLong(
                    (i * HEADER_LENGTH) + VECTOR_AT, vectors.addressOffset() + (i * (long) VECTOR_LENGTH), ORDER);
            headers.putLong((i * HEADER_LENGTH) + VECTORS_AT, 1, ORDER);
        }
    }

    private static UnsafeBuffer allocate(final int length) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, BitUtil.CACHE_LINE_LENGTH));
    }

    int count() {
        return count;
    }

    /** Where the array of {@code struct mmsghdr} lies. */
    long headersAddress() {
        return headers.addressOffset();
    }

    /** What all datagrams lie in. */
    UnsafeBuffer bytes() {
        return bytes;
    }

    /** Where a datagram begins. */
    int offset(final int index) {
        return index * FeedSocket.SLOT_LENGTH;
    }

    /** How many bytes of it there are, 0 for an empty one. */
    int length(final int index) {
        return headers.getInt((index * HEADER_LENGTH) + RECEIVED_AT, ORDER);
    }
}
