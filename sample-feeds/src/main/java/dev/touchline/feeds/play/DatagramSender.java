package dev.touchline.feeds.play;

import dev.touchline.protocol.DatagramEncoder;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/**
 * The socket. Unconnected, so that a receiver that is not there yet (an ICMP port unreachable) does not fail the next
 * send; a send that fails is counted and the datagram is gone, as the network might have lost it. One thread.
 */
final class DatagramSender implements DatagramEncoder.Sink, Closeable {
    private static final int SEND_BUFFER_LENGTH = 1 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress to;
    private long sent;
    private long failures;
    private String lastFailure = "";
    private boolean closed;

    private DatagramSender(final DatagramChannel channel, final InetSocketAddress to) {
        this.channel = channel;
        this.to = to;
    }

    static DatagramSender open(final InetSocketAddress to) throws IOException {
        final DatagramChannel channel = DatagramChannel.open(
                to.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_LENGTH);
        return new DatagramSender(channel, to);
    }

    @Override
    public void onDatagram(final ByteBuffer datagram) {
        try {
            channel.send(datagram, to);
            sent++;
        } catch (final ClosedChannelException e) {
            closed = true;
            failed(e);
        } catch (final IOException e) {
            failed(e);
        }
    }

    long sent() {
        return sent;
    }

    long failures() {
        return failures;
    }

    String lastFailure() {
        return lastFailure;
    }

    /** Whether the socket is gone, as when the playing thread was interrupted: nothing can be sent any more. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void failed(final IOException e) {
        failures++;
        lastFailure = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
