package dev.touchline.ingest;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** A receiver on loopback with two engine shards, match 1 in the first and match 2 in the second, each with source 2. */
final class FeedFixture implements AutoCloseable {
    static final int RING = 64 * 1024;
    static final int SOURCE = 2;

    final Counters counters = new Counters();
    final SourceCounters source = new SourceCounters();
    final List<RingBuffer> rings = List.of(ring(), ring());
    final AtomicReference<FeedRegistry> registry = new AtomicReference<>(registry(null));
    final AtomicLong wakes = new AtomicLong();
    FeedReceiver receiver;

    private static RingBuffer ring() {
        return new ManyToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(RING + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    }

    /** Both matches; whoever may send for the first one, or anybody. */
    FeedRegistry registry(final InetAddress allowedSender) {
        return new FeedRegistry(List.of(
                match(1, 0, new SourceRegistration(SOURCE, allowedSender, null, source)),
                match(2, 1, new SourceRegistration(SOURCE, null, null, new SourceCounters()))));
    }

    static MatchRegistration match(final long matchId, final int shard, final SourceRegistration source) {
        return new MatchRegistration(matchId, false, shard, new Counter("t", ""), List.of(source));
    }

    static IngestContext context(final ReceiverKind kind, final String host) {
        return context(kind, host, 1, FilterMode.OFF);
    }

    static IngestContext context(
            final ReceiverKind kind, final String host, final int sockets, final FilterMode filter) {
        return new IngestContext(new InetSocketAddress(host, 0), List.of(), null, 1 << 20, kind, sockets, filter);
    }

    static IngestContext multicast(
            final ReceiverKind kind,
            final String host,
            final int sockets,
            final InetAddress group,
            final NetworkInterface networkInterface) {
        return new IngestContext(
                new InetSocketAddress(host, 0),
                List.of(group),
                networkInterface,
                1 << 20,
                kind,
                sockets,
                FilterMode.OFF);
    }

    FeedReceiver open(final IngestContext context) throws IOException {
        receiver = FeedReceivers.open(context, intake());
        return receiver;
    }

    IntakeContext intake() {
        return new IntakeContext(
                rings, registry::get, TimeWindow.DEFAULT, new WallClock(), shard -> wakes.incrementAndGet(), counters);
    }

    long value(final String name) {
        return counters.all().stream()
                .filter(counter -> counter.name().equals(name))
                .findAny()
                .orElseThrow()
                .value();
    }

    void send(final ByteBuffer datagram) throws IOException {
        try (DatagramChannel sender = DatagramChannel.open()) {
            sender.send(datagram, receiver.address());
        }
    }

    /** What lies in a shard's ring: for each message the objects of its records. */
    List<List<Integer>> read(final int shard) {
        final List<List<Integer>> messages = new ArrayList<>();
        rings.get(shard).read((type, buffer, index, length) -> {
            final List<Integer> objects = new ArrayList<>();
            // The layout of RingDescriptor: 8 bytes of time, then records of 64 bytes with the object at 14.
            for (int at = index + 8; at < index + length; at += 64) {
                objects.add((int) buffer.getByte(at + 14));
            }
            messages.add(objects);
        });
        return messages;
    }

    static ByteBuffer records(final long matchId, final int count) {
        final ByteBuffer copy = ByteBuffer.allocate(count * 64);
        final DatagramEncoder encoder = new DatagramEncoder(matchId, SOURCE, 3, null, copy::put);
        for (int i = 0; i < count; i++) {
            encoder.position(i, 0, 1, 1_000_000_000L, 0, 0, 0, 0, 0);
        }
        encoder.flush();
        return copy.flip();
    }

    @Override
    public void close() {
        if (receiver != null) {
            receiver.close();
        }
    }
}
