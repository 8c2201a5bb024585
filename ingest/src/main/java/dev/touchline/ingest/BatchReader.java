package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.RecordDescriptor;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.Errors;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Reads a socket a batch at a time, in one system call, into buffers of its own; what comes joined (UDP_GRO) is cut into the
 * datagrams that were sent. Event loop thread only; allocates nothing, but an object when a sender is first seen.
 */
final class BatchReader extends DirectReader {
    // A turn is at most 2 MiB, half of the receive buffer.
    private static final int SLOTS = 32;
    /** Turns that found the socket empty, after which nothing is left that was joined before. */
    private static final int EMPTIED = 2;

    private final DatagramSlots slots = new DatagramSlots(SLOTS);
    private final SenderAddresses senders = new SenderAddresses();
    private final int descriptor;
    private final IntakePort port;
    /** Datagrams handed over since the engine was last woken. */
    private int unannounced;
    /** How many more times the socket must be found empty until every piece states the size of its datagrams. */
    private int unsized;

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
        for (int i = 0; i < received; i++) {
            take(registry, i);
            slots.rearm(i);
        }
        unannounced = 0;
        if (unsized > 0 && received < slots.count()) {
            unsized--;
        }
    }

    /**
     * The kernel joins no more. What it joined before and is still to be read comes without the size of its datagrams: it is cut
     * into records, each of which stands alone.
     */
    void onJoiningEnded() {
        unsized = EMPTIED;
    }

    private void take(final FeedRegistry registry, final int index) {
        final InetAddress sender =
                registry.restrictsSenders() ? senders.at(slots.names(), slots.nameOffset(index)) : null;
        final int end = slots.offset(index) + slots.length(index);
        final int each =
                unsized > 0 && !slots.isSized(index) ? RecordDescriptor.RECORD_LENGTH : slots.datagramLength(index);
        int at = slots.offset(index);
        do {
            port.onDatagram(registry, slots.bytes(), at, Math.min(each, end - at), sender);
            at += each;
            if (++unannounced == FeedSocket.DATAGRAMS_PER_TURN) {
                port.onBatchEnd();
                unannounced = 0;
            }
        } while (at < end);
    }
}
