package dev.touchline.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How datagrams are taken from the kernel; {@code docs/receivers.md} tells them apart. Any thread. */
public enum ReceiverKind {
    /** The best that this machine has: {@link #BATCH}, else {@link #DIRECT} where Netty's epoll transport loads, else {@link #NIO}. */
    AUTO,
    /** A {@code DatagramChannel} of the JDK, on any platform; one system call a datagram. */
    NIO,
    /** Netty's epoll channel with {@code recvmmsg}: many datagrams a system call, an object or two for each. */
    EPOLL,
    /** Netty's epoll channel with UDP_GRO: datagrams that the sender or the kernel joined come in one piece. No filter. */
    GRO,
    /** One {@code recv} a datagram into one buffer, on Linux; allocates nothing. */
    DIRECT,
    /**
     * One {@code recvmmsg} for many datagrams, joined ones (UDP_GRO) among them while there is no filter, on 64-bit Linux;
     * allocates nothing.
     */
    BATCH;

    /** The name that operators use: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a label; empty when there is none. */
    public static Optional<ReceiverKind> of(final String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findAny();
    }
}
