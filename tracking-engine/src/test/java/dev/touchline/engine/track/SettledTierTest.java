package dev.touchline.engine.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SettledTierTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long START_US = 1_750_000_000_000_000L;
    private static final long FRAME_NS = 20_000_000L;

    /** One settled instant of object 1; {@code present} is false when it was not there. */
    private record Seen(long tsUs, boolean present, int x, int vx, Quality quality, boolean broken) {}

    private final SettledTier tier = new SettledTier(37);
    private final TrackTable tracks = new TrackTable();
    private final ObjectStates states = new ObjectStates();
    private final List<Seen> settled = new ArrayList<>();

    private void see(final int frame, final double x, final double sigma) {
        final long captureNs = START_NS + frame * FRAME_NS;
        final Track track = tracks.track(1, 0);
        track.observe(captureNs, x, 0, Double.NaN, sigma, false);
        tier.observe(1, captureNs, x, 0, Double.NaN, sigma, track);
        while (tier.settleTo(captureNs, states)) {
            note();
        }
    }

    private void note() {
        final boolean present = states.isPresent(1);
        settled.add(new Seen(
                states.tsUs(),
                present,
                present ? states.xMillimetres(1) : 0,
                present ? states.vxMillimetres(1) : 0,
                present ? states.quality(1) : null,
                tier.pathBroken(1)));
    }

    private void flush() {
        while (tier.flush(states)) {
            note();
        }
    }

    private Seen at(final int frame) {
        final long tsUs = START_US + frame * 20_000L;
        return settled.stream().filter(s -> s.tsUs() == tsUs).findFirst().orElseThrow();
    }

    @Test
    void shouldSettleEvery40MillisecondsASecondBehind() {
        for (int i = 0; i <= 100; i++) {
            see(i, 2 * i * 0.02, 0.02);
        }

        assertThat(settled).hasSize(26);
        assertThat(settled.get(0).tsUs()).isEqualTo(START_US);
        assertThat(settled.get(25).tsUs()).as("2 s less 1 s").isEqualTo(START_US + 1_000_000);
        // 2 m/s along x.
        assertThat(at(50).x()).isBetween(1_998, 2_002);
        assertThat(at(50).vx()).isBetween(1_980, 2_020);
        assertThat(at(50).broken()).isFalse();
        assertThat(at(0).broken()).as("it was nowhere before").isTrue();
    }

    @Test
    void shouldSettleUpToTheEndWhenNothingMoreComes() {
        for (int i = 0; i <= 100; i++) {
            see(i, 2 * i * 0.02, 0.02);
        }
        flush();

        assertThat(settled).hasSize(51);
        assertThat(at(100).x()).isBetween(3_990, 4_010);
    }

    @Test
    void shouldHalveTheErrorOfTheLiveTrack() {
        final Random random = new Random(2);
        final double[] truth = new double[4_000];
        final double[] live = new double[4_000];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = 8 * Math.sin(2 * Math.PI * i * 0.02 / 10);
            see(i, truth[i] + 0.3 * random.nextGaussian(), 0.3);
            live[i] = tracks.track(1, 0).xAt(START_NS + i * FRAME_NS);
        }

        double squaredLive = 0;
        double squaredSettled = 0;
        for (int i = 100; i < 3_900; i += 2) {
            squaredLive += Math.pow(live[i] - truth[i], 2);
            squaredSettled += Math.pow(at(i).x() * 1e-3 - truth[i], 2);
        }
        // By theory to the half, docs/fusion.md.
        assertThat(Math.sqrt(squaredSettled / squaredLive)).isBetween(0.35, 0.65);
    }

    @Test
    void shouldFillAShortGapWithHindsight() {
        for (int i = 0; i <= 200; i++) {
            if (i < 80 || i > 115) {
                see(i, 2 * i * 0.02, 0.02);
            }
        }

        // 0.72 s unseen: in its middle, and after it on the same path.
        assertThat(at(98).x()).isBetween(3_870, 3_970);
        assertThat(at(98).quality()).isEqualTo(Quality.EXTRAPOLATED);
        assertThat(at(120).broken()).isFalse();
        assertThat(at(120).quality()).isEqualTo(Quality.LIVE);
    }

    @Test
    void shouldNotFillALongGapAndTellThatThePathIsAnother() {
        for (int i = 0; i <= 300; i++) {
            if (i < 80 || i > 160) {
                see(i, 2 * i * 0.02, 0.02);
            }
        }

        assertThat(at(100).present()).as("coasting for half a second").isTrue();
        assertThat(at(140).present()).isFalse();
        assertThat(at(162).present()).isTrue();
        assertThat(at(162).broken()).isTrue();
        assertThat(at(164).broken()).isFalse();
    }

    @Test
    void shouldTellAJumpFromAWay() {
        for (int i = 0; i <= 200; i++) {
            see(i, i < 100 ? 1 : 31, 0.02);
        }

        assertThat(settled.stream().filter(Seen::broken)).hasSize(2);
        assertThat(at(96).x()).isBetween(990, 1_010);
        assertThat(at(104).x()).isBetween(30_990, 31_010);
    }

    @Test
    void shouldPassOverTimeInWhichNobodyIsSeen() {
        see(0, 1, 0.02);
        see(1, 1, 0.02);
        see(30_000, 1, 0.02);
        see(30_060, 1, 0.02);

        assertThat(settled).as("two seconds' worth, not ten minutes'").hasSizeLessThan(120);
        assertThat(settled.get(settled.size() - 1).tsUs()).isGreaterThan(START_US + 599_000_000L);
    }

    @Test
    void shouldGoOnAlikeFromASnapshot() {
        final Random random = new Random(2);
        final double[] x = random.doubles(200).toArray();
        for (int i = 0; i < 120; i++) {
            see(i, x[i], 0.3);
        }
        final StateWriter out = new StateWriter();
        tier.save(out);
        tracks.save(out);
        final SettledTierTest other = new SettledTierTest();
        final StateReader in = new StateReader(out.toBytes());
        other.tier.load(in);
        other.tracks.load(in);
        settled.clear();
        for (int i = 120; i < 200; i++) {
            see(i, x[i], 0.3);
            other.see(i, x[i], 0.3);
        }

        assertThat(settled).hasSize(40);
        assertThat(other.settled).isEqualTo(settled);
    }
}
