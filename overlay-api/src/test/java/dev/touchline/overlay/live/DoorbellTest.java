package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.SettledDecoder;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fan-out knows frame 10 of epoch 1 of match 1 and wants the next from 5,000 us on; nobody wants match 2. */
@Timeout(10)
class DoorbellTest {
    private static final int CAPACITY = 1 << 16;

    private final UnsafeBuffer broadcast =
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + BroadcastBufferDescriptor.TRAILER_LENGTH));
    private final BroadcastTransmitter transmitter = new BroadcastTransmitter(broadcast);
    private final EngineOutput output = EngineOutput.of(broadcast);
    private final FrameMessages frames = new FrameMessages();
    private final Demand demand = new Demand();
    private final Doorbell doorbell = new Doorbell(output, matchId -> matchId == 1 ? demand : null, () -> this.rings++);
    private int rings;

    @BeforeEach
    void demand() {
        final LastFrame last = new LastFrame();
        last.set(1, 10, 4_000, 4_100);
        demand.set(last, 5_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 11, 4999, 0", // before its time
        "1, 1, 11, 5000, 1", // due
        "1, 2, 1, 100, 1", // another epoch
        "1, 1, 10, 4500, 1", // an earlier state was restored
        "2, 1, 11, 9000, 0" // nobody's
    })
    void shouldRingForAFrameThatIsDueOrBeginsAnew(
            final long matchId, final long epoch, final long seq, final long tsUs, final int expected) {
        publish(matchId, epoch, seq, tsUs);
        doorbell.onPublished();

        assertThat(rings).isEqualTo(expected);
    }

    @Test
    void shouldRingOnceForAllThatIsDue() {
        publish(1, 1, 11, 4_999);
        publish(1, 1, 12, 5_000);
        publish(1, 1, 13, 6_000);
        doorbell.onPublished();
        doorbell.onPublished();

        assertThat(rings).isEqualTo(1);
    }

    @Test
    void shouldRingForAHeatMapAndACameraAndNotForWhatNoClientIsSent() {
        transmitter.transmit(SettledDecoder.TEMPLATE_ID, frames.buffer(), 0, 64);
        doorbell.onPublished();
        assertThat(rings).isZero();

        transmitter.transmit(HeatDecoder.TEMPLATE_ID, frames.buffer(), 0, 64);
        doorbell.onPublished();
        assertThat(rings).isEqualTo(1);

        transmitter.transmit(CameraDecoder.TEMPLATE_ID, frames.buffer(), 0, 64);
        doorbell.onPublished();
        assertThat(rings).isEqualTo(2);
    }

    @Test
    void shouldRingForAnEventWhoeverWantsFrames() {
        assertThat(output.events().write(1, frames.buffer(), 0, 64)).isTrue();
        doorbell.onPublished();
        assertThat(rings).isEqualTo(1);

        output.events().read((type, buffer, offset, length) -> {});
        doorbell.onPublished();
        assertThat(rings).isEqualTo(1);
    }

    @Test
    void shouldRingBeforeTheFanOutIsLapped() {
        for (int i = 1; i < 256; i++) {
            publish(2, 1, i, i);
            doorbell.onPublished();
        }
        assertThat(rings).isZero();

        publish(2, 1, 256, 256);
        doorbell.onPublished();
        assertThat(rings).isEqualTo(1);
    }

    @Test
    void shouldRingWhenMoreWasPublishedThanItCouldSee() {
        // With its header each takes 64 bytes of the 65,536: 1,024 go in.
        for (int i = 1; i <= 2_000; i++) {
            publish(2, 1, i, i);
        }
        doorbell.onPublished();

        assertThat(rings).isEqualTo(1);
    }

    private void publish(final long matchId, final long epoch, final long seq, final long tsUs) {
        final int length = frames.write(matchId, epoch, seq, tsUs, tsUs, 0);
        transmitter.transmit(FrameDecoder.TEMPLATE_ID, frames.buffer(), 0, length);
    }
}
