package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.touchline.load.LoadProfile;
import dev.touchline.load.scenario.RatePattern;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import dev.touchline.protocol.feed.SensorSampleDecoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class FeedSenderTest {
    private static final long START_NS = 1_750_000_000_000_000_000L;
    private static final long MATCH = 77;

    private final FakeSendClock clock = new FakeSendClock(START_NS);
    private final RecordingSocket socket = new RecordingSocket(clock, 44);
    private final FeedSender sender = new FeedSender(socket, clock);
    private final PositionDecoder position = new PositionDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @ParameterizedTest
    @EnumSource(LoadProfile.class)
    void shouldSendRateTimesSecondsWhenProfilePlaysAtItsOwnRate(final LoadProfile profile) throws IOException {
        final double seconds = profile.recordsPerSecond() > 1_000_000 ? 0.5 : 2;

        final SendResult result = send(profile, seconds, 0);

        final long expected = Math.round(profile.recordsPerSecond() * seconds);
        assertThat(result.records()).isEqualTo(expected);
        assertThat(socket.sent()).hasSize((int) (expected / RecordDescriptor.MAX_RECORDS));
        assertThat(result.lagMicros().getTotalCount()).isEqualTo(socket.sent().size());
    }

    @ParameterizedTest
    @EnumSource(LoadProfile.class)
    void shouldNumberRecordsWithoutGapWhenSeenSourceBySource(final LoadProfile profile) throws IOException {
        send(profile, 0.25, 0);

        final int legs = profile.shape().legs();
        final Map<Integer, Long> next = new HashMap<>();
        final Map<Integer, Long> captured = new HashMap<>();
        for (int i = 0; i < socket.sent().size(); i += legs) {
            final UnsafeBuffer datagram = socket.sent().get(i).datagram();
            for (int record = 0; record < RecordDescriptor.MAX_RECORDS; record++) {
                read(datagram, record);
                final int source = (int) (position.matchId() << 8) + position.sourceId();
                assertThat(position.matchId())
                        .isBetween(MATCH, MATCH + profile.shape().matches() - 1);
                assertThat(position.sourceId()).isBetween(1, profile.shape().cameras());
                assertThat(position.objectId()).isEqualTo((short) record);
                final long sequence = next.getOrDefault(source, 0L);
                assertThat(position.sequence()).isEqualTo(sequence);
                next.put(source, sequence + 1);
                final long frame = sequence / profile.shape().recordsPerFrame();
                assertThat(position.frame()).isEqualTo((int) frame);
                final boolean last = (sequence + 1) % profile.shape().recordsPerFrame() == 0;
                assertThat(position.flags().lastOfFrame()).isEqualTo(last);
            }
            final Long before =
                    captured.put((int) (position.matchId() << 8) + position.sourceId(), position.captureTime());
            assertThat(position.captureTime()).isGreaterThan(before == null ? 0 : before);
        }
        assertThat(next).hasSize(profile.shape().streams());
    }

    @Test
    void shouldSendTheSameBytesTwiceWhenFeedHasTwoLegs() throws IOException {
        send(LoadProfile.BROADCAST, 1, 0);

        final List<RecordingSocket.Sent> sent = socket.sent();
        assertThat(sent).hasSize(100);
        for (int i = 0; i < sent.size(); i += 2) {
            assertThat(sent.get(i + 1).datagram()).isEqualTo(sent.get(i).datagram());
        }
    }

    @ParameterizedTest
    @EnumSource(LoadProfile.class)
    void shouldCaptureAtTheInstantItShouldLeaveWhenSenderIsOnTime(final LoadProfile profile) throws IOException {
        final SendResult result = send(profile, 0.25, 0);

        // 5 ms of lead, then one datagram each 23 records of the rate; legs share an instant.
        final double intervalNs = 1e9 * RecordDescriptor.MAX_RECORDS / profile.recordsPerSecond();
        final int places = socket.sent().size();
        for (int i = 0; i < places; i++) {
            read(socket.sent().get(i).datagram(), 0);
            final long utc = TaiTime.toUtcNs(position.captureTime(), TaiTime.DEFAULT_OFFSET_SECONDS);
            final double place = (utc - START_NS - 5e6) / intervalNs;
            assertThat(Math.abs(place - Math.rint(place)) * intervalNs).isLessThan(2_000);
            // Dense streams sleep 50 us at a time; sparse ones come within a spin.
            assertThat(socket.sent().get(i).atNs() - utc).isBetween(0L, 50_000L);
        }
        assertThat(result.lagMicros().getMaxValue()).isLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(LoadProfile.class)
    void shouldMovePointsNoFasterThanAPlayerCanWhenDecoded(final LoadProfile profile) throws IOException {
        send(profile, 0.5, 0);

        final Map<Long, double[]> last = new HashMap<>();
        for (final RecordingSocket.Sent sent : socket.sent()) {
            for (int record = 0; record < RecordDescriptor.MAX_RECORDS; record++) {
                read(sent.datagram(), record);
                final double[] now = {position.captureTime() * 1e-9, position.x() * 1e-3, position.y() * 1e-3};
                final long track = (position.matchId() << 24)
                        + (position.sourceId() << 16)
                        + (position.objectId() << 8)
                        + position.pointId();
                final double[] before = last.put(track, now);
                if (before != null && now[0] > before[0]) {
                    final double metres = Math.hypot(now[1] - before[1], now[2] - before[2]);
                    assertThat(metres / (now[0] - before[0])).isLessThanOrEqualTo(12);
                }
            }
        }
        assertThat(last).hasSize(profile.shape().streams() * profile.shape().recordsPerFrame());
    }

    @Test
    void shouldSendAllThatIsDueAndRecordItsLagWhenKernelWasSlow() throws IOException {
        socket.takesNs(100_000_000);

        final SendResult result = send(LoadProfile.SKELETAL, 0.5, 0);

        // 1,450 datagrams/s: each call of 100 ms lets 145 more become due, of which it takes 44.
        assertThat(result.records()).isEqualTo(16_675);
        assertThat(result.tookNs()).isGreaterThan(result.plannedNs());
        assertThat(result.lagMicros().getMaxValue()).isGreaterThan(1_000_000);
        read(socket.sent().get(700).datagram(), 0);
        final long utc = TaiTime.toUtcNs(position.captureTime(), TaiTime.DEFAULT_OFFSET_SECONDS);
        assertThat(utc - START_NS).isBetween(480_000_000L, 500_000_000L);
    }

    @Test
    void shouldGrowRateFromNothingWhenRampIsAsked() throws IOException {
        send(LoadProfile.SKELETAL, 2, 2);

        // n(t) = R t^2 / 2r: a quarter of the datagrams in the first half of the time.
        final long half = START_NS + 5_000_000 + 1_000_000_000;
        final long early =
                socket.sent().stream().filter(sent -> sent.atNs() < half).count();
        assertThat(socket.sent()).hasSize(1_450);
        assertThat((double) early / socket.sent().size()).isBetween(0.24, 0.26);
    }

    @Test
    void shouldSendTheFramesOfAllCamerasAtOneInstantWhenInBursts() throws IOException {
        final FeedShape shape = LoadProfile.RAW.shape();
        final long rate = LoadProfile.RAW.recordsPerSecond();

        sender.send(new FeedRun(shape, MATCH, rate, 3 / 64.0, new RatePattern.Burst()));

        // 28 x 29 datagrams each 1/64 s, all with the capture time of their burst, camera after camera.
        assertThat(socket.sent()).hasSize(3 * 812);
        for (int i = 0; i < socket.sent().size(); i++) {
            read(socket.sent().get(i).datagram(), 0);
            final long utc = TaiTime.toUtcNs(position.captureTime(), TaiTime.DEFAULT_OFFSET_SECONDS);
            assertThat(utc - START_NS - 5_000_000).isCloseTo(i / 812 * 15_625_000L, within(1_000L));
            assertThat(position.sourceId()).isEqualTo(i % 812 / 29 + 1);
        }
    }

    @Test
    void shouldCarryTheInstantOfTheCallWhenLagIsToBeLeftOut() throws IOException {
        socket.takesNs(1_000_000);

        sender.send(run(LoadProfile.SKELETAL, 0.5, RecordKind.POSITION, FeedRun.Stamp.SENDING));

        // The recording socket notes the clock when a call begins: each takes 1 ms, in which the next become due.
        for (final RecordingSocket.Sent sent : socket.sent()) {
            for (int record = 0; record < RecordDescriptor.MAX_RECORDS; record++) {
                read(sent.datagram(), record);
                assertThat(TaiTime.toUtcNs(position.captureTime(), TaiTime.DEFAULT_OFFSET_SECONDS))
                        .isEqualTo(sent.atNs());
            }
        }
    }

    @Test
    void shouldSendTheSameBytesTwiceWhenLegsLeaveInDifferentCalls() throws IOException {
        final RecordingSocket single = new RecordingSocket(clock, 1);
        single.takesNs(3_000_000);

        new FeedSender(single, clock).send(run(LoadProfile.BROADCAST, 1, RecordKind.POSITION, FeedRun.Stamp.SENDING));

        final List<RecordingSocket.Sent> sent = single.sent();
        assertThat(sent).hasSize(100);
        for (int i = 0; i < sent.size(); i += 2) {
            assertThat(sent.get(i + 1).atNs()).isGreaterThan(sent.get(i).atNs());
            assertThat(sent.get(i + 1).datagram()).isEqualTo(sent.get(i).datagram());
        }
    }

    @Test
    void shouldSendSensorSamplesWhenTheEngineIsToHaveNoWork() throws IOException {
        sender.send(run(LoadProfile.RAW, 0.1, RecordKind.SENSOR, FeedRun.Stamp.INTENDED));

        final SensorSampleDecoder sample = new SensorSampleDecoder();
        final Map<Integer, Long> next = new HashMap<>();
        for (final RecordingSocket.Sent sent : socket.sent()) {
            for (int record = 0; record < RecordDescriptor.MAX_RECORDS; record++) {
                // Throws when the template is another.
                sample.wrapAndApplyHeader(sent.datagram(), record * RecordDescriptor.RECORD_LENGTH, header);
                assertThat(sample.matchId()).isEqualTo(MATCH);
                assertThat(sample.session()).isEqualTo(1);
                assertThat(sample.tag()).isZero();
                assertThat(sample.captureTime()).isPositive();
                final long sequence = next.getOrDefault(sample.sourceId(), 0L);
                assertThat(sample.sequence()).isEqualTo(sequence);
                next.put(sample.sourceId(), sequence + 1);
            }
        }
        assertThat(next).hasSize(28);
    }

    @Test
    void shouldNotAllocateMoreWhenItSendsLonger() throws IOException {
        final FeedSender quiet = new FeedSender(new SilentSocket(), clock);
        allocated(quiet, 1);
        allocated(quiet, 1);

        final long brief = allocated(quiet, 0.1);
        final long longer = allocated(quiet, 2);

        // 98,000 datagrams more; the compiler's own threads are not counted, its deoptimisations here may be.
        assertThat(longer - brief).isLessThan(98_000);
    }

    private SendResult send(final LoadProfile profile, final double seconds, final double ramp) throws IOException {
        return sender.send(new FeedRun(profile.shape(), MATCH, profile.recordsPerSecond(), seconds, ramp));
    }

    private static FeedRun run(
            final LoadProfile profile, final double seconds, final RecordKind kind, final FeedRun.Stamp stamp) {
        return new FeedRun(
                profile.shape(), MATCH, profile.recordsPerSecond(), seconds, new RatePattern.Steady(), kind, stamp);
    }

    private long allocated(final FeedSender quiet, final double seconds) throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final LoadProfile raw = LoadProfile.RAW;
        final FeedRun run = new FeedRun(raw.shape(), MATCH, raw.recordsPerSecond(), seconds, 0);
        final long before = threads.getCurrentThreadAllocatedBytes();
        quiet.send(run);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void read(final UnsafeBuffer datagram, final int record) {
        position.wrapAndApplyHeader(datagram, record * RecordDescriptor.RECORD_LENGTH, header);
    }
}
