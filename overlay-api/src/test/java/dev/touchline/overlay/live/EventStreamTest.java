package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.protocol.overlay.FeedChange;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of a match, over a real socket. */
@Timeout(30)
class EventStreamTest extends LiveServerFixture {
    private static final String CHANNEL = "match/1/events";

    @Test
    void shouldSayWhatHappenedAndLeaveOutWhatIsNotKnown() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            final JsonNode answer = client.subscribe(1, CHANNEL, "");
            assertThat(answer.get("t").asText()).isEqualTo("subok");
            assertThat(answer.get("seq").asLong()).isZero();
            assertThat(answer.get("effective").get("rate").isNull()).isTrue();

            publishEvent(2, 1, 1);
            publishEvent(1, 1, 58);

            final JsonNode event = client.await("event");
            assertThat(event.get("stream")).isEqualTo(answer.get("stream"));
            assertThat(event.get("seq").asLong()).isEqualTo(58);
            assertThat(event.get("tsUs").asLong()).isEqualTo(58_000);
            assertThat(event.get("kind").asText()).isEqualTo("pass");
            assertThat(event.get("severity").asText()).isEqualTo("info");
            assertThat(event.get("data"))
                    .hasToString("{\"durationSeconds\":0.84,\"team\":\"home\",\"objectId\":7,\"otherId\":10,"
                            + "\"completed\":true,\"value\":14.2,\"fromX\":3.1,\"fromY\":-8.0}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING, 65535, warning, '{\"durationSeconds\":3.04,\"completed\":false,\"change\":\"missing\",\"sourceId\":65535}'",
        "BACK, 0, info, '{\"durationSeconds\":3.04,\"completed\":false,\"change\":\"back\",\"sourceId\":0}'",
        "INTERRUPTED, -1, warning, '{\"durationSeconds\":3.04,\"completed\":false,\"change\":\"interrupted\"}'",
        "LOSS, 7, warning, '{\"durationSeconds\":3.04,\"completed\":false,\"change\":\"loss\",\"sourceId\":7,\"ratio\":0.012}'",
        "RECOVERED, 7, info, '{\"durationSeconds\":3.04,\"completed\":false,\"change\":\"recovered\",\"sourceId\":7,\"ratio\":0.012}'",
    })
    void shouldSayWhatHasBecomeOfTheFeed(
            final FeedChange change, final int sourceId, final String severity, final String data) throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, CHANNEL, "");

            publishFeedEvent(1, change, sourceId);

            final JsonNode event = client.await("event");
            assertThat(event.get("kind").asText()).isEqualTo("feed");
            assertThat(event.get("severity").asText()).isEqualTo(severity);
            assertThat(event.get("data")).hasToString(data);
        }
    }

    @Test
    void shouldSendEachToEverybodyInOneStreamWhateverThePolicy() throws IOException {
        try (SocketClient one = new SocketClient(server.address());
                SocketClient other = new SocketClient(server.address())) {
            final JsonNode stream =
                    one.subscribe(1, CHANNEL, ",\"policy\":\"all\"").get("stream");
            assertThat(other.subscribe(9, CHANNEL, "").get("stream")).isEqualTo(stream);

            for (int seq = 1; seq <= 500; seq++) {
                publishEvent(1, 1, seq);
            }

            for (int seq = 1; seq <= 500; seq++) {
                assertThat(one.await("event").get("seq").asInt()).isEqualTo(seq);
                assertThat(other.await("event").get("seq").asInt()).isEqualTo(seq);
            }
        }
    }

    @Test
    void shouldSayAGapAndAnotherBeginning() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(4, CHANNEL, "");
            publishEvent(1, 1, 3);
            client.await("event");

            publishEvent(1, 1, 6);
            final JsonNode missed = client.await("gap");
            assertThat(missed.get("from").asInt()).isEqualTo(4);
            assertThat(missed.get("to").asInt()).isEqualTo(5);
            assertThat(client.await("event").get("seq").asInt()).isEqualTo(6);

            publishEvent(1, 2, 1);
            assertThat(client.await("gap").get("why").asText()).isEqualTo("source");
            final JsonNode anew = client.await("subok");
            assertThat(anew.get("id").asInt()).isEqualTo(4);
            assertThat(anew.get("epoch").asInt()).isEqualTo(2);
            assertThat(client.await("event").get("seq").asInt()).isEqualTo(1);
        }
    }
}
