package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetAddress;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands Netty's datagrams to the intake, without copying. Event loop thread only. */
final class IntakeHandler extends ChannelInboundHandlerAdapter {
    private final IntakePort port;
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private FeedRegistry registry;

    IntakeHandler(final IntakePort port) {
        this.port = port;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final DatagramPacket packet = (DatagramPacket) message;
        try {
            if (registry == null) {
                registry = port.registry();
            }
            final ByteBuf content = packet.content();
            final int length = content.readableBytes();
            view.wrap(content.memoryAddress() + content.readerIndex(), length);
            // Netty cuts joined datagrams itself on the paths it reads today; a piece that comes whole is cut here.
            final int step = packet instanceof SegmentedDatagramPacket joined ? joined.segmentSize() : length;
            final InetAddress sender = packet.sender().getAddress();
            int offset = 0;
            do {
                final int end = step > 0 ? Math.min(offset + step, length) : length;
                port.onDatagram(registry, view, offset, end - offset, sender);
                offset = end;
            } while (offset < length);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(final ChannelHandlerContext context) {
        registry = null;
        port.onBatchEnd();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        port.onFault(cause);
    }
}
