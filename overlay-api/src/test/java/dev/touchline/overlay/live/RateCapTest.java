package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client is given 1,000 frames a second a subscription at the most, and 4,000 in all. */
@Timeout(30)
class RateCapTest extends LiveServerFixture {
    @ParameterizedTest
    @CsvSource({
        "'', '[1000,1]'",
        "',\"rate\":[1001,1]', '[1000,1]'",
        "',\"rate\":[1000000,999]', '[1000,1]'", // 1,001.001 a second
        "',\"rate\":[1000000,1000]', '[1000,1]'",
        "',\"rate\":[60000,1001]', '[60000,1001]'"
    })
    void shouldGiveWhatIsAskedForUpToTheHighestRate(final String asked, final String given) throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            final JsonNode answer = client.subscribe(1, 1, asked);

            assertThat(answer.get("effective").get("rate").toString()).isEqualTo(given);
        }
    }

    @Test
    void shouldRefuseASubscriptionThatAddsUpToTooMuchAndGoOn() throws IOException {
        try (SocketClient client = new SocketClient(server.address())) {
            for (int id = 1; id <= 4; id++) {
                assertThat(client.subscribe(id, 1, ",\"objects\":[" + id + "]")
                                .get("t")
                                .asText())
                        .isEqualTo("subok");
            }

            final JsonNode refused = client.subscribe(5, 1, ",\"rate\":[1,1]");
            assertThat(refused.get("t").asText()).isEqualTo("suberr");
            assertThat(refused.get("code").asText()).isEqualTo("too-many-streams");
            assertThat(refused.get("message").asText()).contains("framesPerSecond=4001", "limit=4000");
            assertThat(client.subscribe(6, 1, ",\"rate\":[1,1]").get("t").asText())
                    .isEqualTo("suberr");
        }
    }
}
