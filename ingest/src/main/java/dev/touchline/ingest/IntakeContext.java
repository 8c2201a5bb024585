package dev.touchline.ingest;

import dev.touchline.protocol.Counters;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.TimeWindow;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * Where datagrams go.
 *
 * @param rings a ring for each engine shard; with several sockets each must take several producers
 * @param registry answers the registry in force; read once a batch
 * @param window what capture times are believed
 * @param clock wall time, ns UTC; read once a datagram, by every socket's thread
 * @param wake called with a shard after a batch that put something into its ring; by every socket's thread
 * @param counters where the counters are listed
 */
public record IntakeContext(
        List<RingBuffer> rings,
        Supplier<FeedRegistry> registry,
        TimeWindow window,
        EpochNanoClock clock,
        IntConsumer wake,
        Counters counters) {
    /** The most engine shards there may be. */
    public static final int MAX_SHARDS = Long.SIZE;

    /** Checks the number of rings; throws {@link IllegalArgumentException}. */
    public IntakeContext {
        rings = List.copyOf(rings);
        if (rings.isEmpty() || rings.size() > MAX_SHARDS) {
            throw new IllegalArgumentException("rings out of range: rings=" + rings.size() + ", most=" + MAX_SHARDS);
        }
    }
}
