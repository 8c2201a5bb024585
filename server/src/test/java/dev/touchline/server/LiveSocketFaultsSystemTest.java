package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The live socket of the whole program: what it answers to clients that are wrong, slow or silent. */
@Timeout(60)
class LiveSocketFaultsSystemTest extends LiveSocketFixture {
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
                "match/1/heat/ball?when=sometimes | {} | bad-request",
                "match/1/heat/ball?grid=2x2 | {} | bad-request",
                "match/1/heat/ball?direction=left | {} | bad-request",
                "match/1/heat/ball?decay=60 | {} | bad-request",
                "match/1/heat/ball | {\"delayMs\":100} | not-supported",
                "match/1/heat/ball?grid=8x13&grid=16x25 | {} | bad-request",
                "match/1/heat/ball?grid=8x13&grid=8x13 | {} | bad-request",
                "match/1/heat/ball? | {} | bad-request",
                "match/1/events | {\"rate\":[1,1]} | bad-request",
                "match/1/events | {\"objects\":[1]} | bad-request",
                "match/1/heat/ball | {\"fields\":[\"x\"]} | bad-request",
                "match/1/state | {\"team\":\"home\"} | bad-request",
                "match/1/team | {\"zone\":{\"x\":[0,1]}} | bad-request",
                "match/1/camera/1 | {\"cam\":1} | bad-request",
                "system/health | {\"rate\":[1,1]} | bad-request",
                "match/1/frames | {\"zone\":[0]} | bad-request",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "match/1/events | ,\"rate\":[5,1] | only frames are chosen by rate: channel=match/1/events, rate=[5,1]",
                "match/1/heat/ball? | '' | a heat map's parameters are window, when, grid, direction: parameter=, query=",
                "match/1/heat/ball?grid=8x13&grid=1m | '' | given twice: parameter=grid, query=grid=8x13&grid=1m"
            })
    void shouldNameWhatIsWrongWithASubscription(final String channel, final String more, final String message) {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, channel, more);

            assertThat(client.await("suberr").get("message").asText()).contains(message);
        }
    }

    @Test
    void shouldEndNoSubscriptionWhoseNumberIsInQuotes() {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(8, "match/1/events", "");
            client.send("{\"t\":\"unsub\",\"id\":\"8\"}");
            client.subscribe(8, "match/1/events", "");

            assertThat(client.await("err").get("message").asText()).contains("id=\"8\"");
            assertThat(client.await("suberr").get("code").asText()).isEqualTo("duplicate-id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "2"})
    void shouldSpeakOneVersionOnly(final String version) {
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            client.send("{\"t\":\"identify\",\"v\":" + version + "}");

            assertThat(client.awaitClose()).isEqualTo(4400);
            assertThat(client.closeReason()).isEqualTo("version not spoken: v=" + version);
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
                "{\"t\":\"unsub\",\"id\":7.5}",
                "{\"t\":\"unsub\"}",
                "{\"t\":\"ping\",\"n\":1,\"t0\":5.75}",
                "{\"t\":\"ping\",\"n\":\"x\",\"t0\":5}",
                "{\"t\":\"ping\",\"n\":1}",
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
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "null",
                "{}",
                "{\"t\":1}",
                "{\"t\":\"identify\"",
                "\"identify\"",
                "{\"t\":\"identify\",\"v\":1} x",
                "{\"t\":\"identify\",\"v\":1}{\"t\":\"sub\",\"id\":1,\"channel\":\"match/1/frames\"}",
                "{\"t\":\"identify\",\"t\":\"identify\",\"v\":1}",
                "{\"t\":\"identify\",\"v\":1,\"client\":{\"name\":\"a\",\"name\":\"b\"}}"
            })
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
}
