package dev.touchline.engine.agent;

import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RingDescriptor;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** An agent that is stepped by hand, its ring, and one source of match 1 that sends frames of 23 objects into it. */
final class AgentFixture {
    private static final long START_NS = 1_750_000_037_000_000_000L;

    private final Counters counters = new Counters();
    final MatchCounters match = new MatchCounters();
    final MatchLatency latency = MatchLatency.create();
    final AtomicInteger published = new AtomicInteger();
    final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(BufferUtil.allocateDirectAligned((1 << 20) + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    private final UnsafeBuffer broadcast = new UnsafeBuffer(
            BufferUtil.allocateDirectAligned((1 << 20) + BroadcastBufferDescriptor.TRAILER_LENGTH, 64));
    private final long nowUtcNs = START_NS - 37_000_000_000L + 250_000;
    long receivedUtcNs = nowUtcNs;
    final EngineAgent agent = new EngineAgent(new EngineContext(
            0, ring, EngineOutput.of(broadcast), () -> nowUtcNs, 37, published::incrementAndGet, counters));
    private final UnsafeBuffer datagramView = new UnsafeBuffer(0, 0);
    private final DatagramEncoder source = new DatagramEncoder(1, 1, 1, null, datagram -> {
        datagramView.wrap(datagram);
        final int length = datagram.remaining();
        final int index =
                ring.tryClaim(RingDescriptor.DATAGRAM, RingDescriptor.length(length / RecordDescriptor.RECORD_LENGTH));
        ring.buffer().putLong(index + RingDescriptor.RECEIVE_TIME_OFFSET, receivedUtcNs);
        ring.buffer().putBytes(index + RingDescriptor.RECORDS_OFFSET, datagramView, 0, length);
        ring.commit(index);
    });

    /** Opens the match. */
    void open() {
        agent.offer(new EngineCommand.OpenMatch(
                new MatchContext(
                        1, true, new Pitch(105_000, 68_000), Teams.UNKNOWN, 37, 1, new Counter("t", ""), match),
                latency));
    }

    /** Sends the frame of a number, 25 a second. */
    void frame(final int frame) {
        for (int object = 0; object < 23; object++) {
            source.position(
                    object,
                    0,
                    frame,
                    START_NS + frame * 40_000_000L,
                    (frame % 1000) * 40 - 20_000,
                    object * 1000,
                    0,
                    20,
                    object == 22 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
    }

    /** A counter of the agent. */
    long value(final String name) {
        return counters.all().stream()
                .filter(counter -> counter.name().equals(name))
                .findAny()
                .orElseThrow()
                .value();
    }
}
