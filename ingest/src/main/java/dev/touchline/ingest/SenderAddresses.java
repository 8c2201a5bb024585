package dev.touchline.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Senders' addresses as the kernel writes them, a {@code struct sockaddr_in} or {@code sockaddr_in6}: see ip(7) and ipv6(7). An
 * object is made when an address is first seen and kept until another of the same hash comes by, which is rare among the few who
 * may send; a flood of invented senders costs an object each, and keeps {@value #KEPT}. One thread.
 */
final class SenderAddresses {
    /** Room for either kind, in whole words. */
    static final int NAME_LENGTH = 32;

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int IPV4_AT = 4;
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_AT = 8;
    private static final int IPV6_LENGTH = 16;
    private static final int KEPT = 256;

    private final InetAddress[] kept = new InetAddress[KEPT];
    private final long[] first = new long[KEPT];
    private final long[] second = new long[KEPT];

    /** The address at an offset, an IPv4 one also where IPv6 maps it; null when it is of no family that is known. */
    InetAddress at(final DirectBuffer names, final int offset) {
        return switch (names.getShort(offset, ORDER)) {
            case AF_INET ->
                address(names, offset + IPV4_AT, IPV4_LENGTH, 0, mapped(names.getInt(offset + IPV4_AT, ORDER)));
            case AF_INET6 ->
                address(
                        names,
                        offset + IPV6_AT,
                        IPV6_LENGTH,
                        names.getLong(offset + IPV6_AT, ORDER),
                        names.getLong(offset + IPV6_AT + Long.BYTES, ORDER));
            default -> null;
        };
    }

    /** The second half of the IPv6 address that an IPv4 one is mapped to: the same sender whichever way it is written. */
    private static long mapped(final int ipv4) {
        return ORDER == ByteOrder.LITTLE_ENDIAN
                ? (long) ipv4 << Integer.SIZE | 0xffff_0000L
                : 0xffff_0000_0000L | Integer.toUnsignedLong(ipv4);
    }

    private InetAddress address(
            final DirectBuffer names, final int offset, final int length, final long key1, final long key2) {
        final int place = place(key1, key2);
        if (kept[place] == null || first[place] != key1 || second[place] != key2) {
            final byte[] bytes = new byte[length];
            names.getBytes(offset, bytes);
            try {
                kept[place] = InetAddress.getByAddress(bytes);
            } catch (final UnknownHostException e) {
                throw new IllegalStateException("address of no length that is known: length=" + length, e);
            }
            first[place] = key1;
            second[place] = key2;
        }
        return kept[place];
    }

    private static int place(final long key1, final long key2) {
        final long mixed = (key1 * 31 + key2) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 56);
    }
}
