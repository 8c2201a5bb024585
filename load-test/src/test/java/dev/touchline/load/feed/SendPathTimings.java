package dev.touchline.load.feed;

import dev.touchline.protocol.RecordDescriptor;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A timed main, no test: what a datagram of 1,472 bytes costs its sender on the ways into the kernel that there are. The receiver
 * is another process, on the port that is the only argument. Prints ns a datagram for each way and batch, the last of 3 rounds.
 */
public final class SendPathTimings {
    private static final int LENGTH = RecordDescriptor.MAX_DATAGRAM_LENGTH;
    private static final int ROUNDS = 3;
    private static final int DATAGRAMS = 220_000;
    private static final int[] BATCHES = {4, 8, 16, 44};

    private SendPathTimings() {}

    public static void main(final String[] args) throws Exception {
        final InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        final ByteBuffer bytes = ByteBuffer.allocateDirect(BATCHES[BATCHES.length - 1] * LENGTH);
        try (DatagramSocket plain = PlainSocket.connect(to)) {
            print(plain.path(), 1, time(plain, bytes, 1));
        }
        try (DatagramSocket segmenting = SegmentingSocket.connect(to)) {
            for (final int batch : BATCHES) {
                print(segmenting.path(), batch, time(segmenting, bytes, batch));
            }
        }
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        final Channel channel = new Bootstrap()
                .group(group)
                .channel(EpollDatagramChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(to)
                .sync()
                .channel();
        for (final int batch : BATCHES) {
            print(
                    "netty sendmmsg",
                    batch,
                    channel.eventLoop()
                            .submit(() -> time(channel, batch))
                            .sync()
                            .getNow());
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private static double time(final DatagramSocket socket, final ByteBuffer bytes, final int batch)
            throws IOException {
        double nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final long start = System.nanoTime();
            for (int sent = 0; sent < DATAGRAMS; sent += batch) {
                socket.send(bytes, 0, batch * LENGTH);
            }
            nanos = (double) (System.nanoTime() - start) / DATAGRAMS;
        }
        return nanos;
    }

    private static double time(final Channel channel, final int batch) {
        final ByteBuf datagram = Unpooled.directBuffer(LENGTH).writeZero(LENGTH);
        double nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final long start = System.nanoTime();
            for (int sent = 0; sent < DATAGRAMS; sent += batch) {
                for (int i = 0; i < batch; i++) {
                    channel.write(datagram.retainedDuplicate())
                            .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                }
                channel.flush();
            }
            nanos = (double) (System.nanoTime() - start) / DATAGRAMS;
        }
        datagram.release();
        return nanos;
    }

    private static void print(final String path, final int batch, final double nanos) {
        System.out.printf(Locale.ROOT, "%-18s batch %2d: %6.0f ns/datagram%n", path, batch, nanos);
    }
}
