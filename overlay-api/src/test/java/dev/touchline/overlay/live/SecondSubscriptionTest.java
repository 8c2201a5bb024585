package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection has one subscription to a stream, over real sockets. */
@Timeout(30)
class SecondSubscriptionTest extends LiveServerFixture {
    private static final String BALL = ",\"rate\":[1,1],\"objects\":[0]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "match/1/frames | ''",
                "match/1/frames | ,\"delayMs\":5000",
                "match/1/frames | ,\"policy\":\"all\"",
                "match/1/frames | ,\"rate\":[2,1]",
                "match/1/events | ''",
                "match/1/events | ,\"delayMs\":5000",
                "match/1/heat/ball | ''",
                "match/1/state | ''"
            })
    void shouldRefuseAnotherToTheSameStreamAndNameTheFirst(final String channel, final String more) throws IOException {
        final String first = more.contains("rate") ? ",\"rate\":[4,2]" : "";
        try (SocketClient client = new SocketClient(server.address())) {
            assertThat(client.subscribe(7, channel, first).get("t").asText()).isEqualTo("subok");

            final JsonNode refused = client.subscribe(8, channel, more);
            assertThat(refused.get("t").asText()).isEqualTo("suberr");
            assertThat(refused.get("id").asInt()).isEqualTo(8);
            assertThat(refused.get("code").asText()).isEqualTo("conflict");
            assertThat(refused.get("message").asText()).contains("another connection", "id=7, delayMs=0");
        }
    }

    @Test
    void shouldTakeTheStreamUpAgainOnceTheFirstHasEnded() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            client.subscribe(1, 1, BALL);
            assertThat(client.subscribe(2, 1, BALL).get("code").asText()).isEqualTo("conflict");
            client.unsubscribe(1);

            final JsonNode answer = client.subscribe(2, 1, BALL + ",\"delayMs\":5000");
            assertThat(answer.get("effective").get("delayMs").asInt()).isEqualTo(5_000);
        }
    }

    @Test
    void shouldServeTwoDelaysOfAStreamOnTwoConnections() throws IOException {
        try (SocketClient live = new SocketClient(server.address());
                SocketClient delayed = new SocketClient(server.address())) {
            final JsonNode stream = live.subscribe(1, 1, BALL).get("stream");
            final JsonNode answer = delayed.subscribe(1, 1, BALL + ",\"delayMs\":120000");
            assertThat(answer.get("stream")).isEqualTo(stream);

            publish(1, 1);
            assertThat(live.frame()).isEqualTo(1);
        }
    }
}
