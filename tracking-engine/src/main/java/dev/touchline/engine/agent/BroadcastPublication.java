package dev.touchline.engine.agent;

import dev.touchline.engine.EnginePublication;
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

/**
 * The engine's end of the broadcast buffer: stamps the time of publication and transmits. Never waits: a receiver that is
 * lapped finds out by itself. Engine thread only.
 */
final class BroadcastPublication implements EnginePublication {
    private static final int PUB_US_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH + FrameEncoder.pubUsEncodingOffset();

    private final BroadcastTransmitter transmitter;
    private final EpochNanoClock clock;
    private boolean published;

    BroadcastPublication(final BroadcastTransmitter transmitter, final EpochNanoClock clock) {
        this.transmitter = transmitter;
        this.clock = clock;
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
        transmit(EventEncoder.TEMPLATE_ID, buffer, offset, length);
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
