package dev.touchline.feeds.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.FrameRate;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.PlayerEntry;
import dev.touchline.feeds.TeamSheet;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FeedStatisticsTest {
    @Test
    void shouldMeasureWhatWasPutInWhenSpeedsAreKnown() throws IOException {
        final MatchStatistics statistics = FeedStatistics.measure(new FakeFeed(), 0);

        // 1,000 frames at 50 Hz without the first and last 0.2 s, half of them in play
        assertThat(statistics.seconds()).isCloseTo(19.6, within(1e-9));
        assertThat(statistics.inPlay()).isCloseTo(0.5, within(0.03));
        // a keeper at 1 m/s, outfield players at 3 and 5 m/s
        assertThat(statistics.meanSpeed()).isCloseTo(3, within(1e-6));
        assertThat(statistics.metresPerMinute()).isCloseTo(180, within(1e-4));
        assertThat(statistics.keeperMetresPerMinute()).isCloseTo(60, within(1e-4));
        assertThat(statistics.outfieldMetresPerMinute()).isCloseTo(240, within(1e-4));
        assertThat(statistics.p99Speed()).isEqualTo(5);
        // 3.6, 10.8 and 18 km/h
        assertThat(statistics.bands().get(0)).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(statistics.bands().get(1)).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(statistics.bands().get(2)).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(statistics.bands().get(3)).isZero();
        // in play 20 m/s, out of play still; the ball's jump of 500 m is left out
        assertThat(statistics.ballInPlayP50()).isEqualTo(20);
        assertThat(statistics.ballP90()).isEqualTo(20);
        assertThat(statistics.ballP99()).isEqualTo(20);
    }

    @Test
    void shouldLeaveOutFramesWhenClockStandsOrNumbersHaveGaps() throws IOException {
        final FakeFeed feed = new FakeFeed();
        feed.stride = 2;

        assertThat(FeedStatistics.measure(feed, 0).seconds()).isZero();
    }

    @Test
    void shouldStopWhenFramesAreLimited() throws IOException {
        assertThat(FeedStatistics.measure(new FakeFeed(), 120).seconds()).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldSayWhichFigureIsOffWhenCompared() throws IOException {
        final MatchStatistics real = FeedStatistics.measure(new FakeFeed(), 0);
        final FakeFeed faster = new FakeFeed();
        faster.factor = 1.3;
        final Comparison comparison = Comparison.of(real, FeedStatistics.measure(faster, 0));

        assertThat(Comparison.of(real, real).failures()).isEmpty();
        assertThat(comparison.failures())
                .extracting(Comparison.Row::name)
                .contains("Player speed, mean", "Ball speed in play, 99th percentile")
                .doesNotContain("Ball in play");
        assertThat(comparison.rows().get(0).difference()).isCloseTo(30, within(0.01));
    }

    /** A keeper at 1 m/s, two players at 3 and 5 m/s, a ball at 20 m/s in the second half of the time. */
    private static final class FakeFeed implements MatchFeed {
        private int stride = 1;
        private double factor = 1;
        private int frames;
        private double ballMetres;

        @Override
        public MatchDescription description() {
            final TeamSheet home = new TeamSheet(
                    "H", "H", "#000000", List.of(new PlayerEntry(1, 1, "k", "GK"), new PlayerEntry(2, 2, "a", "CB")));
            final TeamSheet away = new TeamSheet("A", "A", "#ffffff", List.of(new PlayerEntry(31, 9, "b", "ST")));
            return new MatchDescription("fake", 105, 68, new FrameRate(50, 1), 0, home, away);
        }

        @Override
        public boolean next(final FeedFrame frame) {
            final boolean inPlay = frames >= 500;
            final double seconds = frames / 50.0 * factor;
            frame.begin((long) frames * stride, frames * 20_000_000L);
            frame.state(1, 0, true, inPlay, Possession.HOME, AttacksPlusX.HOME);
            ballMetres += inPlay ? 0.4 * factor : 0;
            final double jump = frames == 700 ? 500 : 0;
            frame.place(0, (int) Math.rint((ballMetres + jump) * 1_000), 0, 0);
            frame.place(1, 0, (int) Math.rint(seconds * 1_000), FeedFrame.UNKNOWN);
            frame.place(2, (int) Math.rint(seconds * 3_000), 0, FeedFrame.UNKNOWN);
            frame.place(31, (int) Math.rint(seconds * 3_000), (int) Math.rint(seconds * 4_000), FeedFrame.UNKNOWN);
            return frames++ < 1_000;
        }

        @Override
        public void rewind() {
            frames = 0;
        }

        @Override
        public void close() {}
    }
}
