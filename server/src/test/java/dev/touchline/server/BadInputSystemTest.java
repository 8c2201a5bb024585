package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three sources see the same four players run; one of them, or the match clock, says something that cannot be. Operators read
 * of it at the feed and at health, it is counted, and the players' frames go on.
 */
@Timeout(60)
class BadInputSystemTest {
    private static final String MATCH = "/api/v1/matches/1";
    private static final long STEP_NS = 40_000_000L;
    private static final int PLAYERS = 4;

    private TestServer program;
    private DatagramChannel sender;
    private final DatagramEncoder[] sources = new DatagramEncoder[4];
    private int frame;

    /** What is added to a frame of the third source. */
    @FunctionalInterface
    private interface Fault {
        void send(DatagramEncoder source, long captureNs);
    }

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        program.send(
                "PUT",
                MATCH,
                "{\"mode\":\"replay\",\"sources\":[{\"id\":1},{\"id\":2},{\"id\":3}],\"teams\":{\"home\":{\"players\":["
                        + "{\"objectId\":1,\"name\":\"A\"},{\"objectId\":2,\"name\":\"B\"},"
                        + "{\"objectId\":3,\"name\":\"C\"},{\"objectId\":4,\"name\":\"D\"}]}}}");
        sender = DatagramChannel.open();
        for (int id = 1; id < sources.length; id++) {
            sources[id] = new DatagramEncoder(1, id, 1, null, bytes -> {
                try {
                    sender.send(bytes, program.server().feedAddress());
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        program.close();
    }

    /** One frame of the three sources, the third one's clock ahead by so much. */
    private void frame(final long thirdAheadNs, final Fault fault) {
        final long captureNs = SimulatedPlay.BASE_TAI_NS + frame * STEP_NS;
        for (int id = 1; id < sources.length; id++) {
            final long shownNs = captureNs + (id == 3 ? thirdAheadNs : 0);
            for (int player = 1; player <= PLAYERS; player++) {
                // To and fro at 5 m/s between -20 and +20 m.
                final int along = Math.abs(frame * 200 % 80_000 - 40_000) - 20_000;
                sources[id].position(
                        player,
                        0,
                        frame,
                        shownNs,
                        along,
                        player * 5_000,
                        0,
                        20,
                        player == PLAYERS ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
            }
            if (id == 3) {
                fault.send(sources[id], shownNs);
            }
            sources[id].flush();
        }
        frame++;
    }

    private void assertTold(final String reason, final long thirdAheadNs, final Fault fault) throws Exception {
        assertTold(reason, "degraded", thirdAheadNs, fault);
    }

    private void assertTold(final String reason, final String state, final long thirdAheadNs, final Fault fault)
            throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    frame(thirdAheadNs, fault);
                    return program.get(MATCH + "/feed")
                                    .get("reasons")
                                    .toString()
                                    .contains(reason)
                            && program.get("/api/v1/health")
                                    .get("reasons")
                                    .toString()
                                    .contains("match 1: " + reason);
                });
        assertThat(program.get(MATCH + "/feed").get("state").asText()).isEqualTo(state);
        assertThat(program.get("/api/v1/health").get("status").asText()).isEqualTo(state);
        assertOthersGoOn(thirdAheadNs, fault);
    }

    private void assertOthersGoOn(final long thirdAheadNs, final Fault fault) throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.await("subok");
            final long fromUs = SimulatedPlay.BASE_UTC_US + frame * STEP_NS / 1_000;
            for (int i = 0; i < 10; i++) {
                frame(thirdAheadNs, fault);
            }
            final JsonNode last =
                    client.await(message -> message.path("t").asText().equals("frame")
                            && message.get("tsUs").asLong() >= fromUs + 200_000);
            int seen = 0;
            for (final JsonNode row : last.get("rows")) {
                final int object = row.get(0).asInt();
                if (object >= 1 && object <= PLAYERS) {
                    seen++;
                    assertThat(row.get(2).asDouble())
                            .as("y of %d", object)
                            .isBetween(object * 5 - 0.3, object * 5 + 0.3);
                }
            }
            assertThat(seen).isEqualTo(PLAYERS);
        }
        assertThat(program.counter("engine_faults")).isZero();
    }

    private long engine(final String counter) throws Exception {
        return program.get(MATCH + "/feed").get("engine").get(counter).asLong();
    }

    @Test
    void shouldSayNothingWhileAllIsWell() throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    frame(0, (source, captureNs) -> {});
                    return engine("settled") > 25;
                });

        assertThat(program.get(MATCH + "/feed").get("reasons")).isEmpty();
        assertThat(program.get("/api/v1/health").get("reasons")).isEmpty();
    }

    @Test
    void shouldTellOfObjectsThatNoRosterLists() throws Exception {
        assertTold(
                "objects that no roster lists",
                // To be known, but the feed is none the worse for it: rosters are often filled in later.
                "ok",
                0,
                (source, captureNs) -> source.position(40, 0, frame, captureNs, 0, 0, 0, 20, 0));

        assertThat(engine("unlisted")).isPositive();
    }

    @Test
    void shouldNotCountOfficialsAsUnlisted() throws Exception {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            frame(0, (source, captureNs) -> source.position(61, 0, frame, captureNs, 0, 0, 0, 20, 0));
            return engine("records") > 100;
        });

        assertThat(engine("unlisted")).isZero();
    }

    @Test
    void shouldTellOfPositionsThatAreNowhere() throws Exception {
        assertTold(
                "positions far outside the pitch",
                0,
                (source, captureNs) -> source.position(1, 0, frame, captureNs, 900_000, 0, 0, 20, 0));

        assertThat(engine("implausible")).isPositive();
    }

    @Test
    void shouldTellOfTimesThatAreRefused() throws Exception {
        assertTold(
                "records refused: source=3",
                0,
                (source, captureNs) -> source.position(1, 0, frame, captureNs + 3_600_000_000_000L, 0, 0, 0, 20, 0));

        final JsonNode feed = program.get(MATCH + "/feed");
        assertThat(feed.get("rejected").get("outside-time-window").asLong()).isPositive();
        assertThat(feed.get("sources").get(2).get("refused").asLong())
                .isEqualTo(feed.get("rejected").get("outside-time-window").asLong());
        assertThat(feed.get("sources").get(0).get("refused").asLong()).isZero();
    }

    @Test
    void shouldTellOfTimesThatGoBack() throws Exception {
        assertTold(
                "capture times too far back",
                0,
                (source, captureNs) -> source.position(1, 0, frame, captureNs - 5_000_000_000L, 0, 0, 0, 20, 0));

        assertThat(engine("late")).isPositive();
    }

    @Test
    void shouldTellOfASourceWhoseClockIsSecondsOff() throws Exception {
        assertTold("sources whose clock is off=1", 5_000_000_000L, (source, captureNs) -> {});

        assertThat(engine("misdated") + engine("early")).isPositive();
    }

    @Test
    void shouldTellOfAPeriodThatNeverEnds() throws Exception {
        assertTold(
                "period does not end: minutes=76",
                0,
                (source, captureNs) -> source.matchClock(
                        frame, captureNs, 1, 76 * 60_000L + 5_000, true, AttacksPlusX.HOME, true, Possession.NONE));

        assertThat(program.get(MATCH + "/game").get("clock").get("overdue").asBoolean())
                .isTrue();
    }
}
