package dev.touchline.ingest;

import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Buffers for a batch of datagrams, joined or not, and the array of {@code struct mmsghdr} that names them to the kernel, as
 * 64-bit Linux has it: see recvmmsg(2), recvmsg(2), cmsg(3) and udp(7). Each has room for its sender's address and for the one
 * control message that is asked for, UDP_GRO's. One thread.
 *
 * <pre>
 * mmsghdr   0 name   8 name length  16 vectors  24 their number  32 control  40 control length  48 flags  56 received
 * iovec     0 base   8 length
 * cmsghdr   0 length (u64)  8 level (i32)  12 type (i32)  16 data: bytes of a joined datagram (i32)
 * </pre>
 */
final class DatagramSlots {
    /** The longest that datagrams are joined to. */
    static final int JOINED_LENGTH = 65_536;

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int HEADER_LENGTH = 64;
    private static final int NAME_LENGTH_AT = 8;
    private static final int VECTOR_AT = 16;
    private static final int VECTORS_AT = 24;
    private static final int CONTROL_AT = 32;
    private static final int CONTROL_LENGTH_AT = 40;
    private static final int RECEIVED_AT = 56;
    private static final int VECTOR_LENGTH = 16;
    private static final int VECTOR_SIZE_AT = 8;
    private static final int CONTROL_LENGTH = 24;
    private static final int CONTROL_LEVEL_AT = 8;
    private static final int CONTROL_TYPE_AT = 12;
    private static final int CONTROL_VALUE_AT = 16;
    /** Else all slots would begin in the same sets of the caches, which hold eight lines each. */
    private static final int SKEW = 2_112;

    private static final int STRIDE = JOINED_LENGTH + SKEW;

    private final UnsafeBuffer bytes;
    private final UnsafeBuffer headers;
    private final UnsafeBuffer vectors;
    private final UnsafeBuffer controls;
    private final UnsafeBuffer names;
    private final int count;

    DatagramSlots(final int count) {
        this.count = count;
        bytes = allocate(count * STRIDE);
        headers = allocate(count * HEADER_LENGTH);
        vectors = allocate(count * VECTOR_LENGTH);
        controls = allocate(count * CONTROL_LENGTH);
        names = allocate(count * SenderAddresses.NAME_LENGTH);
        for (int i = 0; i < count; i++) {
            vectors.putLong(i * VECTOR_LENGTH, bytes.addressOffset() + offset(i), ORDER);
            vectors.putLong((i * VECTOR_LENGTH) + VECTOR_SIZE_AT, JOINED_LENGTH, ORDER);
            headers.putLong(i * HEADER_LENGTH, names.addressOffset() + nameOffset(i), ORDER);
            headers.putLong(
                    (i * HEADER_LENGTH) + VECTOR_AT, vectors.addressOffset() + (i * (long) VECTOR_LENGTH), ORDER);
            headers.putLong((i * HEADER_LENGTH) + VECTORS_AT, 1, ORDER);
            headers.putLong(
                    (i * HEADER_LENGTH) + CONTROL_AT, controls.addressOffset() + (i * (long) CONTROL_LENGTH), ORDER);
            rearm(i);
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

    /** Where what a slot holds begins. */
    int offset(final int index) {
        return index * STRIDE;
    }

    /** How many bytes a slot holds, 0 for an empty datagram. */
    int length(final int index) {
        return headers.getInt((index * HEADER_LENGTH) + RECEIVED_AT, ORDER);
    }

    /** Whether the kernel stated the size of the datagrams in a slot. */
    boolean isSized(final int index) {
        final int at = index * CONTROL_LENGTH;
        return headers.getLong((index * HEADER_LENGTH) + CONTROL_LENGTH_AT, ORDER) >= CONTROL_LENGTH
                && controls.getInt(at + CONTROL_LEVEL_AT, ORDER) == LinuxOptions.SOL_UDP
                && controls.getInt(at + CONTROL_TYPE_AT, ORDER) == LinuxOptions.UDP_GRO;
    }

    /** How many bytes each datagram of a slot has, the last one but for what is left; the slot's when there is just one. */
    int datagramLength(final int index) {
        final int each = isSized(index) ? controls.getInt((index * CONTROL_LENGTH) + CONTROL_VALUE_AT, ORDER) : 0;
        return each > 0 ? each : length(index);
    }

    /** What the senders' addresses lie in, each a {@code struct sockaddr}. */
    UnsafeBuffer names() {
        return names;
    }

    /** Where the address of a slot's sender begins. */
    int nameOffset(final int index) {
        return index * SenderAddresses.NAME_LENGTH;
    }

    /** Readies a slot for the next call: the kernel wrote how much of the room it took. */
    void rearm(final int index) {
        headers.putInt((index * HEADER_LENGTH) + NAME_LENGTH_AT, SenderAddresses.NAME_LENGTH, ORDER);
        headers.putLong((index * HEADER_LENGTH) + CONTROL_LENGTH_AT, CONTROL_LENGTH, ORDER);
    }
}
