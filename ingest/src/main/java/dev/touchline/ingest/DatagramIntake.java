package dev.touchline.ingest;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RecordValidator;
import dev.touchline.protocol.RejectCounters;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.SourceCounters;
import java.net.InetAddress;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * What happens to a datagram between socket and ring: validated, counted, and its accepted records claimed and copied at
 * once, in the ring of its match's shard. One thread, that of the socket's event loop: each socket has an intake of its own,
 * whose counters are parts of what is listed. Allocates nothing; never throws, whatever the bytes are. When the ring is full
 * the datagram is dropped and counted.
 */
public final class DatagramIntake {
    private final RingBuffer[] rings;
    private final Supplier<FeedRegistry> registry;
    private final IntConsumer wake;
    private final RecordValidator validator;
    private final boolean sharesSources;
    private final Counter datagrams;
    private final Counter unwanted;
    private final Counter records;
    private final Counter ringDropped;
    private long touchedShards;

    /**
     * An intake.
     *
     * @param sharesSources whether another thread's intake may hear the same sources: their counters are then locked, twice a
     *     datagram
     */
    public DatagramIntake(final IntakeContext context, final boolean sharesSources) {
        rings = context.rings().toArray(RingBuffer[]::new);
        registry = context.registry();
        wake = context.wake();
        this.sharesSources = sharesSources;
        validator = new RecordValidator(new RejectCounters(context.counters()), context.window(), sharesSources);
        datagrams = context.counters().createPart("datagrams_received", "Datagrams that came in, good or bad");
        unwanted = context.counters()
                .createPart(
                        "datagrams_unwanted",
                        "Datagrams refused whole by ingest: match or source not registered, or length wrong");
        records = context.counters().createPart("records_accepted", "Records that went into the ring");
        ringDropped = context.counters().createPart("ring_dropped", "Good records dropped because the ring was full");
    }

    /** The registry in force: read it once a batch and hand it to {@link #onDatagram} for each datagram. */
    public FeedRegistry registry() {
        return registry.get();
    }

    /**
     * Takes a datagram. The buffer is not kept.
     *
     * @param registry what is registered
     * @param sender where it came from; may be null when the registry {@linkplain FeedRegistry#restrictsSenders() does not ask}
     * @param nowUtcNs when it came, ns UTC
     */
    public void onDatagram(
            final FeedRegistry registry,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final InetAddress sender,
            final long nowUtcNs) {
        datagrams.increment();
        final int accepted = validator.validate(buffer, offset, length, sender, registry, nowUtcNs);
        if (accepted == RecordValidator.NONE) {
            if (validator.source() == null) {
                unwanted.increment();
            }
            return;
        }
        final MatchRegistration match = validator.match();
        final RingBuffer ring = rings[match.shard()];
        final int count = Integer.bitCount(accepted);
        final int index = ring.tryClaim(RingDescriptor.DATAGRAM, RingDescriptor.length(count));
        if (index < 0) {
            ringDropped.add(count);
            return;
        }
        copy(ring.buffer(), buffer, offset, accepted, count, index, nowUtcNs);
        if (validator.source().clockOffsetNs() != 0) {
            correctTimes(ring.buffer(), index, count, validator.source().clockOffsetNs());
        }
        ring.commit(index);
        touchedShards |= 1L << match.shard();
        records.add(count);
        final SourceCounters source = validator.source().counters();
        if (sharesSources) {
            synchronized (source) {
                countAtSource(source, buffer, offset, accepted, nowUtcNs);
            }
        } else {
            countAtSource(source, buffer, offset, accepted, nowUtcNs);
        }
    }

    /** Wakes the engines that got something since it was last called: once a batch. */
    public void onBatchEnd() {
        for (long shards = touchedShards; shards != 0; shards &= shards - 1) {
            wake.accept(Long.numberOfTrailingZeros(shards));
        }
        touchedShards = 0;
    }

    /** Datagrams refused whole, as no match and source asked for them. Any thread. */
    long unwanted() {
        return unwanted.value();
    }

    /** Only what went into the ring: what a full ring dropped is missing from the source's sequence. */
    private static void countAtSource(
            final SourceCounters source,
            final DirectBuffer buffer,
            final int offset,
            final int accepted,
            final long nowUtcNs) {
        for (int bits = accepted; bits != 0; bits &= bits - 1) {
            final int at = offset + Integer.numberOfTrailingZeros(bits) * RecordDescriptor.RECORD_LENGTH;
            source.onRecord(
                    buffer.getShort(at + RecordDescriptor.SESSION_OFFSET, LITTLE_ENDIAN) & 0xffff,
                    buffer.getInt(at + RecordDescriptor.SEQUENCE_OFFSET, LITTLE_ENDIAN),
                    nowUtcNs);
        }
    }

    /** In the ring only: the datagram itself, and the tag that was made of it, stay as they are. */
    private static void correctTimes(
            final AtomicBuffer claimed, final int index, final int count, final long clockOffsetNs) {
        int at = index + RingDescriptor.RECORDS_OFFSET + RecordDescriptor.TIME_OFFSET;
        for (int i = 0; i < count; i++, at += RecordDescriptor.RECORD_LENGTH) {
            claimed.putLong(at, claimed.getLong(at, LITTLE_ENDIAN) - clockOffsetNs, LITTLE_ENDIAN);
        }
    }

    private static void copy(
            final AtomicBuffer claimed,
            final DirectBuffer buffer,
            final int offset,
            final int accepted,
            final int count,
            final int index,
            final long nowUtcNs) {
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
