package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources whose clocks are wrong, among others whose clocks are right. */
@Timeout(60)
class ClockOffsetTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long START_US = 1_750_000_000_000_000L;
    private static final int PLAYERS = 20;
    private static final int FRAMES = 3_000;

    private final RecordingPublication published = new RecordingPublication();
    private final MatchCounters counters = new MatchCounters();
    private final MatchEngine engine = new MatchEngine(
            new MatchContext(1, true, new Pitch(105_000, 68_000), Teams.UNKNOWN, 37, 1, new Counter("t", ""), counters),
            published);
    private final Random random = new Random(1);

    /** A minute of players on circles of 5 m at 3 m/s, seen 50 times a second by sources of which some have other clocks. */
    private void play(final long... offsetsNs) {
        final UnsafeBuffer record = new UnsafeBuffer(0, 0);
        final DatagramEncoder[] sources = new DatagramEncoder[offsetsNs.length];
        for (int s = 0; s < sources.length; s++) {
            sources[s] = new DatagramEncoder(1, s + 1, 1, null, datagram -> {
                record.wrap(datagram);
                for (int at = 0; at < datagram.remaining(); at += 64) {
                    engine.onRecord(record, at);
                }
            });
        }
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int s = 0; s < sources.length; s++) {
                final long ns = frame * 20_000_000L + s * 20_000_000L / sources.length;
                for (int id = 1; id <= PLAYERS; id++) {
                    final int x = x(id, ns) + (int) (100 * random.nextGaussian());
                    final int y = y(id, ns) + (int) (100 * random.nextGaussian());
                    final long stamp = START_NS + ns + offsetsNs[s];
                    sources[s].position(id, 0, frame, stamp, x, y, 0, 100, id == PLAYERS ? 8 : 0);
                }
                sources[s].flush();
            }
        }
    }

    private static int x(final int id, final long ns) {
        return (int) (5_000 * Math.cos(0.6 * ns * 1e-9 + id)) + 1_000 * id;
    }

    private static int y(final int id, final long ns) {
        return (int) (5_000 * Math.sin(0.6 * ns * 1e-9 + id));
    }

    /** How far the last frame is from the truth, mm, in the mean over players. */
    private double error() {
        final RecordingPublication.Frame last = published.last();
        final long ns = (last.tsUs() - START_US) * 1_000;
        double sum = 0;
        for (int id = 1; id <= PLAYERS; id++) {
            final RecordingPublication.Row row = last.rows().get(id);
            sum += Math.hypot(row.x() - x(id, ns), row.y() - y(id, ns));
        }
        return sum / PLAYERS;
    }

    @Test
    void shouldLearnOffsetsOfMilliseconds() {
        play(0, 0, 0, 20_000_000);

        // Only differences can be seen: the sum is nothing, so 15 and -5.
        final double difference = (double) engine.clockOffsetNs(4)
                - (engine.clockOffsetNs(1) + engine.clockOffsetNs(2) + engine.clockOffsetNs(3)) / 3.0;
        assertThat(difference).isBetween(16e6, 24e6);
    }

    @Test
    void shouldLearnNothingWhereNothingIsWrong() {
        play(0, 0, 0, 0);

        for (int source = 1; source <= 4; source++) {
            assertThat(Math.abs(engine.clockOffsetNs(source))).isLessThan(4_000_000);
        }
        assertThat(counters.misdated.value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {7_000_000_000L, -7_000_000_000L, 700_000_000L, -60_000_000_000L})
    void shouldNotBeDisturbedByASourceThatIsSecondsOff(final long offsetNs) {
        play(0, 0, 0, offsetNs);

        assertThat(published.last().epoch()).isEqualTo(1);
        assertThat(published.last().tsUs()).isBetween(START_US + 59_940_000, START_US + 60_000_000);
        assertThat(error()).isLessThan(100);
        assertThat((double) engine.clockOffsetNs(4)).isBetween(offsetNs - 10e6, offsetNs + 10e6);
        assertThat(counters.misdated.value() + counters.early.value()).isPositive();
        assertThat(counters.largestOffsetUs.value()).isGreaterThan(Math.abs(offsetNs) / 1_000 - 10_000);
    }

    @Test
    void shouldStartAnewWhenTheFirstSourceOfAllWasTheWrongOne() {
        play(7_000_000_000L, 0, 0, 0);

        assertThat(published.last().epoch()).isEqualTo(2);
        assertThat(published.last().tsUs()).isBetween(START_US + 59_940_000, START_US + 60_000_000);
        assertThat(error()).isLessThan(100);
    }

    @Test
    void shouldFollowTheFirstOfTwoThatDisagree() {
        play(0, 7_000_000_000L);

        assertThat(published.last().tsUs()).isBetween(START_US + 59_900_000, START_US + 60_000_000);
        assertThat((double) engine.clockOffsetNs(2)).isBetween(6.9e9, 7.1e9);
    }
}
