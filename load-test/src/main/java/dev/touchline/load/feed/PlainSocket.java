package dev.touchline.load.feed;

import dev.touchline.protocol.RecordDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One system call for each datagram, on any platform. One thread; a full send buffer blocks. */
final class PlainSocket implements DatagramSocket {
    private static final int SEND_BUFFER = 1 << 20;

    private final DatagramChannel channel;

    private PlainSocket(final DatagramChannel channel) {
        this.channel = channel;
    }

    static PlainSocket connect(final InetSocketAddress to) throws IOException {
        final DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.connect(to);
        } catch (final IOException e) {
            channel.close();
            throw e;
        }
        return new PlainSocket(channel);
    }

    @Override
    public int maxDatagrams() {
        return 1;
    }

    @Override
    public void send(final ByteBuffer bytes, final int offset, final int length) throws IOException {
        for (int at = offset; at < offset + length; at += RecordDescriptor.MAX_DATAGRAM_LENGTH) {
            bytes.limit(at + RecordDescriptor.MAX_DATAGRAM_LENGTH).position(at);
            channel.write(bytes);
        }
    }

    @Override
    public String path() {
        return "datagram-channel";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
