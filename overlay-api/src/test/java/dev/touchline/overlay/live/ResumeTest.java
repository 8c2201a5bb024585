package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that lose their connection and come back, over real sockets. */
@Timeout(30)
class ResumeTest extends LiveServerFixture {
    private static final String EVENTS = "match/1/events";
    private static final String ALL = ",\"policy\":\"all\"";

    private long serverEpoch;

    @BeforeEach
    void learnTheServersEpoch() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            serverEpoch = client.hello().get("epoch").asLong();
        }
    }

    @Test
    void shouldSendEachEventOnceToWhoComesBack() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            assertThat(client.ready().get("resumed").asBoolean()).isFalse();
            client.subscribe(1, EVENTS, ALL);
            publishEvent(1, 1, 1);
            publishEvent(1, 1, 2);
            client.await("event");
        }
        awaitNobody();
        publishEvent(1, 1, 3);

        try (SocketClient back = back(serverEpoch, 1, 1, null)) {
            assertThat(back.ready().get("resumed").asBoolean()).isTrue();
            assertThat(back.subscribe(1, EVENTS, ALL).get("seq").asLong()).isEqualTo(3);
            publishEvent(1, 1, 4);
            for (int seq = 2; seq <= 4; seq++) {
                assertThat(nextButBeats(back).get("seq").asInt()).isEqualTo(seq);
            }
            assertThat(counter("live_resumed")).isEqualTo(1);
        }
    }

    @Test
    void shouldSendWhatCameOnTheWayFromAnotherServerAlsoToTheFirstHere() throws IOException {
        publishEvent(1, 3, 1);
        publishEvent(1, 3, 2);
        publishEvent(1, 3, 3);

        try (SocketClient moved = back(0, 1, 1, 3L)) {
            assertThat(moved.subscribe(1, EVENTS, ALL).get("seq").asLong()).isEqualTo(3);
            publishEvent(1, 3, 4);
            for (int seq = 2; seq <= 4; seq++) {
                assertThat(nextButBeats(moved).get("seq").asInt()).isEqualTo(seq);
            }
        }
    }

    @Test
    void shouldSayWhatItDoesNotHaveAnyMore() throws IOException {
        try (SocketClient other = new SocketClient(server.address())) {
            other.subscribe(1, EVENTS, "");
            publishEvent(1, 1, 5);
            other.await("event");

            try (SocketClient back = back(serverEpoch, 1, 2, null)) {
                back.subscribe(1, EVENTS, ALL);
                publishEvent(1, 1, 6);
                // It was made when 5 came: of 3 and 4 nobody knows.
                assertGap(nextButBeats(back), 3, 4, "expired");
            }
        }
    }

    @Test
    void shouldStartAtAnotherEpochsBeginning() throws IOException {
        try (SocketClient other = new SocketClient(server.address())) {
            other.subscribe(1, EVENTS, "");
            publishEvent(1, 1, 5);
            publishEvent(1, 2, 1);
            publishEvent(1, 2, 2);
            other.await(message -> message.path("seq").asInt() == 2);

            try (SocketClient back = back(0, 1, 5, 1L)) {
                assertThat(back.ready().get("resumed").asBoolean()).isTrue();
                back.subscribe(1, EVENTS, ALL);
                assertGap(nextButBeats(back), 6, 6, "source");
                assertThat(nextButBeats(back).get("seq").asInt()).isEqualTo(1);
                assertThat(nextButBeats(back).get("seq").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void shouldNotRepeatWhatAnotherServerHasSaidAlready() throws IOException {
        try (SocketClient moved = back(0, 1, 2, 1L)) {
            moved.subscribe(1, EVENTS, ALL);
            publishEvent(1, 1, 1);
            publishEvent(1, 1, 2);
            publishEvent(1, 1, 3);

            assertThat(nextButBeats(moved).get("seq").asInt()).isEqualTo(3);
        }
    }

    @Test
    void shouldStartAfreshWhenTheOtherServerWasInAnotherLifeOfTheMatch() throws IOException {
        publishEvent(1, 1, 1);
        try (SocketClient moved = back(0, 1, 60_000, 1L)) {
            moved.subscribe(1, EVENTS, ALL);
            assertGap(nextButBeats(moved), 60_001, 60_001, "source");
            assertThat(nextButBeats(moved).get("seq").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayThatTheMatchStartsAnewAlsoBeforeTheFirstEvent() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            assertThat(client.subscribe(1, EVENTS, "").get("epoch").asInt()).isEqualTo(1);
            publishEvent(1, 2, 1);
            assertGap(nextButBeats(client), 1, 1, "source");
            assertThat(nextButBeats(client).get("epoch").asInt()).isEqualTo(2);
            assertThat(nextButBeats(client).get("seq").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldSendEventsThatAreHeldBackRatherThanNeverWhenTheMatchStartsAnew() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, EVENTS, ",\"delayMs\":120000");
            final long nowUs = client.hello().get("nowUs").asLong();
            publishEventAt(1, 1, 1, nowUs);
            publishEventAt(1, 1, 2, nowUs);
            publishEventAt(1, 2, 1, nowUs);

            assertThat(nextButBeats(client).get("seq").asInt()).isEqualTo(1);
            assertThat(nextButBeats(client).get("seq").asInt()).isEqualTo(2);
            assertGap(nextButBeats(client), 3, 3, "source");
            assertThat(nextButBeats(client).get("epoch").asInt()).isEqualTo(2);
        }
    }

    @Test
    void shouldForgetWhereItWasAtAnotherRunOfTheServer() throws IOException {
        try (SocketClient back = back(serverEpoch - 1, 1, 2, null)) {
            assertThat(back.ready().get("resumed").asBoolean()).isFalse();
            back.subscribe(1, EVENTS, ALL);
            publishEvent(1, 1, 1);
            assertThat(nextButBeats(back).get("seq").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldSendEveryFrameOfAThinnedStreamToWhoComesBack() throws IOException {
        final String tenth = ALL + ",\"rate\":[100,1],\"fields\":[\"o\"]";
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, 1, tenth);
            publishFrames(1, 25);
            client.frame();
        }
        awaitNobody();
        publishFrames(26, 55);

        // Frames are 1 ms apart and slots 10 ms: the first of each is 1, 10, 20 and so on.
        try (SocketClient back = back(serverEpoch, 1, 10, null)) {
            back.subscribe(1, 1, tenth);
            publishFrames(56, 65);
            for (final int seq : new int[] {20, 30, 40, 50, 60}) {
                assertThat(back.frame()).isEqualTo(seq);
            }
        }
    }

    @Test
    void shouldSendAllThatWasMissedAlsoWhenItIsMoreThanMayWaitOtherwise() throws IOException {
        // A frame is 900 bytes: 6,000 are more than 4 MiB.
        final int frames = 6_000;
        try (SocketClient other = new SocketClient(server.address())) {
            other.subscribe(1, 1, ALL);
            for (int seq = 1; seq <= frames; seq++) {
                publish(1, seq);
                assertThat(other.frame()).isEqualTo(seq);
            }

            try (SocketClient back = back(serverEpoch, 1, 1, null)) {
                back.subscribe(1, 1, ALL);
                for (int seq = 2; seq <= frames; seq++) {
                    assertThat(back.frame()).isEqualTo(seq);
                }
                assertThat(back.bytes()).isGreaterThan(4 << 20);
            }
        }
    }

    @Test
    void shouldTellWhoWantsTheLatestWhatItMissed() throws IOException {
        try (SocketClient other = new SocketClient(server.address())) {
            other.subscribe(1, 1, "");
            publish(1, 9);
            other.frame();

            try (SocketClient back = back(serverEpoch, 1, 4, null)) {
                back.subscribe(1, 1, "");
                publish(1, 10);
                assertGap(nextButBeats(back), 5, 9, "expired");
                assertThat(back.frame()).isEqualTo(10);
            }
        }
    }

    private void publishFrames(final int from, final int to) {
        for (int seq = from; seq <= to; seq++) {
            publish(1, seq);
        }
    }

    private void awaitNobody() {
        await().until(() -> counter("live_clients") == 0);
    }

    private SocketClient back(final long epoch, final long id, final long seq, final Long streamEpoch)
            throws IOException {
        return new SocketClient(
                server.address(),
                "{\"t\":\"identify\",\"resume\":{\"epoch\":" + epoch + ",\"subs\":[{\"id\":" + id + ",\"seq\":" + seq
                        + (streamEpoch == null ? "" : ",\"epoch\":" + streamEpoch) + "}]}}");
    }

    private static JsonNode nextButBeats(final SocketClient client) throws IOException {
        JsonNode message = client.next();
        while (message.get("t").asText().equals("hb")) {
            message = client.next();
        }
        return message;
    }

    private static void assertGap(final JsonNode message, final long from, final long to, final String why) {
        assertThat(message.get("t").asText()).isEqualTo("gap");
        assertThat(message.get("from").asLong()).isEqualTo(from);
        assertThat(message.get("to").asLong()).isEqualTo(to);
        assertThat(message.get("why").asText()).isEqualTo(why);
    }
}
