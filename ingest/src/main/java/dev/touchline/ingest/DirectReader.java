package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.DatagramSocketAddress;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a socket datagram by datagram into one buffer. Event loop thread only; allocates nothing, unless a source may send
 * from one address only: then an object or two for each datagram's sender.
 */
class DirectReader implements EpollIoHandle {
    private static final int WOULD_BLOCK = 0;

    private final LinuxSocket socket;
    private final IntakePort port;
    private final UnsafeBuffer slot =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(FeedSocket.SLOT_LENGTH, BitUtil.CACHE_LINE_LENGTH));

    DirectReader(final LinuxSocket socket, final IntakePort port) {
        this.socket = socket;
        this.port = port;
    }

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public void handle(final IoRegistration registration, final IoEvent event) {
        final FeedRegistry registry = port.registry();
        try {
            read(registry);
        } catch (final IOException e) {
            if (socket.isOpen()) {
                port.onFault(e);
            }
        }
        port.onBatchEnd();
    }

    /** Takes what the socket holds, up to a turn's share. */
    void read(final FeedRegistry registry) throws IOException {
        if (registry.restrictsSenders()) {
            readWithSenders(registry);
            return;
        }
        for (int i = 0; i < FeedSocket.DATAGRAMS_PER_TURN; i++) {
            final int received = socket.recvAddress(slot.addressOffset(), 0, FeedSocket.SLOT_LENGTH);
            if (received == WOULD_BLOCK) {
                return;
            }
            // An empty datagram is -1 to Netty, which thinks of the end of a stream.
            port.onDatagram(registry, slot, 0, Math.max(received, 0), null);
        }
    }

    private void readWithSenders(final FeedRegistry registry) throws IOException {
        for (int i = 0; i < FeedSocket.DATAGRAMS_PER_TURN; i++) {
            final DatagramSocketAddress from = socket.recvFromAddress(slot.addressOffset(), 0, FeedSocket.SLOT_LENGTH);
            if (from == null) {
                return;
            }
            final InetAddress sender = from.getAddress();
            port.onDatagram(registry, slot, 0, from.receivedAmount(), sender);
        }
    }

    /** The event loop ends. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
