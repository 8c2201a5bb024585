package dev.touchline.ingest;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RecordValidator;
import dev.touchline.protocol.RejectCounters;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.TimeWindow;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * What happens to a datagram between socket and ring: validated, counted, and its accepted records claimed and copied at
 * once. One thread, that of the socket's event loop; allocates nothing; never throws, whatever the bytes are. When the ring
 * is full the datagram is dropped and counted.
 */
public final class DatagramIntake {
    private final RingBuffer ring;
    private final Supplier<FeedRegistry> registry;
    private final RecordValidator validator;
    private final Counter datagrams;
    private final Counter records;
    private final Counter ringDropped;

    /**
     * An intake into a ring.
     *
     * @param registry answers the registry in force; read once a datagram
     * @param counters where its counters are listed
     */
    public DatagramIntake(
            final RingBuffer ring,
            final Supplier<FeedRegistry> registry,
            final TimeWindow window,
            final Counters counters) {
        this.ring = ring;
        this.registry = registry;
        validator = new RecordValidator(new RejectCounters(counters), window);
        datagrams = counters.create("datagrams_received", "Datagrams that came in, good or bad");
        records = counters.create("records_accepted", "Records that went into the ring");
        ringDropped = counters.create("ring_dropped", "Good records dropped because the ring was full");
    }

    /**
     * Takes a datagram. The buffer is not kept.
     *
     * @param nowUtcNs when it came, ns UTC
     */
    public void onDatagram(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final InetAddress sender,
            final long nowUtcNs) {
        datagrams.increment();
        final int accepted = validator.validate(buffer, offset, length, sender, registry.get(), nowUtcNs);
        if (accepted == RecordValidator.NONE) {
            return;
        }
        final int count = Integer.bitCount(accepted);
        final int index = ring.tryClaim(RingDescriptor.DATAGRAM, RingDescriptor.length(count));
        if (index < 0) {
            ringDropped.add(count);
            return;
        }
        copy(buffer, offset, accepted, count, index, nowUtcNs);
        ring.commit(index);
        records.add(count);
        countAtSource(buffer, offset, accepted, nowUtcNs);
    }

    /** Only what went into the ring: what a full ring dropped is missing from the source's sequence. */
    private void countAtSource(final DirectBuffer buffer, final int offset, final int accepted, final long nowUtcNs) {
        final SourceCounters source = validator.source().counters();
        for (int bits = accepted; bits != 0; bits &= bits - 1) {
            final int at = offset + Integer.numberOfTrailingZeros(bits) * RecordDescriptor.RECORD_LENGTH;
            source.onRecord(
                    buffer.getShort(at + RecordDescriptor.SESSION_OFFSET, LITTLE_ENDIAN) & 0xffff,
                    buffer.getInt(at + RecordDescriptor.SEQUENCE_OFFSET, LITTLE_ENDIAN),
                    nowUtcNs);
        }
    }

    private void copy(
            final DirectBuffer buffer,
            final int offset,
            final int accepted,
            final int count,
            final int index,
            final long nowUtcNs) {
        final AtomicBuffer claimed = ring.buffer();
        claimed.putLong(index + RingDescriptor.RECEIVE_TIME_OFFSET, nowUtcNs);
        int to = index + RingDescriptor.RECORDS_OFFSET;
        if (accepted == (1 << count) - 1) {
            claimed.putBytes(to, buffer, offset, count * RecordDescriptor.RECORD_LENGTH);
            return;
        }
        for (int bits = accepted; bits != 0; bits &= bits - 1) {
            final int at = offset + Integer.numberOfTrailingZeros(bits) * RecordDescriptor.RECORD_LENGTH;
            claimed.putBytes(to, buffer, at, RecordDescriptor.RECORD_LENGTH);
            to += RecordDescriptor.RECORD_LENGTH;
        }
    }
}
