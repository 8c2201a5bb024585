package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.play.FeedPlayer;
import dev.touchline.feeds.play.MatchRegistration;
import dev.touchline.feeds.play.PlayReport;
import dev.touchline.feeds.play.PlaySettings;
import dev.touchline.feeds.play.RegistrationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Four minutes of a real match, through a UDP socket at ten times real time: what comes out is held to the file by sums of
 * this test's own.
 */
@Timeout(180)
class RealMatchSystemTest {
    private static final int LENGTH_MM = 104_900;
    private static final int WIDTH_MM = 67_800;
    private static final int COLUMNS = 105;
    private static final int ROWS = 68;
    private static final long LONGEST_DWELL_US = 500_000;
    private static final long FRAME_US = 40_000;

    /** A published position in millimetres. */
    private record Sample(long tsUs, long x, long y) {}

    private double worstShare;
    private long worstTotalUs;
    private final List<JsonNode> frames = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldPublishTheMatchAsTheFileHasIt() throws Exception {
        final Path file = RealMatch.file();
        final Map<String, List<RealMatch.Position>> truth = RealMatch.positions(file);
        try (TestServer program = TestServer.open();
                RecordingClient client = RecordingClient.ready(program.server(), frames::add)) {
            final PlayReport report = play(file, program, client);

            await().atMost(Duration.ofSeconds(20)).until(() -> frames.size() >= 6_000);
            final JsonNode feed = program.get("/api/v1/matches/1/feed");
            assertThat(feed.get("sources").get(0).get("received").asLong()).isEqualTo(report.recordsSent());
            assertThat(feed.get("sources").get(0).get("lost").asLong()).isZero();
            assertThat(feed.get("engineRecords").asLong()).isEqualTo(report.recordsSent());
            assertThat(frames).hasSize(6_000);

            final Map<String, Integer> ids = objectIds(program);
            assertPositions(frames.get(frames.size() - 1), truth, ids);
            assertHeatMaps(client, truth, ids);
            System.out.printf(
                    "real match: frames=%d, records=%d, most dwell in other cells=%.2f %%, greatest difference of a total=%d"
                            + " us%n",
                    frames.size(), report.recordsSent(), 100 * worstShare, worstTotalUs);
        }
    }

    private PlayReport play(final Path file, final TestServer program, final RecordingClient client) throws Exception {
        try (MatchFeed feed = Feeds.open(file.toString(), 0)) {
            final PlaySettings settings =
                    PlaySettings.replay(program.server().feedAddress(), 1).withSpeed(10);
            assertThat(MatchRegistration.of(feed.description(), settings, null).put(program.http(), ""))
                    .isInstanceOf(RegistrationResult.Registered.class);
            client.subscribe(1, "match/1/frames", ",\"policy\":\"all\"");
            client.await("subok");
            return new FeedPlayer(feed, settings).play();
        }
    }

    /** The object id of each of the file's names, by team and shirt number of the registered roster. */
    private static Map<String, Integer> objectIds(final TestServer program) throws Exception {
        final Map<String, Integer> ids = new LinkedHashMap<>();
        ids.put("ball", 0);
        for (final String side : List.of("home", "away")) {
            for (final JsonNode player : program.get("/api/v1/matches/1/teams/" + side + "/players")) {
                ids.put(
                        side + "_" + player.get("number").asInt(),
                        player.get("objectId").asInt());
            }
        }
        assertThat(ids).hasSize(23);
        return ids;
    }

    private static void assertPositions(
            final JsonNode last, final Map<String, List<RealMatch.Position>> truth, final Map<String, Integer> ids) {
        final Map<Integer, JsonNode> rows = new TreeMap<>();
        last.get("rows").forEach(row -> rows.put(row.get(0).asInt(), row));
        assertThat(rows).hasSize(23);
        truth.forEach((name, positions) -> {
            final RealMatch.Position expected = positions.get(positions.size() - 1);
            final JsonNode row = rows.get(ids.get(name));
            final double error =
                    Math.hypot(row.get(1).asDouble() - expected.x(), row.get(2).asDouble() - expected.y());
            assertThat(error).as(name).isLessThan(0.5);
        });
    }

    private void assertHeatMaps(
            final RecordingClient client,
            final Map<String, List<RealMatch.Position>> truth,
            final Map<String, Integer> ids) {
        final Map<Integer, long[]> published = publishedDwell();
        int subscription = 100;
        for (final Map.Entry<String, Integer> object : ids.entrySet()) {
            final String scope = object.getValue() == 0 ? "ball" : "player/" + object.getValue();
            final long[] heat = heatMap(client, subscription++, scope);
            assertThat(heat).as(scope).isEqualTo(published.get(object.getValue()));
            assertCloseToFile(object.getKey(), heat, fileDwell(truth.get(object.getKey())));
        }
        for (final String side : List.of("home", "away")) {
            final long[] expected = new long[COLUMNS * ROWS + 1];
            final long[] file = new long[COLUMNS * ROWS + 1];
            ids.forEach((name, id) -> {
                if (name.startsWith(side)) {
                    add(expected, published.get(id));
                    add(file, fileDwell(truth.get(name)));
                }
            });
            final long[] heat = heatMap(client, subscription++, "team/" + side);
            assertThat(heat).as(side).isEqualTo(expected);
            assertCloseToFile(side, heat, file);
        }
    }

