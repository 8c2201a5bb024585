package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.Errors;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Reads a socket a batch at a time, in one system call, into buffers of its own; what comes joined (UDP_GRO) is cut into the
 * datagrams that were sent. Event loop thread only; allocates nothing, but an object when a sender is first seen.
 */
final class BatchReader extends DirectReader {
    // Joined ones hold up to 44 datagrams each: a turn is at most 2 MiB, half of the receive buffer.
    private static final int SLOTS = 32;

    private final DatagramSlots slots = new DatagramSlots(SLOTS);
    private final SenderAddresses senders = new SenderAddresses();
    private final int descriptor;
    private final IntakePort port;

    BatchReader(final LinuxSocket socket, final IntakePort port) {
        super(socket, port);
        descriptor = socket.intValue();
        this.port = port;
    }

    @Override
    void read(final FeedRegistry registry) throws IOException {
        final int received =
                Recvmmsg.recvmmsg(descriptor, slots.headersAddress(), slots.count(), Recvmmsg.MSG_DONTWAIT, 0);
        if (received < 0) {
            final int error = Recvmmsg.lastError();
            if (error != 0) {
                throw Errors.newIOException("recvmmsg", -error);
            }
        }
        int unannounced = 0;
        for (int i = 0; i < received; i++) {
            unannounced += take(registry, i);
            slots.rearm(i);
            if (unannounced >= FeedSocket.DATAGRAMS_PER_TURN) {
                port.onBatchEnd();
                unannounced = 0;
            }
        }
    }

    /** Hands over what a slot holds; answers how many datagrams that were. */
    private int take(final FeedRegistry registry, final int index) {
        final InetAddress sender =
                registry.restrictsSenders() ? senders.at(slots.names(), slots.nameOffset(index)) : null;
        final int end = slots.offset(index) + slots.length(index);
        final int each = slots.datagramLength(index);
        int at = slots.offset(index);
        int datagrams = 0;
        do {
            port.onDatagram(registry, slots.bytes(), at, Math.min(each, end - at), sender);
            at += each;
            datagrams++;
        } while (at < end);
        return datagrams;
    }
}
