package dev.touchline.engine.agent;

import dev.touchline.engine.EnginePublication;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.overlay.CameraEncoder;
import dev.touchline.protocol.overlay.EventEncoder;
import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.HeatEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.SettledEncoder;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * The engine's end of its output: stamps the time of publication and transmits. Never waits: a receiver that is lapped finds out by
 * itself, and an event that has no room is counted. Engine thread only.
 */
final class BroadcastPublication implements EnginePublication {
    private static final int PUB_US_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH + FrameEncoder.pubUsEncodingOffset();

    private final BroadcastTransmitter transmitter;
    private final RingBuffer events;
    private final EpochNanoClock clock;
    private final Counter eventsDropped;
    private boolean published;

    BroadcastPublication(final EngineOutput output, final EpochNanoClock clock, final Counter eventsDropped) {
        transmitter = new BroadcastTransmitter(output.broadcast());
        events = output.events();
        this.clock = clock;
        this.eventsDropped = eventsDropped;
    }

    @Override
    public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
        buffer.putLong(offset + PUB_US_OFFSET, clock.nanoTime() / 1_000, ByteOrder.LITTLE_ENDIAN);
        transmit(FrameEncoder.TEMPLATE_ID, buffer, offset, length);
    }

    @Override
    public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {
        buffer.putLong(offset + PUB_US_OFFSET, clock.nanoTime() / 1_000, ByteOrder.LITTLE_ENDIAN);
        transmit(SettledEncoder.TEMPLATE_ID, buffer, offset, length);
    }

    @Override
    public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {
        transmit(HeatEncoder.TEMPLATE_ID, buffer, offset, length);
    }

    @Override
    public void onCamera(final MutableDirectBuffer buffer, final int offset, final int length) {
        transmit(CameraEncoder.TEMPLATE_ID, buffer, offset, length);
    }

    @Override
    public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {
        if (!events.write(EventEncoder.TEMPLATE_ID, buffer, offset, length)) {
            eventsDropped.increment();
        }
        published = true;
    }

    private void transmit(final int type, final MutableDirectBuffer buffer, final int offset, final int length) {
        transmitter.transmit(type, buffer, offset, length);
        published = true;
    }

    /** Whether something was published since the last call. */
    boolean takePublished() {
        final boolean was = published;
        published = false;
        return was;
    }
}
