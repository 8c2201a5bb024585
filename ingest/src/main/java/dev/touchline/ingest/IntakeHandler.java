package dev.touchline.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands Netty's datagrams to the intake, without copying. Event loop thread only. */
final class IntakeHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeHandler.class);

    private final DatagramIntake intake;
    private final Runnable afterBatch;
    private final EpochNanoClock clock;
    private final UnsafeBuffer view = new UnsafeBuffer();

    IntakeHandler(final DatagramIntake intake, final EpochNanoClock clock, final Runnable afterBatch) {
        this.intake = intake;
        this.clock = clock;
        this.afterBatch = afterBatch;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final DatagramPacket packet = (DatagramPacket) message;
        try {
            final ByteBuf content = packet.content();
            final int length = content.readableBytes();
            if (content.hasMemoryAddress()) {
                view.wrap(content.memoryAddress() + content.readerIndex(), length);
            } else {
                view.wrap(content.nioBuffer());
            }
            intake.onDatagram(view, 0, length, packet.sender().getAddress(), clock.nanoTime());
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(final ChannelHandlerContext context) {
        afterBatch.run();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        LOG.error("feed socket fault: reason={}", cause.toString());
    }
}
