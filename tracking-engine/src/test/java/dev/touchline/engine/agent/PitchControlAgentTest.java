package dev.touchline.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.HeatEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.Quality;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PitchControlAgentTest {
    private static final long START_US = 1_750_000_000_000_000L;
    private static final Pitch PITCH = new Pitch(105_000, 68_000);
    private static final Teams TEAMS = new Teams(0b0010, 0b0100);

    private final Counters counters = new Counters();
    private final UnsafeBuffer broadcast = new UnsafeBuffer(
            BufferUtil.allocateDirectAligned((1 << 16) + BroadcastBufferDescriptor.TRAILER_LENGTH, 64));
    private final BroadcastTransmitter transmitter = new BroadcastTransmitter(broadcast);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[8_000]);
    private final FrameEncoder encoder = new FrameEncoder();
    private long nowNs = 1_000_000_000_000L;
    private final PitchControlAgent agent = new PitchControlAgent(List.of(broadcast), () -> nowNs, counters);

    /** A frame with home's 1 at {@code homeX} m and away's 2 at 20 m. */
    private void publish(final long matchId, final long epoch, final long seq, final long tsUs, final int homeX) {
        encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
                .matchId(matchId)
                .epoch(epoch)
                .seq(seq)
                .tsUs(tsUs)
                .pubUs(0)
                .clockMs(0)
                .period((short) 1)
                .running((short) 1);
        final FrameEncoder.RowsEncoder rows = encoder.rowsCount(2);
        for (int objectId = 1; objectId <= 2; objectId++) {
            rows.next()
                    .objectId((short) objectId)
                    .quality(Quality.LIVE)
                    .ageMs(0)
                    .x(objectId == 1 ? homeX * 1000 : 20_000)
                    .y(0)
                    .z(0)
                    .vx(0)
                    .vy(0)
                    .vz(0)
                    .ax(0)
                    .ay(0)
                    .sigma(50)
                    .distance(0);
        }
        transmitter.transmit(
                FrameEncoder.TEMPLATE_ID, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private PitchControlSnapshot newest() {
        return agent.ask(1, PITCH, TEAMS).orElseThrow();
    }

    private long value(final String name) {
        return counters.all().stream()
                .filter(counter -> counter.name().equals(name))
                .findAny()
                .orElseThrow()
                .value();
    }

    @Test
    void shouldDoNothingWhileNobodyAsks() {
        publish(1, 1, 1, START_US, -20);

        assertThat(agent.doWork()).isZero();
        assertThat(value("pitch_control_computed")).isZero();
    }

    @Test
    void shouldComputeTheNewestFrameAndCountThoseItPassedOver() {
        assertThat(agent.ask(1, PITCH, TEAMS)).isEmpty();
        agent.doWork();
        for (int i = 1; i <= 5; i++) {
            publish(1, 1, i, START_US + i * 1_000L, -20);
        }
        publish(2, 1, 1, START_US, -20);
        transmitter.transmit(HeatEncoder.TEMPLATE_ID, message, 0, 64);

        agent.doWork();

        assertThat(newest().seq()).isEqualTo(5);
        assertThat(newest().epoch()).isEqualTo(1);
        assertThat(newest().grid().tsUs()).isEqualTo(START_US + 5_000);
        assertThat(newest().grid().homeShare()).as("mirrored at -20 and 20").isBetween(0.499, 0.501);
        assertThat(value("pitch_control_conflated")).isEqualTo(4);
        assertThat(value("pitch_control_computed")).isEqualTo(1);
    }

    @Test
    void shouldComputeOncePerTenthOfASecondOfCaptureTime() {
        agent.ask(1, PITCH, TEAMS);
        agent.doWork();
        for (int i = 0; i < 50; i++) {
            publish(1, 1, i + 1, START_US + i * 20_000L, -20);
            agent.doWork();
        }

        assertThat(value("pitch_control_computed"))
                .as("a second of frames at 50 Hz")
                .isEqualTo(10);
        assertThat(value("pitch_control_conflated")).isGreaterThan(0);
    }

    @Test
    void shouldComputeAnewInTheNextEpochAndNeverTouchWhatItHasGiven() {
        agent.ask(1, PITCH, TEAMS);
        agent.doWork();
        publish(1, 1, 1, START_US, -20);
        agent.doWork();
        final PitchControlSnapshot first = newest();

        publish(1, 2, 1, START_US, 10);
        agent.doWork();

        assertThat(newest().epoch()).isEqualTo(2);
        assertThat(newest().grid().homeShare()).isGreaterThan(0.55);
        assertThat(first.grid().homeShare()).isBetween(0.499, 0.501);
    }

    @Test
    void shouldForgetAfterTenSecondsWithoutAQuestion() {
        agent.ask(1, PITCH, TEAMS);
        agent.doWork();
        publish(1, 1, 1, START_US, -20);
        agent.doWork();

        nowNs += PitchControlAgent.ASKED_NS;
        agent.doWork();
        assertThat(agent.ask(1, PITCH, TEAMS)).isPresent();
        nowNs += PitchControlAgent.ASKED_NS + 1;
        agent.doWork();

        assertThat(agent.ask(1, PITCH, TEAMS)).isEmpty();
        agent.forget(1);
        assertThat(agent.doWork()).isZero();
    }

    @Test
    void shouldRefuseAQuestionBeyondItsLimit() {
        for (int match = 1; match <= PitchControlAgent.MOST_MATCHES + 1; match++) {
            agent.ask(match, PITCH, TEAMS);
        }
        agent.doWork();
        publish(PitchControlAgent.MOST_MATCHES, 1, 1, START_US, -20);
        publish(PitchControlAgent.MOST_MATCHES + 1, 1, 1, START_US, -20);
        agent.doWork();

        assertThat(agent.ask(PitchControlAgent.MOST_MATCHES, PITCH, TEAMS)).isPresent();
        assertThat(value("pitch_control_computed")).isEqualTo(1);
    }

    @Test
    void shouldCountThatTheEngineOvertookItAndGoOn() {
        agent.ask(1, PITCH, TEAMS);
        agent.doWork();
        for (int i = 1; i <= 2_000; i++) {
            publish(1, 1, i, START_US + i * 1_000L, -20);
        }

        agent.doWork();

        assertThat(value("pitch_control_lapped")).isPositive();
        assertThat(newest().seq()).isEqualTo(2_000);
    }
}
