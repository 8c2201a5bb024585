package dev.touchline.load.feed;

import dev.touchline.protocol.RecordDescriptor;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Sends up to 44 datagrams in one system call: the kernel cuts the bytes at 1,472 (UDP_SEGMENT, Linux 4.18). Only datagrams
 * that are due already share a call, so none is held back. One thread; allocates nothing while sending.
 */
final class SegmentingSocket implements DatagramSocket {
    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;
    private static final int MAX_UDP_PAYLOAD = 65_507;
    private static final int SEND_BUFFER = 1 << 20;

    private final LinuxSocket socket;

    private SegmentingSocket(final LinuxSocket socket) {
        this.socket = socket;
    }

    /** Whether this machine has the native transport; the kernel's own refusal comes at {@link #connect}. */
    static boolean isAvailable() {
        return Epoll.isAvailable();
    }

    static SegmentingSocket connect(final InetSocketAddress to) throws IOException {
        Epoll.ensureAvailability();
        // SendPathTimings, us a datagram: this 2.3 / 1.3 / 1.0 / 0.8 in batches of 4 / 8 / 16 / 44, Netty's sendmmsg
        // 3.6 to 4.4
        // in any batch, a DatagramChannel 5.1. Netty's socket without its channel, which would bring an event loop.
        final LinuxSocket socket = LinuxSocket.newSocketDgram(
                to.getAddress() instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6);
        try {
            socket.setSendBufferSize(SEND_BUFFER);
            socket.setIntOpt(SOL_UDP, UDP_SEGMENT, RecordDescriptor.MAX_DATAGRAM_LENGTH);
            socket.connect(to);
        } catch (final IOException e) {
            socket.close();
            throw e;
        }
        return new SegmentingSocket(socket);
    }

    @Override
    public int maxDatagrams() {
        return MAX_UDP_PAYLOAD / RecordDescriptor.MAX_DATAGRAM_LENGTH;
    }

    @Override
    public void send(final ByteBuffer bytes, final int offset, final int length) throws IOException {
        // 0 is Netty's word for EAGAIN; a datagram call is never cut short.
        while (socket.send(bytes, offset, offset + length) == 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String path() {
        return "udp-segment";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
