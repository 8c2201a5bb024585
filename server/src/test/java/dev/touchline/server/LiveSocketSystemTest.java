package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The live socket of the whole program: what it answers to good and to bad clients. */
@Timeout(60)
class LiveSocketSystemTest {
    private static final String MATCH =
            "{\"mode\":\"replay\",\"rate\":2,\"sources\":[{\"id\":1}],\"teams\":{\"home\":{\"players\":"
                    + "[{\"objectId\":1,\"name\":\"A\"},{\"objectId\":2,\"name\":\"B\"}]}}}";
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long START_US = 1_750_000_000_000_000L;

    private TestServer program;
    private DatagramChannel sender;
    private DatagramEncoder source;
    private int frame;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        assertThat(program.send("PUT", "/api/v1/matches/1", MATCH).statusCode()).isEqualTo(201);
        sender = DatagramChannel.open();
        source = encoder(7);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        program.close();
    }

    @Test
    void shouldGreetIdentifyAndMeasureTheClock() {
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            final JsonNode hello = client.await("hello");
            assertThat(hello.get("v").asInt()).isEqualTo(1);
            assertThat(hello.get("auth").asText()).isEqualTo("none");
            assertThat(hello.get("heartbeatMs").asInt()).isEqualTo(1000);

            client.send("{\"t\":\"identify\",\"v\":1,\"client\":{\"name\":\"test\"}}");
            assertThat(client.await("ready").get("resumed").asBoolean()).isFalse();
            client.send("{\"t\":\"ping\",\"n\":5,\"t0\":123}");

            final JsonNode pong = client.await("pong");
            assertThat(pong.get("n").asInt()).isEqualTo(5);
            assertThat(pong.get("t0").asLong()).isEqualTo(123);
            assertThat(pong.get("t1").asLong())
                    .isBetween(hello.get("nowUs").asLong(), pong.get("t2").asLong());
        }
    }

    @Test
    void shouldSendWholeFramesInTheOrderThatTheSubscriptionStates() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", ",\"fields\":[\"y\",\"o\"],\"objects\":[2,2,0]");
            final JsonNode answer = client.await("subok");
            assertThat(answer.get("row")).hasToString("[\"y\",\"o\"]");
            assertThat(answer.get("epoch").asLong()).isEqualTo(1);
            assertThat(answer.get("timeline").get("mode").asText()).isEqualTo("replay");
            assertThat(answer.get("timeline").get("rate").asDouble()).isEqualTo(2);

            send();

            final JsonNode first = client.await("frame");
            assertThat(first.get("stream")).isEqualTo(answer.get("stream"));
            assertThat(first.get("seq").asLong()).isEqualTo(1);
            assertThat(first.get("tsUs").asLong()).isEqualTo(START_US);
            assertThat(first.get("pubUs").asLong()).isGreaterThan(START_US);
            assertThat(first.get("rows")).hasToString("[[0,0],[-2,2]]");
        }
    }

    @Test
    void shouldThinByCaptureTimeAndShareOneStream() throws IOException {
        try (RecordingClient one = RecordingClient.ready(program.server());
                RecordingClient other = RecordingClient.ready(program.server())) {
            one.subscribe(1, "match/1/frames", ",\"rate\":[5,1]");
            other.subscribe(9, "match/1/frames", ",\"rate\":[5,1]");
            assertThat(other.await("subok").get("stream"))
                    .isEqualTo(one.await("subok").get("stream"));

            for (int i = 0; i < 50; i++) {
                send();
            }

            // 50 frames at 25 Hz are two seconds: ten slots of 200 ms, the first frame of each (1, 6, 11 ... 46).
            one.await(message -> message.path("seq").asInt() == 46);
            assertThat(one.messages().stream()
                            .filter(message -> message.path("t").asText().equals("frame"))
                            .map(message -> message.get("seq").asInt()))
                    .containsExactly(1, 6, 11, 16, 21, 26, 31, 36, 41, 46);
        }
    }

    @Test
    void shouldPatchAHeatMapOnceASecond() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/heat/player/2?window=1m", "");
            client.await("subok");
            for (int i = 0; i <= 50; i++) {
                send();
            }
            client.await(message -> message.path("t").asText().equals("patch")
                    && message.get("tsUs").asLong() == START_US + 2_000_000);

            // Object 2 stands at (0, -2): column 52, row 32 of 105 x 68, cell 32 x 105 + 52.
            final JsonNode snap = client.await("snap");
            assertThat(snap.get("data").get("cells").get(3412).asLong()).isZero();
            long base = snap.get("seq").asLong();
            for (final JsonNode patch : client.messages()) {
                if (patch.path("t").asText().equals("patch")) {
                    assertThat(patch.get("base").asLong()).isEqualTo(base);
                    base = patch.get("seq").asLong();
                    final long dwell = patch.get("tsUs").asLong() - START_US;
                    assertThat(patch.get("ops")).hasToString("[[3412," + dwell + "]]");
                }
            }
        }
    }

    @Test
    void shouldSayThatTheMatchStartsAnew() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.subscribe(2, "match/1/heat/ball", "");
            client.await(message -> message.path("t").asText().equals("subok")
                    && message.get("id").asInt() == 2);
            send();
            client.await("frame");

            assertThat(program.send("POST", "/api/v1/matches/1/reset", "{}").statusCode())
                    .isEqualTo(202);
            await().until(() -> {
                send();
                return client.messages().stream()
                        .anyMatch(message -> message.path("t").asText().equals("gap")
                                && message.get("why").asText().equals("source"));
            });

            final JsonNode again =
                    client.await(message -> message.path("t").asText().equals("subok")
                            && message.get("epoch").asLong() == 2);
            assertThat(again.get("id").asInt()).isEqualTo(1);
            client.await(message -> message.path("t").asText().equals("snap")
                    && message.get("epoch").asLong() == 2);
        }
    }

    @Test
    void shouldBeatWithTheStateOfTheFeed() throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            assertThat(client.await("hb").get("feed").get("1").asText()).isEqualTo("down");

            await().until(() -> {
                send();
                return client.messages().stream()
                        .anyMatch(message -> message.path("t").asText().equals("hb")
                                && message.get("feed").get("1").asText().equals("ok"));
            });
            client.await(message -> message.path("t").asText().equals("hb")
                    && message.get("feed").get("1").asText().equals("stale"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "match/1/nothing | {} | unknown-channel",
                "match/1/heat/player/0 | {} | unknown-channel",
                "match/1/heat/player/64 | {} | unknown-channel",
                "nonsense | {} | unknown-channel",
                "match/2/frames | {} | unknown-match",
                "match/9999999999/frames | {} | unknown-match",
                "match/1/heat/ball?window=7m | {} | bad-request",
                "match/1/heat/ball?when=inplay | {} | not-supported",
                "match/1/frames | {\"delayMs\":100} | not-supported",
                "match/1/frames | {\"zone\":[0]} | not-supported",
                "match/1/frames | {\"policy\":\"most\"} | bad-request",
                "match/1/frames | {\"rate\":59.94} | bad-request",
                "match/1/frames | {\"rate\":[60,0]} | bad-request",
                "match/1/frames | {\"fields\":[\"o\",\"w\"]} | bad-request",
                "match/1/frames | {\"fields\":[]} | bad-request",
                "match/1/frames | {\"objects\":[128]} | bad-request"
            })
    void shouldRefuseASubscriptionThatCannotBeAndGoOn(final String channel, final String more, final String code)
            throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            final String fields = more.substring(1, more.length() - 1);
            client.subscribe(1, channel, fields.isEmpty() ? "" : "," + fields);

            final JsonNode error = client.await("suberr");
            assertThat(error.get("id").asInt()).isEqualTo(1);
            assertThat(error.get("code").asText()).isEqualTo(code);
            assertThat(error.get("message").asText()).isNotBlank();
            assertThat(program.counter("live_bad_messages")).isEqualTo(1);
            assertGoesOn(client);
        }
    }

    @Test
    void shouldRefuseAnIdInUse() {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.subscribe(1, "match/1/heat/ball", "");

            assertThat(client.await("suberr").get("code").asText()).isEqualTo("duplicate-id");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":\"dance\"}",
                "{\"t\":\"sub\",\"channel\":\"match/1/frames\"}",
                "{\"t\":\"unsub\",\"id\":77}",
                "{\"t\":\"identify\",\"v\":1}"
            })
    void shouldAnswerAMessageThatItDoesNotUnderstandAndGoOn(final String message) throws IOException {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.send(message);

            assertThat(client.await("err").get("code").asText()).isEqualTo("bad-request");
            assertThat(program.counter("live_bad_messages")).isEqualTo(1);
            assertGoesOn(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "null", "{}", "{\"t\":1}", "{\"t\":\"identify\"", "\"identify\""})
    void shouldCloseAClientWhoseMessageIsMalformed(final String message) {
        try (RecordingClient bystander = RecordingClient.ready(program.server());
                RecordingClient client = RecordingClient.connect(program.server())) {
            client.send(message);

            assertThat(client.awaitClose()).isEqualTo(4400);
            assertThat(client.closeReason()).startsWith("message is not");
            assertThat(program.counter("live_bad_messages")).isEqualTo(1);
            bystander.send("{\"t\":\"ping\",\"n\":1,\"t0\":0}");
            bystander.await("pong");
        }
    }

    @Test
    void shouldCloseAClientWhoseMessageIsTooLongBinaryOrEarly() {
        try (RecordingClient tooLong = RecordingClient.ready(program.server());
                RecordingClient fragmented = RecordingClient.ready(program.server());
                RecordingClient binary = RecordingClient.ready(program.server());
                RecordingClient early = RecordingClient.connect(program.server())) {
            tooLong.send("{\"t\":\"" + "x".repeat(70_000) + "\"}");
            for (int i = 0; i < 5; i++) {
                fragmented.socket().sendText("x".repeat(20_000), false).join();
            }
            binary.socket().sendBinary(ByteBuffer.allocate(8), true).join();
            early.subscribe(1, "match/1/frames", "");

            assertThat(tooLong.awaitClose()).isEqualTo(4400);
            assertThat(fragmented.awaitClose()).isEqualTo(4400);
            assertThat(binary.awaitClose()).isEqualTo(4400);
            assertThat(early.awaitClose()).isEqualTo(4400);
            assertThat(early.closeReason()).startsWith("identify must be the first message");
            assertThat(program.counter("live_bad_messages")).isEqualTo(4);
        }
    }

    @Test
    void shouldEndSubscriptionsOfAMatchThatIsDeleted() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.await("subok");

            assertThat(program.send("DELETE", "/api/v1/matches/1", null).statusCode())
                    .isEqualTo(204);

            assertThat(client.await("suberr").get("code").asText()).isEqualTo("unknown-match");
        }
    }

    @Test
    void shouldSayGoodbyeWhenTheServerStops() {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            program.close();

            assertThat(client.await("bye").get("reconnect").asBoolean()).isTrue();
            assertThat(client.awaitClose()).isEqualTo(4503);
        }
    }

    @Test
    void shouldAskForTheToken() throws Exception {
        try (TestServer closed = TestServer.open(Map.of(ConfigKey.TOKEN, "correct horse"));
                RecordingClient without = RecordingClient.connect(closed.server());
                RecordingClient with = RecordingClient.connect(closed.server())) {
            assertThat(without.await("hello").get("auth").asText()).isEqualTo("token");
            without.send("{\"t\":\"identify\",\"v\":1,\"token\":\"wrong\"}");
            assertThat(without.awaitClose()).isEqualTo(4401);

            with.send("{\"t\":\"identify\",\"v\":1,\"token\":\"correct horse\"}");
            with.await("ready");
        }
    }

    @Test
    void shouldHoldOneFrameForAClientThatDoesNotReadAndSayWhatItReplaced() throws Exception {
        try (SlowClient slow = SlowClient.connect(program.server().liveAddress());
                RecordingClient prompt = RecordingClient.ready(program.server(), frame -> {})) {
            slow.send("{\"t\":\"identify\",\"v\":1}");
            slow.send("{\"t\":\"sub\",\"id\":1,\"channel\":\"match/1/frames\",\"policy\":\"latest\"}");
            prompt.subscribe(1, "match/1/frames", "");
            prompt.await("subok");
            await().until(() -> program.counter("live_messages_received") >= 4);
            // An answer to a later message: everything counted so far has been done.
            prompt.send("{\"t\":\"ping\",\"n\":1,\"t0\":0}");
            prompt.await("pong");

            await().until(() -> {
                for (int i = 0; i < 200; i++) {
                    send();
                }
                return program.counter("live_conflated") > 100;
            });

            final int sent = frame;
            final SlowClient.Reading reading = slow.readUntilFrame(sent);
            assertThat(reading.gaps()).as("said in a gap").isPositive();
            assertThat(reading.frames() + reading.conflated())
                    .as("every frame is sent or said")
                    .isEqualTo(sent);
        }
    }

    @Test
    void shouldCloseAClientThatWantsEveryFrameAndDoesNotRead() throws Exception {
        try (SlowClient slow = SlowClient.connect(program.server().liveAddress())) {
            slow.send("{\"t\":\"identify\",\"v\":1}");
            slow.send("{\"t\":\"sub\",\"id\":1,\"channel\":\"match/1/frames\",\"policy\":\"all\"}");
            await().until(() -> program.counter("live_messages_received") >= 2);

            await().atMost(Duration.ofSeconds(40)).until(() -> {
                for (int i = 0; i < 500; i++) {
                    send();
                }
                return program.counter("live_too_slow") == 1;
            });
        }
    }

    @Test
    void shouldCloseAClientThatAsksAndNeverReadsTheAnswers() throws Exception {
        try (SlowClient slow = SlowClient.connect(program.server().liveAddress())) {
            slow.send("{\"t\":\"identify\",\"v\":1}");

            await().atMost(Duration.ofSeconds(40)).until(() -> {
                try {
                    for (int i = 0; i < 5_000; i++) {
                        slow.send("{\"t\":\"sub\",\"id\":" + i + ",\"channel\":\"" + "x".repeat(60) + "\"}");
                    }
                } catch (final IOException e) {
                    // Closed by the server: what is waited for.
                }
                return program.counter("live_too_slow") == 1 && program.counter("live_clients") == 0;
            });
        }
    }

    @Test
    void shouldKeepTheReasonOfAClosureShortEnoughForItsFrame() {
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            client.send("{\"t\":\"" + "\u20ac".repeat(60) + "\"}");

            assertThat(client.awaitClose()).isEqualTo(4400);
            assertThat(client.closeReason()).hasSizeLessThanOrEqualTo(123).startsWith("identify must be");
        }
    }

    private void assertGoesOn(final RecordingClient client) throws IOException {
        client.subscribe(50, "match/1/frames", "");
        client.await(message ->
                message.path("t").asText().equals("subok") && message.get("id").asInt() == 50);
        send();
        client.await("frame");
    }

    /** A frame of 23 objects at 25 Hz; object n stands at (0, -n). */
    private void send() throws IOException {
        for (int object = 0; object < 23; object++) {
            source.position(
                    object,
                    0,
                    frame,
                    START_NS + frame * 40_000_000L,
                    0,
                    -1000 * object,
                    0,
                    20,
                    object == 22 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
        frame++;
    }

    private DatagramEncoder encoder(final int session) {
        return new DatagramEncoder(1, 1, session, null, datagram -> {
            try {
                sender.send(datagram, program.server().feedAddress());
            } catch (final IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
