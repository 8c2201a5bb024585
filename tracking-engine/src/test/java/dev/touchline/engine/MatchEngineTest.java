package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;
import dev.touchline.protocol.overlay.Quality;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class MatchEngineTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long START_US = 1_750_000_000_000_000L;
    private static final long FRAME_NS = 40_000_000L;
    private static final int LAST = RecordDescriptor.FLAG_LAST_OF_FRAME;

    private final RecordingPublication published = new RecordingPublication();
    private final Counter engineTime = new Counter("t", "");
    private final MatchCounters counters = new MatchCounters();
    private final MatchEngine engine = engine(false, published);
    private final DatagramEncoder source = encoder(1, 7);

    @Test
    void shouldPublishOneFrameWhenTheSourcesFrameCompletes() {
        source.position(1, 0, 1, START_NS, 1000, 2000, 0, 20, 0);
        source.position(0, 0, 1, START_NS, -500, 0, 110, 20, LAST);
        source.flush();

        assertThat(published.frames).hasSize(1);
        assertThat(published.last().seq()).isEqualTo(1);
        assertThat(published.last().epoch()).isEqualTo(1);
        assertThat(published.last().tsUs()).isEqualTo(START_US);
        assertThat(published.last().rows())
                .containsEntry(1, new RecordingPublication.Row(1000, 2000, 0, Quality.LIVE, 0, 0))
                .containsEntry(0, new RecordingPublication.Row(-500, 0, 110, Quality.LIVE, 0, 0));
        assertThat(engineTime.value()).isEqualTo(START_NS);
    }

    @Test
    void shouldPublishAnIncompleteFrameWhenTheNextTickComes() {
        source.position(1, 0, 1, START_NS, 1000, 2000, 0, 20, 0);
        source.flush();
        assertThat(published.frames).isEmpty();

        source.heartbeat(1, START_NS + 1_000_000, 575);
        source.flush();

        assertThat(published.frames).hasSize(1);
        assertThat(published.last().tsUs()).isEqualTo(START_US);
    }

    @Test
    void shouldDropTheSecondLegAndCountIt() {
        final DatagramEncoder otherLeg = encoder(1, 7);
        for (final DatagramEncoder leg : new DatagramEncoder[] {source, otherLeg}) {
            leg.position(1, 0, 1, START_NS, 1000, 2000, 0, 20, LAST);
            leg.flush();
        }

        assertThat(published.frames).hasSize(1);
        assertThat(counters.repeated.value()).isEqualTo(1);
        assertThat(counters.positions.value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-2147483648, 0, 0, UNKNOWN",
        "0, -2147483648, 0, UNKNOWN",
        "5550000, 4400000, 0, IMPLAUSIBLE",
        "2147483647, -2147483647, 0, IMPLAUSIBLE",
        "0, 0, -10000, IMPLAUSIBLE",
        "0, 0, 2147483647, IMPLAUSIBLE"
    })
    void shouldCountPositionsThatCannotBeAndLeaveTheRestAlone(
            final int x, final int y, final int z, final String kind) {
        source.position(0, 0, 1, START_NS, x, y, z, 20, 0);
        source.position(1, 0, 1, START_NS, 1000, 2000, 0, 20, LAST);
        source.flush();

        assertThat(counters.unknown.value()).isEqualTo(kind.equals("UNKNOWN") ? 1 : 0);
        assertThat(counters.implausible.value()).isEqualTo(kind.equals("IMPLAUSIBLE") ? 1 : 0);
        assertThat(published.last().rows()).containsOnlyKeys(1);
    }

    @Test
    void shouldCoastThenGoStaleThenLeaveTheFrame() {
        run(0, 50);
        final int[] frames = {55, 70, 80, 200};
        final Quality[] expected = {Quality.EXTRAPOLATED, Quality.EXTRAPOLATED, Quality.STALE, null};
        for (int i = 0; i < frames.length; i++) {
            source.position(2, 0, frames[i], START_NS + frames[i] * FRAME_NS, -40 * frames[i], 5_000, 0, 20, LAST);
            source.flush();
            final RecordingPublication.Row row = published.last().rows().get(1);
            assertThat(row == null ? null : row.quality())
                    .as("frame %d", frames[i])
                    .isEqualTo(expected[i]);
        }
    }

    @Test
    void shouldGiveThePeriodAndTheClockAtTheFramesTime() {
        source.matchClock(1, START_NS, 2, 60_000, true, AttacksPlusX.AWAY, true, Possession.HOME);
        source.position(1, 0, 1, START_NS + 500_000_000L, 0, 0, 0, 20, LAST);
        source.flush();

        assertThat(published.last().period()).isEqualTo(2);
        assertThat(published.last().clockMs()).isEqualTo(60_500);
    }

    @Test
    void shouldStartAnewWhenAReplayedSourceIsSetBack() {
        run(0, 50);
        final DatagramEncoder again = encoder(1, 8);

        again.position(1, 0, 1, START_NS - 60_000_000_000L, 0, 0, 0, 20, LAST);
        again.flush();

        assertThat(published.last().epoch()).isEqualTo(2);
        assertThat(published.last().seq()).isEqualTo(1);
        assertThat(published.last().rows().get(1).distance()).isZero();
    }

    @Test
    void shouldTakeTheFirstRecordAfterAResetWhateverItsNumber() {
        run(0, 50);
        engine.reset();
        final DatagramEncoder older = encoder(1, 3);

        older.position(1, 0, 1, START_NS, 0, 0, 0, 20, LAST);
        older.flush();

        assertThat(published.last().epoch()).isEqualTo(2);
        assertThat(counters.repeated.value()).isZero();
    }

    @Test
    void shouldStartAnewWhenOneWildTimeIsOutvoted() {
        run(0, 50);
        source.position(1, 0, 50, START_NS + 600_000_000_000L, 0, 0, 0, 20, LAST);
        source.flush();

        run(51, 300);

        assertThat(published.last().epoch()).isEqualTo(2);
        assertThat(published.last().tsUs()).isEqualTo(START_US + 350 * 40_000);
    }

    @Test
    void shouldGoOnWhenALiveSourceRestarts() {
        final RecordingPublication live = new RecordingPublication();
        final MatchEngine liveEngine = engine(true, live);
        final DatagramEncoder first = encoder(1, 7, liveEngine);
        first.position(1, 0, 1, START_NS, 0, 0, 0, 20, LAST);
        first.flush();
        final DatagramEncoder second = encoder(1, 8, liveEngine);
        second.position(1, 0, 1, START_NS + FRAME_NS, 0, 0, 0, 20, LAST);
        second.flush();

        assertThat(live.last().epoch()).isEqualTo(1);
        assertThat(live.last().seq()).isEqualTo(2);
    }

    @Test
    void shouldNotBelieveTheOneOfThreeSourcesWhoseClockIsAhead() {
        final DatagramEncoder[] sources = {source, encoder(2, 1), encoder(3, 1)};
        for (int i = 0; i < 50; i++) {
            for (int s = 0; s < 3; s++) {
                final long ahead = s == 2 ? 900_000_000L : 0;
                sources[s].position(1, 0, i, START_NS + i * FRAME_NS + ahead, 100 * i, 0, 0, 20, LAST);
                sources[s].flush();
            }
        }

        assertThat(counters.early.value()).isEqualTo(50);
        assertThat(published.last().tsUs()).isEqualTo(START_US + 49 * 40_000);
        assertThat(published.last().rows().get(1).x()).isBetween(4_850, 4_950);
    }

    @Test
    void shouldMeasureDistanceWithoutCountingNoise() {
        final Random noise = new Random(3);
        for (int i = 0; i < 1_500; i++) {
            source.position(1, 0, i, START_NS + i * FRAME_NS, (int) (20 * noise.nextGaussian()), 0, 0, 20, 0);
            // 2 m/s along x for a minute: 120 m.
            source.position(2, 0, i, START_NS + i * FRAME_NS, -50_000 + 80 * i, 9_000, 0, 20, LAST);
            source.flush();
        }

        assertThat(published.last().rows().get(1).distance()).isLessThan(1_000);
        // Kinematics follow two to three seconds behind: 4 to 6.4 m of the 120 are still to come.
        assertThat(published.last().rows().get(2).distance()).isBetween(113_600L, 116_000L);
    }

    @Test
    void shouldMakeTheSameBytesWhateverTheBatches() {
        final RecordingPublication single = new RecordingPublication();
        final RecordingPublication batched = new RecordingPublication();
        feed(engine(false, single), 1);
        feed(engine(false, batched), 23);

        assertThat(single.frames).hasSizeGreaterThan(200);
        assertThat(Arrays.equals(batched.bytes.toByteArray(), single.bytes.toByteArray()))
                .isTrue();
    }

    @Test
    void shouldPublishAWatchedTeamMapThatSumsItsPlayersAndFollowsTheLineUp() {
        engine.watch(new HeatRequest(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.MATCH));
        run(0, 101);
        // Objects 1 and 2 stand in for the team: 100 frames of 40 ms each, counted up to the last frame of a second.
        final RecordingPublication.Heat heat = published.heats.get(published.heats.size() - 1);
        assertThat(sum(heat)).isEqualTo(2 * (heat.tsUs() - START_US));

        engine.teams(new Teams(1L << 1, 0));
        run(101, 27);

        final RecordingPublication.Heat after = published.heats.get(published.heats.size() - 1);
        assertThat(sum(after)).isEqualTo(after.tsUs() - START_US);
    }

    private void run(final int from, final int frames) {
        for (int i = from; i < from + frames; i++) {
            source.position(1, 0, i, START_NS + i * FRAME_NS, 40 * i, 0, 0, 20, 0);
            source.position(2, 0, i, START_NS + i * FRAME_NS, -40 * i, 5_000, 0, 20, LAST);
            source.flush();
        }
    }

    private static long sum(final RecordingPublication.Heat heat) {
        return heat.outsideUs()
                + heat.cells().stream().mapToLong(Long::longValue).sum();
    }

    /** Random records of two sources with loss, repetition and reordering, in datagrams of at most so many. */
    private static void feed(final MatchEngine target, final int recordsPerDatagram) {
        final Random random = new Random(9);
        final UnsafeBuffer pending = new UnsafeBuffer(new byte[64 * recordsPerDatagram]);
        final int[] count = {0};
        final Runnable deliver = () -> {
            for (int i = 0; i < count[0]; i++) {
                target.onRecord(pending, 64 * i);
            }
            count[0] = 0;
        };
        final DatagramEncoder.Sink sink = datagram -> {
            if (random.nextInt(20) == 0) {
                return;
            }
            pending.putBytes(64 * count[0]++, datagram, 64);
            if (count[0] == recordsPerDatagram) {
                deliver.run();
            }
        };
        final DatagramEncoder[] sources = {
            new DatagramEncoder(1, 1, 1, null, sink), new DatagramEncoder(1, 2, 1, null, sink)
        };
        for (int i = 0; i < 23 * 500; i++) {
            final long time = START_NS + (i / 23) * FRAME_NS - random.nextInt(60) * 1_000_000L;
            sources[i & 1].position(i % 23, 0, i / 23, time, random.nextInt(2_000), i, 0, 100, i % 23 == 22 ? LAST : 0);
            sources[i & 1].flush();
        }
        deliver.run();
    }

    private MatchEngine engine(final boolean live, final EnginePublication publication) {
        return new MatchEngine(
                new MatchContext(1, live, new Pitch(105_000, 68_000), new Teams(0b110, 0), 37, 1, engineTime, counters),
                publication);
    }

    private DatagramEncoder encoder(final int sourceId, final int session) {
        return encoder(sourceId, session, engine);
    }

    private static DatagramEncoder encoder(final int sourceId, final int session, final MatchEngine target) {
        final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
        return new DatagramEncoder(1, sourceId, session, null, (ByteBuffer datagram) -> {
            buffer.wrap(datagram);
            for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
                target.onRecord(buffer, at);
            }
        });
    }
}
