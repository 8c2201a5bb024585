package dev.touchline.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.Fairness;
import dev.touchline.load.live.LiveResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LoadReportTest {
    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void shouldLayOutTheTableWhenNothingIsLost() {
        assertThat(report(5_750, 10 * SECOND_NS, 300).toTable().lines())
                .containsExactly(
                        "profile     league, 10 s",
                        "machine     Example 9000, 2 cores",
                        "sent        5750 records, 575/s (udp-segment)",
                        "received    5750 records, duplicates 0",
                        "lost        0 records",
                        "sender      5 % of a core",
                        "server      63 % of a core",
                        "clients     2 at 60/1 frames/s, 500 frames, fewest 250",
                        "gaps        conflated 3",
                        "",
                        "us                         count       p50       p99     p99.9       max",
                        "sender lag                     2       100       300       300       300",
                        "capture to engine            812        95       240       410       900",
                        "capture to client              1       700       700       700       700");
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
        final FeedStatus early = new FeedStatus(1, 5_750, 0, 0, Map.of(), new LatencyMicros(5_750, 0, 99, 99, 99));
        final LoadReport report = new LoadReport(
                full.settings(), full.send(), early, full.live(), full.evidence(), full.serverCores(), full.machine());

        assertThat(report.notes()).singleElement().asString().contains("engine p50=0 us, sender lag p50=100 us");
    }

    @Test
    void shouldHaveNoLatencyWhenThereAreNoClients() throws Exception {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final LiveResult none = new LiveResult(0, fewest(0), new Histogram(3), List.of(), Map.of(), Map.of());
        final LoadReport report = new LoadReport(
                LoadSettings.builder(LoadProfile.LEAGUE).clients(0).build(),
                full.send(),
                full.feed(),
                none,
                full.evidence(),
                OptionalDouble.empty(),
                full.machine());

        assertThat(new ObjectMapper()
                        .readTree(report.toJson())
                        .at("/clientLatencyMicros/p99")
                        .isNull())
                .isTrue();
        assertThat(report.toTable())
                .contains("capture to client              0         -         -         -         -");
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void shouldNoteClientsThatGotNothingOrWereClosed() {
        final LoadReport full = report(5_750, 10 * SECOND_NS, 300);
        final LiveResult closed =
                new LiveResult(250, fewest(0), new Histogram(3), List.of(), Map.of(), Map.of("4409", 1L));
        final LoadReport report = new LoadReport(
                full.settings(), full.send(), full.feed(), closed, full.evidence(), full.serverCores(), full.machine());

        assertThat(report.notes())
                .containsExactly(
                        "a client received no frame: clients=2, frames=250",
                        "the server closed clients: code=4409, clients=1");
    }

    private static Fairness fewest(final long frames) {
        return new Fairness(frames, frames, frames, 0, 700);
    }

    private static LoadReport report(final long received, final long tookNs, final long lagMicros) {
        final Histogram lag = new Histogram(60_000_000, 3);
        lag.recordValue(100);
        lag.recordValue(lagMicros);
        final Histogram age = new Histogram(60_000_000, 3);
        age.recordValue(700);
        return new LoadReport(
                LoadSettings.builder(LoadProfile.LEAGUE).clients(2).build(),
                new SendResult(5_750, 10 * SECOND_NS, tookNs, tookNs / 20, lag, "udp-segment"),
                new FeedStatus(
                        1, received, 0, 9, Map.of("unknown-source", 4L), new LatencyMicros(812, 95, 240, 410, 900)),
                new LiveResult(500, fewest(250), age, List.of(), Map.of("conflated", 3L), Map.of()),
                new LossEvidence(OptionalLong.of(7), Map.of("ring.dropped", 17L)),
                OptionalDouble.of(0.63),
                "Example 9000, 2 cores");
    }
}
