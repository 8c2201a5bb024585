package dev.touchline.load.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.feed.FeedShape;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ControlDocumentsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final URI API = URI.create("http://127.0.0.1:8080");

    @Test
    void shouldRegisterOneSourceForEachCameraWhenProfileIsRaw() {
        final JsonNode match = MatchDocument.of(9_002, "measured", new FeedShape(28, 1, 29), 1_195_264);

        assertThat(match.path("mode").asText()).isEqualTo("live");
        assertThat(match.path("sources")).hasSize(28);
        // 1,195,264 / 28
        assertThat(match.path("sources").path(27).path("expectedRate").asLong()).isEqualTo(42_688);
        assertThat(match.path("sources").path(27).path("id").asInt()).isEqualTo(28);
        assertThat(match.path("teams").path("home").path("players")).hasSize(11);
        assertThat(match.at("/teams/away/players/10/objectId").asInt()).isEqualTo(22);
    }

    @Test
    void shouldExpectWhatASourceSendsOnceWhenFeedHasTwoLegs() {
        final JsonNode match = MatchDocument.of(1, "broadcast", new FeedShape(1, 2, 1), 2_300);

        assertThat(match.at("/sources/0/expectedRate").asLong()).isEqualTo(1_150);
    }

    @Test
    void shouldSumSourcesWhenFeedIsRead() throws IOException {
        // The example of docs/http-api.md with a second source and rejects.
        final FeedStatus status = FeedStatus.of(MAPPER.readTree("""
                {"matchId": 1, "state": "ok", "engineRecords": 20000,
                 "engineLatencyMicros": {"count": 812, "p50": 95, "p99": 240, "p999": 410, "max": 900},
                 "rejected": {"wrong-tag": 0, "unknown-source": 3},
                 "sources": [{"id": 1, "received": 18676, "lost": 0, "duplicates": 5},
                             {"id": 2, "received": 1324, "lost": 7, "duplicates": 1}]}
                """));

        assertThat(status)
                .isEqualTo(new FeedStatus(
                        2,
                        20_000,
                        6,
                        7,
                        Map.of("unknown-source", 3L),
                        new LatencyMicros(812, 95, 240, 410, 900),
                        Optional.empty()));
    }

    @Test
    void shouldUseTheApisHostWhenServerListensEverywhere() throws IOException {
        final ServerAddresses addresses = ServerAddresses.of(MAPPER.readTree("""
                        {"liveUrl": "ws://0.0.0.0:8081/v1/live", "feed": {"host": "0.0.0.0", "port": 9000}}
                        """), API);

        assertThat(addresses.live()).isEqualTo(URI.create("ws://127.0.0.1:8081/v1/live"));
        assertThat(addresses.feed().getHostString()).isEqualTo("127.0.0.1");
        assertThat(addresses.feed().getPort()).isEqualTo(9_000);
    }

    @Test
    void shouldExplainWhenServerStatesNoAddress() throws IOException {
        final JsonNode empty = MAPPER.readTree("{}");
        final JsonNode noFeed = MAPPER.readTree("{\"liveUrl\": \"ws://127.0.0.1:8081/v1/live\"}");

        assertThatThrownBy(() -> ServerAddresses.of(empty, API)).hasMessageContaining("liveUrl=");
        assertThatThrownBy(() -> ServerAddresses.of(noFeed, API)).hasMessageContaining("feed=");
    }

    @Test
    void shouldKeepTellingCountersThatGrewWhenComparingSnapshots() {
        final LossEvidence evidence = LossEvidence.between(
                new LossEvidence.Snapshot(
                        OptionalLong.of(5),
                        Optional.of(new UdpErrors(40, 30)),
                        Map.of("ring.dropped", 1L, "records", 10L, "rejected.tag", 3L)),
                new LossEvidence.Snapshot(
                        OptionalLong.of(12),
                        Optional.of(new UdpErrors(49, 37)),
                        Map.of("ring.dropped", 18L, "records", 900L, "rejected.tag", 3L, "socket.dropped", 2L)));

        assertThat(evidence.kernelDrops()).hasValue(7);
        assertThat(evidence.udp()).contains(new UdpErrors(9, 7));
        assertThat(evidence.counters()).isEqualTo(Map.of("ring.dropped", 17L, "socket.dropped", 2L));
    }

    @Test
    void shouldSayNothingOfTheKernelWhenOneSnapshotDoesNot() {
        final LossEvidence evidence = LossEvidence.between(
                new LossEvidence.Snapshot(OptionalLong.empty(), Optional.empty(), Map.of()),
                new LossEvidence.Snapshot(OptionalLong.of(12), Optional.empty(), Map.of()));

        assertThat(evidence.kernelDrops()).isEmpty();
    }
}
