package dev.touchline.load;

import static dev.touchline.load.SampleReports.SECOND_NS;
import static dev.touchline.load.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.control.Observation;
import dev.touchline.load.control.ProcessMemory;
import dev.touchline.load.html.Chart;
import dev.touchline.load.html.Line;
import dev.touchline.load.html.Line.Point;
import dev.touchline.load.html.Page;
import dev.touchline.load.live.LiveResult;
import dev.touchline.load.live.LiveSecond;
import dev.touchline.load.series.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ReportPageTest {
    private static final long BEGIN = 1_700_000_000;

    @Test
    void shouldSayTheOutcomeFirst() {
        final Page page = ReportPage.of(report(5_750, 10 * SECOND_NS, 300));

        assertThat(page.title()).isEqualTo("Load test: league, steady, 575 records/s for 10 s");
        assertThat(page.verdict())
                .isEqualTo("Nothing lost of 5,750 records; 99 % within 0.24 ms to the engine; 99 % within 0.70 ms to"
                        + " the clients");
        assertThat(page.good()).isTrue();
        assertThat(page.facts())
                .contains(
                        List.of("machine", "Example 9000, 2 cores"),
                        List.of("other programs", "0.25 of 2 cores; 2.0 % stolen by the host"));
    }

    @Test
    void shouldSayWhatIsMissingWhenRecordsAreLost() {
        final Page page = ReportPage.of(report(5_700, 10 * SECOND_NS, 300));

        assertThat(page.verdict()).startsWith("50 of 5,750 records lost");
        assertThat(page.good()).isFalse();
        assertThat(page.tables().get(2).rows())
                .contains(
                        List.of("lost", "50 records"),
                        List.of("dropped by the kernel at the feed's socket", "7 datagrams"),
                        List.of("turned away", "unknown-source 4"));
    }

    @Test
    void shouldDrawEachDistributionByPercentile() {
        final Chart chart = chart(ReportPage.of(report(5_750, 10 * SECOND_NS, 300)), "Latency by percentile");

        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly("sender lag", "capture to engine", "capture to client");
        // Two samples of the sender's lag: 100 us up to the median, 300 above.
        assertThat(chart.lines().get(0).points().get(0)).isEqualTo(new Point(0, 100));
        assertThat(chart.lines().get(0).points().get(100).y()).isEqualTo(300);
        assertThat(chart.lines().get(1).points())
                .containsExactly(new Point(50, 95), new Point(99, 240), new Point(99.9, 410), new Point(100, 900));
    }

    @Test
    void shouldDrawTheSecondsWhereTheyWereWhenThereIsASeries() {
        final Page page = ReportPage.of(withSeries());

        final Chart latency = chart(page, "99th percentile over time");
        assertThat(latency.lines().get(0).points()).startsWith(new Point(1, 241), new Point(2, 242));
        // The second before the first reading is not drawn.
        assertThat(latency.lines().get(1).points()).containsExactly(new Point(1, 701), new Point(2, 702));
        assertThat(latency.lines().get(2).points()).containsExactly(new Point(1, 901), new Point(2, 902));
        final Chart memory = chart(page, "The server's memory");
        assertThat(memory.lines().get(0).points()).startsWith(new Point(1, 2)); // MiB
        assertThat(memory.lines().get(1).points())
                .allSatisfy(point -> assertThat(point.y()).isNaN());
        assertThat(chart(page, "Records a second").lines().get(1).points()).startsWith(new Point(1, 574));
        assertThat(chart(page, "Processors taken").lines().get(0).points()).startsWith(new Point(1, 0.5));
        assertThat(page.toHtml()).contains("</html>");
    }

    @Test
    void shouldShowTrialsByRateWhenALimitWasSearched() {
        final LimitSearch search = LimitSearchTest.search(
                rate -> rate <= 2_000_000 ? LimitSearchTest.passed(rate) : LimitSearchTest.lost(rate));
        final LimitReport report = new LimitReport(
                LoadSettings.builder(LoadProfile.RAW).findLimit(4).build(),
                search,
                Optional.of(new LimitReport.Bare("C, recvmmsg", search)),
                "Example 9000, 2 cores");

        final Page page = LimitPage.of(report);

        assertThat(page.title()).isEqualTo("Highest rate without loss: raw, positions: the whole engine");
        assertThat(page.verdict())
                .startsWith(String.format("%,d records/s, limited by the socket", search.limit()))
                .endsWith("ratio 1.00");
        final List<Point> lost = chart(page, "Lost").lines().get(0).points();
        assertThat(lost)
                .isSortedAccordingTo(Comparator.comparingDouble(Point::x))
                .hasSameSizeAs(search.trials());
        assertThat(lost).allSatisfy(point -> assertThat(point.y() > 0).isEqualTo(point.x() > 2_000_000));
        assertThat(page.tables().get(0).rows()).hasSameSizeAs(search.trials());
        assertThat(report.toHtml()).contains("Trials, bare receiver (C, recvmmsg)");
    }

    private static Chart chart(final Page page, final String title) {
        return page.charts().stream()
                .filter(chart -> chart.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static LoadReport withSeries() {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final List<Sample> series =
                IntStream.rangeClosed(1, 10).mapToObj(ReportPageTest::sample).toList();
        final LiveResult live = new LiveResult(
                500,
                full.live().fairness(),
                full.live().ageMicros(),
                List.of(second(-1), second(1), second(2)),
                Map.of(),
                Map.of());
        final LoadReport seen = SampleReports.with(full, full.feed(), live);
        return new LoadReport(
                seen.settings(),
                seen.measured(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new SidelineResult(Map.of(), series, Optional.empty()),
                seen.machine());
    }

    private static LiveSecond second(final int at) {
        return new LiveSecond(BEGIN + at, 50, 500, 700 + at, 900 + at);
    }

    private static Sample sample(final int at) {
        return new Sample(
                BEGIN + at,
                at,
                575,
                OptionalDouble.of(574),
                new LatencyMicros(812, 95, 240 + at, 410, 900),
                new Observation(
                        Optional.of(new MachineLoad(1, 2, 1.2, 0.25, 0.1, 0)),
                        Optional.empty(),
                        OptionalDouble.of(0.5)),
                Optional.of(new ProcessMemory(2 << 20, 3 << 20)),
                OptionalLong.of(0),
                0,
                OptionalLong.of(2));
    }
}
