package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import io.netty.channel.nio.NioSelectableChannelIoHandle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a channel datagram by datagram into one buffer. Event loop thread only. The JDK makes a new address object whenever
 * the sender is not that of the datagram before.
 */
final class NioReader extends NioSelectableChannelIoHandle<DatagramChannel> {
    private final IntakePort port;
    private final ByteBuffer slot = BufferUtil.allocateDirectAligned(FeedSocket.SLOT_LENGTH, BitUtil.CACHE_LINE_LENGTH);
    private final UnsafeBuffer view = new UnsafeBuffer(slot);

    NioReader(final DatagramChannel channel, final IntakePort port) {
        super(channel);
        this.port = port;
    }

    @Override
    protected void handle(final DatagramChannel channel, final SelectionKey key) {
        final FeedRegistry registry = port.registry();
        try {
            for (int i = 0; i < FeedSocket.DATAGRAMS_PER_TURN; i++) {
                final SocketAddress from = channel.receive(slot.clear());
                if (from == null) {
                    break;
                }
                port.onDatagram(registry, view, 0, slot.position(), ((InetSocketAddress) from).getAddress());
            }
        } catch (final IOException e) {
            if (channel.isOpen()) {
                port.onFault(e);
            }
        }
        port.onBatchEnd();
    }

    /** The event loop ends. */
    @Override
    public void close() throws IOException {
        selectableChannel().close();
    }
}
