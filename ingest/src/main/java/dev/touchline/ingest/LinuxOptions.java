package dev.touchline.ingest;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers and layouts of socket options that Netty does not name, as Linux has them on x86-64 and AArch64: see socket(7),
 * ip(7) and ipv6(7). Any thread.
 */
final class LinuxOptions {
    static final int SOL_SOCKET = 1;
    static final int SO_ATTACH_FILTER = 26;
    static final int SO_DETACH_FILTER = 27;
    static final int SO_RCVBUFFORCE = 33;
    static final int SO_MEMINFO = 55;
    static final int SOL_UDP = 17;
    static final int UDP_GRO = 104;
    static final int IPPROTO_IP = 0;
    static final int IP_ADD_MEMBERSHIP = 35;
    static final int IP_MULTICAST_ALL = 49;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_ADD_MEMBERSHIP = 20;

    private static final int MREQN_LENGTH = 12;
    private static final int MREQN_INDEX_OFFSET = 8;
    private static final int MREQ6_LENGTH = 20;
    private static final int MREQ6_INDEX_OFFSET = 16;

    private LinuxOptions() {}

    /** A value to set at a level. */
    record Membership(int level, int option, ByteBuffer value) {}

    /** What joins a group: an {@code ip_mreqn} (group, no address, index) or an {@code ipv6_mreq} (group, index). */
    static Membership membership(final InetAddress group, final NetworkInterface networkInterface) {
        final boolean ipv4 = group instanceof Inet4Address;
        final ByteBuffer value =
                ByteBuffer.allocateDirect(ipv4 ? MREQN_LENGTH : MREQ6_LENGTH).order(ByteOrder.nativeOrder());
        value.put(0, group.getAddress());
        value.putInt(ipv4 ? MREQN_INDEX_OFFSET : MREQ6_INDEX_OFFSET, networkInterface.getIndex());
        return ipv4
                ? new Membership(IPPROTO_IP, IP_ADD_MEMBERSHIP, value)
                : new Membership(IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP, value);
    }
}
