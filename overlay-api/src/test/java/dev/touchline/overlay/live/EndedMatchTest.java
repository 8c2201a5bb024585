package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients are told of a match that ends, over real sockets. */
@Timeout(30)
class EndedMatchTest extends LiveServerFixture {
    private static final String EVENTS = "match/1/events";

    @Test
    void shouldSendTheLastEventsBeforeTheStreamEnds() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, EVENTS, "");
            publishEvent(1, 1, 1);
            client.await("event");

            endMatch(1);
            publishEvent(1, 1, 2);
            publishEvent(1, 1, 3);
            answerCommands();

            assertEvent(nextButBeats(client), 2);
            assertEvent(nextButBeats(client), 3);
            assertEnd(nextButBeats(client));
        }
    }

    @Test
    void shouldSendTheFirstEventsOfAMatchThatEndsRightAfterThem() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, EVENTS, "");

            endMatch(1);
            publishEvent(1, 1, 1);
            answerCommands();

            assertEvent(nextButBeats(client), 1);
            assertEnd(nextButBeats(client));
        }
    }

    @Test
    void shouldSendMoreEventsThanATurnReceives() throws IOException {
        final int events = 1_500;
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, EVENTS, "");

            endMatch(1);
            for (int seq = 1; seq <= events; seq++) {
                publishEvent(1, 1, seq);
            }
            answerCommands();

            for (int seq = 1; seq <= events; seq++) {
                assertEvent(nextButBeats(client), seq);
            }
            assertEnd(nextButBeats(client));
        }
    }

    @Test
    void shouldSendEventsThatAreHeldBackRatherThanNever() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, EVENTS, ",\"delayMs\":120000");
            publishEventAt(1, 1, 1, client.hello().get("nowUs").asLong());

            endMatch(1);
            answerCommands();

            assertEvent(nextButBeats(client), 1);
            assertEnd(nextButBeats(client));
        }
    }

    @Test
    void shouldEndTheStreamAlsoWhenTheEngineDoesNotAnswer() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, EVENTS, "");

            endMatch(1);

            assertEnd(nextButBeats(client));
            assertThat(counter("live_faults")).isEqualTo(1);
        }
    }

    private static JsonNode nextButBeats(final SocketClient client) throws IOException {
        JsonNode message = client.next();
        while (message.get("t").asText().equals("hb")) {
            message = client.next();
        }
        return message;
    }

    private static void assertEvent(final JsonNode message, final long seq) {
        assertThat(message.get("t").asText()).isEqualTo("event");
        assertThat(message.get("seq").asLong()).isEqualTo(seq);
    }

    private static void assertEnd(final JsonNode message) {
        assertThat(message.get("t").asText()).isEqualTo("suberr");
        assertThat(message.get("code").asText()).isEqualTo("unknown-match");
    }
}
