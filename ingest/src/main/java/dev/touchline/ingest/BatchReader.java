package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.Errors;
import java.io.IOException;

/**
 * Reads a socket a batch at a time, in one system call, into buffers of its own. Event loop thread only; allocates nothing, but
 * as {@link DirectReader} does when a source may send from one address only.
 */
final class BatchReader extends DirectReader {
    /** As many as a turn takes: most turns are one call. */
    private final DatagramSlots slots = new DatagramSlots(FeedSocket.DATAGRAMS_PER_TURN);

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
        for (int i = 0; i < received; i++) {
            port.onDatagram(registry, slots.bytes(), slots.offset(i), slots.length(i), null);
        }
    }
}
