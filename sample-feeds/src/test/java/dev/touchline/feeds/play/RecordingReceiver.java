package dev.touchline.feeds.play;

import dev.touchline.protocol.RecordDescriptor;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** A UDP port on the loopback that remembers every datagram. Loopback hands over in the sender's call: no waiting. */
final class RecordingReceiver implements Closeable {
    final List<ByteBuffer> datagrams = new ArrayList<>();
    private final DatagramChannel channel;

    RecordingReceiver(final String address) throws IOException {
        channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
        channel.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        channel.configureBlocking(false);
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** Takes what has arrived. */
    void drain() {
        try {
            while (true) {
                final ByteBuffer bytes = ByteBuffer.allocate(2_048).order(ByteOrder.LITTLE_ENDIAN);
                if (channel.receive(bytes) == null) {
                    return;
                }
                datagrams.add(bytes.flip());
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every record, each in a buffer of its own. */
    List<ByteBuffer> records() {
        final List<ByteBuffer> records = new ArrayList<>();
        for (final ByteBuffer datagram : datagrams) {
            for (int at = 0; at < datagram.limit(); at += RecordDescriptor.RECORD_LENGTH) {
                records.add(datagram.slice(at, RecordDescriptor.RECORD_LENGTH).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        return records;
    }

    /** The records of a type. */
    List<ByteBuffer> records(final int templateId) {
        return records().stream()
                .filter(r -> r.getShort(RecordDescriptor.TEMPLATE_ID_OFFSET) == templateId)
                .toList();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
