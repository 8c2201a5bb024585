package dev.touchline.feeds.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.feeds.AllocationMeter;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.csv.CsvFeed;
import dev.touchline.feeds.sim.SimulatedMatch;
import dev.touchline.feeds.sim.SimulatorSettings;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SourceKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedPlayerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int SIGMA = 50;
    private static final int FLAGS = 52;

    private RecordingReceiver receiver;
    private FakePacer pacer;
    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void open() throws IOException {
        receiver = new RecordingReceiver("127.0.0.1");
        pacer = new FakePacer(receiver::drain);
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void shouldPutAFrameInOneDatagramWhenItHas23Objects() throws IOException {
        play(new SimulatedMatch(SimulatorSettings.ofSeed(1)), replay().withFrameLimit(50));

        final List<ByteBuffer> full = receiver.datagrams.stream()
                .filter(d -> d.limit() == RecordDescriptor.MAX_DATAGRAM_LENGTH)
                .toList();
        assertThat(full).hasSize(50);
        for (final ByteBuffer datagram : full) {
            for (int record = 0; record < 23; record++) {
                final int at = record * RecordDescriptor.RECORD_LENGTH;
                final boolean last = record == 22;
                assertThat((datagram.getShort(at + FLAGS) & RecordDescriptor.FLAG_LAST_OF_FRAME) != 0)
                        .isEqualTo(last);
                assertThat(datagram.getShort(at + SIGMA)).isEqualTo((short) 20);
                assertThat(datagram.getShort(at + RecordDescriptor.FRAME_OFFSET))
                        .isEqualTo(datagram.getShort(RecordDescriptor.FRAME_OFFSET));
            }
        }
        // every other datagram holds one record: a clock or a heartbeat
        assertThat(receiver.datagrams.stream().filter(d -> d.limit() != RecordDescriptor.MAX_DATAGRAM_LENGTH))
                .allMatch(d -> d.limit() == RecordDescriptor.RECORD_LENGTH);
    }

    @Test
    void shouldNumberRecordsWithoutGapsAndCountThemWhenPlayed() throws IOException {
        final PlayReport report = play(new SimulatedMatch(SimulatorSettings.ofSeed(1)), replay().withFrameLimit(100));

        final List<ByteBuffer> records = receiver.records();
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).getInt(RecordDescriptor.SEQUENCE_OFFSET)).isEqualTo(i);
        }
        assertThat(report.framesSent()).isEqualTo(100);
        assertThat(report.recordsSent()).isEqualTo(records.size());
        assertThat(report.datagramsSent()).isEqualTo(receiver.datagrams.size());
        assertThat(report.sendFailures()).isZero();
        assertThat(report.framesLate()).isZero();
        assertThat(report.maxLagNs()).isZero();
    }

    @Test
    void shouldSendClocksAndHeartbeatsEachSecondWhenPlayedAtSpeedOne() throws IOException {
        play(new SimulatedMatch(SimulatorSettings.ofSeed(1)), replay().withFrameLimit(101));

        // frames 0 to 100 span 4 s: heartbeats at 0, 1, 2, 3, 4 s; nothing changes before the first kick-off
        assertThat(receiver.records(RecordDescriptor.HEARTBEAT)).hasSize(5);
        assertThat(receiver.records(RecordDescriptor.MATCH_CLOCK)).hasSize(5);
        assertThat(receiver.records().get(0).getShort(RecordDescriptor.TEMPLATE_ID_OFFSET))
                .isEqualTo((short) RecordDescriptor.MATCH_CLOCK);
        // 23 objects at 25 Hz
        assertThat(receiver.records(RecordDescriptor.HEARTBEAT).get(0).getInt(40))
                .isEqualTo(575);
    }

    @Test
    void shouldSendAClockAtOnceWhenTheBallGoesOutOfPlay() throws IOException {
        play(CsvFeed.open(Path.of("src/test/resources/csv/passing-drill.csv")), replay());

        // the ball is dead from frame 12 on: clocks with frames 1 and 12, and one a second after: none in 20 frames
        assertThat(receiver.records(RecordDescriptor.MATCH_CLOCK))
                .extracting(r -> r.getShort(RecordDescriptor.FRAME_OFFSET))
                .containsExactly((short) 1, (short) 12);
    }

    @Test
    void shouldStampTheMomentOfSendingWhenLive() throws IOException {
        play(
                new SimulatedMatch(SimulatorSettings.ofSeed(1)),
                PlaySettings.live(receiver.address(), 9).withFrameLimit(26));

        final List<ByteBuffer> positions = receiver.records(RecordDescriptor.POSITION);
        assertThat(positions.get(0).getLong(RecordDescriptor.TIME_OFFSET)).isEqualTo(FakePacer.TAI_NS);
        assertThat(positions.get(positions.size() - 1).getLong(RecordDescriptor.TIME_OFFSET))
                .isEqualTo(FakePacer.TAI_NS + SECOND);
        assertThat(pacer.taiNs()).isEqualTo(FakePacer.TAI_NS + SECOND);
    }

    @Test
    void shouldTakeATenthOfTheTimeWhenSpeedIsTen() throws IOException {
        final long before = pacer.monotonicNs();
        play(
                new SimulatedMatch(SimulatorSettings.ofSeed(1)),
                replay().withSpeed(10).withBaseTimeNs(77).withFrameLimit(251));

        // 250 frame periods of 40 ms are 10 s of match, 1 s of wall time
        assertThat(pacer.monotonicNs() - before).isEqualTo(SECOND);
        final List<ByteBuffer> positions = receiver.records(RecordDescriptor.POSITION);
        assertThat(positions.get(positions.size() - 1).getLong(RecordDescriptor.TIME_OFFSET))
                .isEqualTo(77 + 10 * SECOND);
    }

    @Test
    void shouldSayHowFarBehindWhenAWaitTakesTooLong() throws IOException {
        pacer.stall(SECOND, 210_000_000);

        final PlayReport report = play(new SimulatedMatch(SimulatorSettings.ofSeed(1)), replay().withFrameLimit(200));

        // due at 1,000 ms and sent at 1,210: late by 210, then 170, 130, 90 and 50 ms; 10 ms is within a frame
        assertThat(report.maxLagNs()).isEqualTo(210_000_000);
        assertThat(report.framesLate()).isEqualTo(5);
        assertThat(listener.lags).containsExactly("lagMs=210, frames=1", "lagMs=170, frames=4");
    }

    @Test
    void shouldStartASessionAndMoveOnInTimeWhenItLoops() throws IOException {
        final PlayReport report = play(
                CsvFeed.open(Path.of("src/test/resources/csv/passing-drill.csv")),
                replay().withLoops(3).withSession(65_535));

        assertThat(listener.sessions).containsExactly(65_535, 0, 1);
        assertThat(report.loops()).isEqualTo(3);
        final Map<Integer, Integer> nextSequence = new HashMap<>();
        long last = Long.MIN_VALUE;
        for (final ByteBuffer record : receiver.records()) {
            final int session = Short.toUnsignedInt(record.getShort(22));
            assertThat(record.getInt(RecordDescriptor.SEQUENCE_OFFSET))
                    .isEqualTo(nextSequence.getOrDefault(session, 0));
            nextSequence.merge(session, 1, Integer::sum);
            assertThat(record.getLong(RecordDescriptor.TIME_OFFSET)).isGreaterThanOrEqualTo(last);
            last = record.getLong(RecordDescriptor.TIME_OFFSET);
        }
        assertThat(nextSequence.keySet()).containsExactlyInAnyOrder(65_535, 0, 1);
        // 20 frames of 40 ms a loop: the last of 60 frames is 59 periods after the first
        assertThat(report.lastCaptureTimeNs()).isEqualTo(FakePacer.TAI_NS + 59 * 40_000_000L);
    }

    @Test
    void shouldReturnWhenStoppedWhileWaiting() throws IOException {
        final AtomicReference<FeedPlayer> player = new AtomicReference<>();
        final FakePacer stopping = new FakePacer(() -> {
            receiver.drain();
            if (receiver.datagrams.size() > 40) {
                player.get().stop();
            }
        });
        player.set(new FeedPlayer(
                new SimulatedMatch(SimulatorSettings.ofSeed(1)), replay().withLoops(0), stopping, listener));

        assertThat(player.get().play().framesSent()).isBetween(30L, 41L);
        assertThatThrownBy(() -> player.get().play()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldGoOnWhenNobodyListens() throws IOException {
        final InetSocketAddress gone = receiver.address();
        receiver.close();

        final PlayReport report = new FeedPlayer(
                        new SimulatedMatch(SimulatorSettings.ofSeed(1)),
                        PlaySettings.replay(gone, 9).withSpeed(0).withFrameLimit(50))
                .play();

        assertThat(report.framesSent()).isEqualTo(50);
        assertThat(report.sendFailures()).isZero();
    }

    @Test
    void shouldEndAndCountWhenThePlayingThreadIsInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        final PlayReport report = play(new SimulatedMatch(SimulatorSettings.ofSeed(1)), replay().withLoops(0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.sendFailures()).isPositive();
        assertThat(report.framesSent()).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldSignEveryRecordWhenGivenAKey() throws IOException {
        final SourceKey key = SourceKey.ofHex("000102030405060708090a0b0c0d0e0f");
        play(
                new SimulatedMatch(SimulatorSettings.ofSeed(1)),
                replay().withKey(key).withFrameLimit(3));

        for (final ByteBuffer datagram : receiver.datagrams) {
            final UnsafeBuffer buffer = new UnsafeBuffer(datagram);
            for (int at = 0; at < datagram.limit(); at += RecordDescriptor.RECORD_LENGTH) {
                assertThat(datagram.getLong(at + RecordDescriptor.TAG_OFFSET)).isEqualTo(key.tag(buffer, at));
            }
        }
    }

    @Test
    void shouldSplitFramesAt22WhenSentOverIpv6() throws IOException {
        try (RecordingReceiver receiver6 = new RecordingReceiver("::1")) {
            final FakePacer draining = new FakePacer(receiver6::drain);
            new FeedPlayer(
                            new SimulatedMatch(SimulatorSettings.ofSeed(1)),
                            PlaySettings.replay(receiver6.address(), 9).withFrameLimit(10),
                            draining,
                            listener)
                    .play();
            receiver6.drain();

            assertThat(receiver6.records(RecordDescriptor.POSITION)).hasSize(230);
            assertThat(receiver6.datagrams).allMatch(d -> d.limit() <= 22 * RecordDescriptor.RECORD_LENGTH);
        }
    }

    @Test
    void shouldNotAllocateWhenEncodingFrames() {
        final FrameEncoder encoder = new FrameEncoder(new DatagramEncoder(1, 1, 0, null, datagram -> {}), 23, 20);
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(1));
        final FeedFrame frame = new FeedFrame();
        match.next(frame);
        for (int i = 0; i < 5_000; i++) {
            encoder.frame(frame, i * 40_000_000L);
        }
        final long before = AllocationMeter.allocatedBytes();
        for (int i = 0; i < 5_000; i++) {
            encoder.frame(frame, i * 40_000_000L);
        }

        assertThat(AllocationMeter.allocatedBytes() - before).isLessThan(4_096);
    }

    @Test
    void shouldNameEveryFaultWhenSettingsAreWrong() {
        final InetSocketAddress unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 0);

        assertThatThrownBy(() -> PlaySettings.live(unknown, -1).withSpeed(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host is unknown: host=nowhere.invalid")
                .hasMessageContaining("port=0")
                .hasMessageContaining("matchId=-1");
        final PlaySettings live = PlaySettings.live(new InetSocketAddress("127.0.0.1", 1), 1);
        assertThatThrownBy(() -> live.withSpeed(2)).hasMessageContaining("speed=2.0");
    }

    @Test
    void shouldCountTensOfSecondsWhenChoosingASession() {
        assertThat(PlaySettings.sessionAt(1_800_000_000L)).isEqualTo(180_000_000 & 0xffff);
        assertThat(PlaySettings.sessionAt(1_800_000_010L)).isEqualTo(180_000_001 & 0xffff);
    }

    private PlaySettings replay() throws IOException {
        return PlaySettings.replay(receiver.address(), 9);
    }

    private PlayReport play(final MatchFeed feed, final PlaySettings settings) throws IOException {
        final PlayReport report = new FeedPlayer(feed, settings, pacer, listener).play();
        receiver.drain();
        feed.close();
        return report;
    }
}
