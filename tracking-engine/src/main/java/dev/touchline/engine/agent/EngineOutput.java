package dev.touchline.engine.agent;

import java.nio.ByteBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Where an engine publishes to the fan-out. State goes into the broadcast buffer, where a newer message may take an older one's place before
 * it is read; events go into a ring, where none does: when it is full the event is dropped and counted, which is a fault.
 *
 * @param broadcast what any number of readers look at
 * @param events read by one thread, the fan-out's
 */
public record EngineOutput(AtomicBuffer broadcast, RingBuffer events) {
    /** Some 2,000 events: far more than matches have in the time that a fan-out may be late. */
    private static final int EVENTS_CAPACITY = 1 << 18;

    /** An output with a ring of its own for events. */
    public static EngineOutput of(final AtomicBuffer broadcast) {
        return new EngineOutput(
                broadcast,
                new OneToOneRingBuffer(new UnsafeBuffer(
                        ByteBuffer.allocateDirect(EVENTS_CAPACITY + RingBufferDescriptor.TRAILER_LENGTH))));
    }

    /** Whether there are events to read. Any thread. */
    public boolean hasEvents() {
        return events.producerPosition() > events.consumerPosition();
    }
}