    /** Asks for a map; the last entry is the dwell outside the pitch. */
    private static long[] heatMap(final RecordingClient client, final int id, final String scope) {
        client.subscribe(id, "match/1/heat/" + scope + "?window=match", "");
        final int stream = client.await(message -> message.path("t").asText().equals("subok")
                        && message.get("id").asInt() == id)
                .get("stream")
                .asInt();
        final JsonNode data = client.await(message -> message.path("t").asText().equals("snap")
                        && message.get("stream").asInt() == stream)
                .get("data");
        client.send("{\"t\":\"unsub\",\"id\":" + id + "}");
        assertThat(data.get("columns").asInt()).isEqualTo(COLUMNS);
        assertThat(data.get("rows").asInt()).isEqualTo(ROWS);
        final long[] dwell = new long[COLUMNS * ROWS + 1];
        for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
            dwell[cell] = data.get("cells").get(cell).asLong();
        }
        dwell[COLUMNS * ROWS] = data.get("outsideUs").asLong();
        return dwell;
    }

    private Map<Integer, long[]> publishedDwell() {
        final Map<Integer, List<Sample>> samples = new TreeMap<>();
        long endUs = 0;
        for (final JsonNode frame : frames) {
            endUs = frame.get("tsUs").asLong();
            for (final JsonNode row : frame.get("rows")) {
                if (!row.get(10).asText().equals("stale")) {
                    samples.computeIfAbsent(row.get(0).asInt(), unused -> new ArrayList<>())
                            .add(new Sample(endUs, millimetres(row.get(1)), millimetres(row.get(2))));
                }
            }
        }
        final long lastUs = endUs;
        final Map<Integer, long[]> dwell = new TreeMap<>();
        samples.forEach((object, list) -> dwell.put(object, dwell(list, lastUs)));
        return dwell;
    }

    private static long millimetres(final JsonNode metres) {
        return metres.decimalValue().movePointRight(3).longValueExact();
    }

    private static long[] fileDwell(final List<RealMatch.Position> positions) {
        final List<Sample> samples = new ArrayList<>();
        for (final RealMatch.Position position : positions) {
            samples.add(new Sample(
                    position.frame() * FRAME_US, Math.round(position.x() * 1000), Math.round(position.y() * 1000)));
        }
        return dwell(samples, 5_999 * FRAME_US);
    }

    /** A sample owns the time to the next one, half a second at most. */
    private static long[] dwell(final List<Sample> samples, final long endUs) {
        final long[] dwell = new long[COLUMNS * ROWS + 1];
        for (int i = 0; i < samples.size(); i++) {
            final Sample sample = samples.get(i);
            final long nextUs = i + 1 < samples.size() ? samples.get(i + 1).tsUs() : endUs;
            dwell[cell(sample)] += Math.min(nextUs - sample.tsUs(), LONGEST_DWELL_US);
        }
        return dwell;
    }

    private static int cell(final Sample sample) {
        final long column = Math.floorDiv(2 * sample.x() + 1000 * COLUMNS, 2_000L);
        final long row = Math.floorDiv(2 * sample.y() + 1000 * ROWS, 2_000L);
        final boolean inside = Math.abs(2 * sample.x()) <= LENGTH_MM && Math.abs(2 * sample.y()) <= WIDTH_MM;
        return inside ? (int) (Math.min(row, ROWS - 1) * COLUMNS + Math.min(column, COLUMNS - 1)) : COLUMNS * ROWS;
    }

    private void assertCloseToFile(final String name, final long[] heat, final long[] file) {
        long total = 0;
        long expected = 0;
        long elsewhere = 0;
        for (int cell = 0; cell < heat.length; cell++) {
            total += heat[cell];
            expected += file[cell];
            elsewhere += Math.abs(heat[cell] - file[cell]);
        }
        worstTotalUs = Math.max(worstTotalUs, Math.abs(total - expected));
        worstShare = Math.max(worstShare, elsewhere / 2.0 / expected);
        assertThat(Math.abs(total - expected)).as("%s: total, us", name).isLessThanOrEqualTo(100_000);
        assertThat(elsewhere / 2.0 / expected)
                .as("%s: share in other cells", name)
                .isLessThanOrEqualTo(0.03);
    }

    private static void add(final long[] sum, final long[] addend) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += addend[i];
        }
    }
}
