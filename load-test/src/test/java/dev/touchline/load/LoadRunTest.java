package dev.touchline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.fake.FakeServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadRunTest {
    private static final int LEAGUE_SECOND = 575;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void shouldCountEveryRecordAndFrameWhenNothingIsLost() throws Exception {
        try (FakeServer server = new FakeServer(0)) {
            final LoadReport report = (LoadReport) LoadRun.run(
                    league().api(server.api()).clients(3).warmupSeconds(1).build(), out);

            assertThat(report.sent()).isEqualTo(LEAGUE_SECOND);
            assertThat(report.received()).isEqualTo(LEAGUE_SECOND);
            assertThat(report.lost()).isZero();
            assertThat(report.exitCode()).isEqualTo(LoadReport.NOTHING_LOST);
            // 25 source frames to each of 3 clients; the warm-up's are not among them.
            assertThat(report.live().frames()).isEqualTo(75);
            assertThat(report.live().fewestFrames()).isEqualTo(25);
            assertThat(report.live().gaps()).containsOnly(Map.entry("conflated", 3L));
            assertThat(report.live().closed()).isEmpty();
            assertThat(report.clientLatency().count()).isEqualTo(75);
            assertThat(report.engineLatency().p99()).isEqualTo(240);
            assertThat(server.matchIds()).isEmpty();
            assertThat(text()).contains("warm-up: match=9001").contains("measuring: match=9002");
        }
    }

    @Test
    void shouldCountBothLegsWhenProfileIsBroadcast() throws Exception {
        try (FakeServer server = new FakeServer(0)) {
            final LoadSettings settings = LoadSettings.builder(LoadProfile.BROADCAST)
                    .api(server.api())
                    .seconds(1)
                    .warmupSeconds(0)
                    .clients(0)
                    .build();

            final LoadReport report = (LoadReport) LoadRun.run(settings, out);

            assertThat(report.sent()).isEqualTo(2_300);
            assertThat(report.lost()).isZero();
        }
    }

    @Test
    void shouldSayWhatAndWhereWhenRecordsAreLost() throws Exception {
        try (FakeServer server = new FakeServer(5)) {
            final LoadReport report =
                    (LoadReport) LoadRun.run(league().api(server.api()).build(), out);

            // Every fifth of 25 datagrams of 23 records.
            assertThat(report.lost()).isEqualTo(115);
            assertThat(report.exitCode()).isEqualTo(LoadReport.RECORDS_LOST);
            assertThat(report.evidence().counters()).containsOnly(Map.entry("ring.dropped", 115L));
            assertThat(report.toTable()).contains("where records were lost").contains("ring.dropped 115");
        }
    }

    @Test
    void shouldStartAndStopServerWhenOneIsToBeServed() throws Exception {
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FakeServer.class.getName());

        final LoadReport report =
                (LoadReport) LoadRun.run(league().serverCommand(command).build(), out);

        assertThat(report.lost()).isZero();
        assertThat(report.observed().serverCores()).isPresent();
        final JsonNode json = new ObjectMapper().readTree(report.toJson());
        assertThat(json.path("sent").asLong()).isEqualTo(LEAGUE_SECOND);
        assertThat(json.path("framesReceived").asLong()).isEqualTo(25);
    }

    @Test
    void shouldNameOutputFileWhenServerEndsAtOnce() throws Exception {
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FakeServer.class.getName(),
                "port taken");
        final LoadSettings settings = league().serverCommand(command).build();

        assertThatThrownBy(() -> LoadRun.run(settings, out))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("exit=0")
                .satisfies(e -> {
                    final File output =
                            new File(e.getMessage().substring(e.getMessage().indexOf("output=") + 7));
                    assertThat(output).content().contains("port taken");
                    Files.delete(output.toPath());
                });
    }

    @Test
    void shouldExplainWhenNoServerAnswers() {
        final LoadSettings settings =
                league().api(URI.create("http://127.0.0.1:1")).build();

        assertThatThrownBy(() -> LoadRun.run(settings, out))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("no answer from the control plane")
                .hasMessageContaining("http://127.0.0.1:1/api/v1/server");
    }

    @Test
    void shouldLeaveMatchAloneWhenItIsNotTheLoadTests() throws Exception {
        try (FakeServer server = new FakeServer(0)) {
            server.addMatch(LoadRun.MEASURED_MATCH, "Blues - Reds");
            final LoadSettings settings = league().api(server.api()).build();

            assertThatThrownBy(() -> LoadRun.run(settings, out))
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining("name=Blues - Reds");
            assertThat(server.matchIds()).containsExactly(LoadRun.MEASURED_MATCH);
        }
    }

    private static LoadSettings.Builder league() {
        return LoadSettings.builder(LoadProfile.LEAGUE).seconds(1).warmupSeconds(0);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
