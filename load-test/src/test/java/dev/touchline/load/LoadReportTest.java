package dev.touchline.load;

import static dev.touchline.load.SampleReports.SECOND_NS;
import static dev.touchline.load.SampleReports.WORST;
import static dev.touchline.load.SampleReports.fewest;
import static dev.touchline.load.SampleReports.report;
import static dev.touchline.load.SampleReports.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.baseline.BaselineResult;
import dev.touchline.load.baseline.SinkCount;
import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.control.Observation;
import dev.touchline.load.live.LiveResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LoadReportTest {
    @Test
    void shouldLayOutTheTableWhenNothingIsLost() {
        assertThat(report(5_750, 10 * SECOND_NS, 300).toTable().lines())
                .containsExactly(
                        "profile     league, 10 s",
                        "machine     Example 9000, 2 cores",
                        "sent        5750 records, 575/s (udp-segment)",
                        "received    5750 records, duplicates 0",
                        "lost        0 records",
                        "clients     2 at 60/1 frames/s, 500 frames, fewest 250",
                        "gaps        conflated 3",
                        // 0.5 s and 6 s of processor time for 5,750 records.
                        "sender      5 % of a core, 86.957 CPU s per million records",
                        "server      63 % of a core, 1043.478 CPU s per million records",
                        "  of these  jvm                                 173.913",
                        "  of these  touchline-engine                    869.565",
                        "  B/record  touchline-engine                      8.000",
                        "collector   2 pauses, 14 ms together, longest 9 ms; heap 64 of 1024 MiB",
                        "buffer      8388608 B for the feed's socket, as the kernel counts",
                        "others      0.25 of 2 cores taken by other programs; stolen 0.40 s, 2.0 %",
                        "kernel      7 datagrams dropped at the feed socket; all sockets: RcvbufErrors 8, InErrors 9",
                        "",
                        "us                             count       p50       p99     p99.9       max",
                        "sender lag                         2       100       300       300       300",
                        "capture to engine                812        95       240       410       900",
                        "capture to client                  1       700       700       700       700")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void shouldShowBothRowsAndTheRatioWhenThereIsMoreThanOneMatch() throws Exception {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final Histogram bareLatency = new Histogram(60_000_000, 3);
        bareLatency.recordValueWithCount(80, 250);
        final LoadReport report = new LoadReport(
                full.settings(),
                full.measured(),
                Optional.of(report(5_720, 10 * SECOND_NS, 300).measured()),
                Optional.of(new BaselineResult(
                        "C, recvmmsg",
                        425_984,
                        5_773,
                        10 * SECOND_NS,
                        new SinkCount(250, 5_750, OptionalLong.of(1), SECOND_NS, bareLatency),
                        full.send().lagMicros(),
                        Optional.of(new MachineLoad(10, 2, 0.5, 0.1, 0, 0)))),
                List.of(),
                SidelineResult.NONE,
                full.machine());

        assertThat(report.toTable().lines())
                .contains(
                        "sending to engine                812        95       240       410       900",
                        "sending to client                  1       700       700       700       700",
                        "capture to bare receiver         250        80        80        80        80",
                        // 1 s of 10 s; 240 / 80.
                        "bare        23 of 5773 records lost, 10 % of a core, buffer 425984 B, sender lag p99 300 us",
                        "others      0.10 of 2 cores taken by other programs; stolen 0.00 s, 0.0 %",
                        "ratio       p99 to engine is 3.00 times the bare receiver's")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(report.notes())
                .containsExactly(
                        "the match without the sender's lag lost records: sent=5750, lost=30",
                        "the bare receiver lost records too: sent=5773, lost=23",
                        "the bare receiver has another receive buffer: server=8388608, bare=425984");
        final JsonNode json = new ObjectMapper().readTree(report.toJson());
        assertThat(json.path("p99RatioToBaseline").asDouble()).isEqualTo(3);
        assertThat(json.at("/baseline/lost").asLong()).isEqualTo(23);
        assertThat(json.at("/withoutSenderLag/engineLatencyMicros/p99").asLong())
                .isEqualTo(240);
        assertThat(json.at("/server/gcLongestPauseMs").asLong()).isEqualTo(9);
        assertThat(json.at("/machineLoad/foreignCores").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/where/udpRcvbufErrors").asLong()).isEqualTo(8);
        assertThat(json.at("/cost/serverThreadBytesPerRecord/touchline-engine").asDouble())
                .isEqualTo(8);
    }

    @Test
    void shouldHaveTheKeysThatProgramsReadWhenWrittenAsJson() throws Exception {
        final JsonNode json =
                new ObjectMapper().readTree(report(5_750, 10 * SECOND_NS, 300).toJson());

        assertThat(json.path("profile").asText()).isEqualTo("league");
        assertThat(json.path("rate").asLong()).isEqualTo(575);
        assertThat(json.path("seconds").asInt()).isEqualTo(10);
        assertThat(json.path("sent").asLong()).isEqualTo(5_750);
        assertThat(json.path("received").asLong()).isEqualTo(5_750);
        assertThat(json.path("lost").asLong()).isZero();
        for (final String key : List.of("engineLatencyMicros", "clientLatencyMicros", "senderLagMicros")) {
            for (final String value : List.of("p50", "p99", "p999", "max")) {
                assertThat(json.path(key).path(value).isIntegralNumber())
                        .as("%s.%s", key, value)
                        .isTrue();
            }
        }
        assertThat(json.at("/engineLatencyMicros/p999").asLong()).isEqualTo(410);
        assertThat(json.path("framesReceived").asLong()).isEqualTo(500);
        assertThat(json.at("/gaps/conflated").asLong()).isEqualTo(3);
        assertThat(json.path("machine").asText()).isEqualTo("Example 9000, 2 cores");
        assertThat(json.path("notes")).isEmpty();
    }

    @Test
    void shouldSayWhereWhenRecordsAreLost() {
        final LoadReport report = report(5_700, 10 * SECOND_NS, 300);

        assertThat(report.lost()).isEqualTo(50);
        assertThat(report.exitCode()).isEqualTo(LoadReport.RECORDS_LOST);
        assertThat(report.toTable().lines())
                .contains(
                        "where records were lost",
                        "kernel      7 datagrams dropped before the feed socket (/proc/net/udp)",
                        "rejected    unknown-source 4",
                        "missing     9 records, by their sequence numbers",
                        "counters    ring.dropped 17");
    }

    @Test
    void shouldNotTakeForgeriesForRecordsWhenServerCountsMoreThanWasSent() {
        final LoadReport report = report(6_000, 10 * SECOND_NS, 300);

        assertThat(report.lost()).isEqualTo(-250);
        assertThat(report.exitCode()).isEqualTo(LoadReport.RECORDS_LOST);
        assertThat(report.notes()).singleElement().asString().contains("another sender");
    }

    @Test
    void shouldSayWhatWasHeldWhenSenderIsSlowerThanAsked() {
        final LoadReport report = report(5_750, 12_500_000_000L, 2_500_000);

        assertThat(report.heldRate()).isEqualTo(460);
        assertThat(report.notes())
                .containsExactly(
                        "sent slower than asked: asked=575/s, sent=460/s",
                        "the sender was late, and every latency contains it: p99=2500607 us");
    }

    @Test
    void shouldDoubtTheClocksWhenServerIsFasterThanTheSender() {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final FeedStatus early =
                new FeedStatus(1, 5_750, 0, 0, Map.of(), new LatencyMicros(5_750, 0, 99, 99, 99), Optional.empty());
        final LoadReport report = with(full, early, full.live());

        assertThat(report.notes()).singleElement().asString().contains("engine p50=0 us, sender lag p50=100 us");
    }

    @Test
    void shouldHaveNoLatencyWhenThereAreNoClients() throws Exception {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final LiveResult none = new LiveResult(0, fewest(0), new Histogram(3), List.of(), Map.of(), Map.of());
        final MatchResult match = full.measured();
        final LoadReport report = new LoadReport(
                LoadSettings.builder(LoadProfile.LEAGUE).clients(0).build(),
                new MatchResult(575, match.send(), match.feed(), none, match.evidence(), Observation.NONE, WORST),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                SidelineResult.NONE,
                full.machine());

        assertThat(new ObjectMapper()
                        .readTree(report.toJson())
                        .at("/clientLatencyMicros/p99")
                        .isNull())
                .isTrue();
        assertThat(report.toTable())
                .contains("capture to client                  0         -         -         -         -");
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void shouldNoteClientsThatGotNothingOrWereClosed() {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final LiveResult closed =
                new LiveResult(250, fewest(0), new Histogram(3), List.of(), Map.of(), Map.of("4409", 1L));
        final LoadReport report = with(full, full.feed(), closed);

        assertThat(report.notes())
                .containsExactly(
                        "a client received no frame: clients=2, frames=250",
                        "the server closed clients: code=4409, clients=1");
    }
}
