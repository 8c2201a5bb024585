package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two engines publish, each into a buffer of its own. */
@Timeout(30)
class ShardsTest extends LiveServerFixture {
    @Test
    void shouldSendFramesOfEveryEngine() throws IOException {
        try (SocketClient one = new SocketClient(server.address());
                SocketClient other = new SocketClient(server.address())) {
            one.subscribe(1, 1, "");
            other.subscribe(1, 2, "");
            for (long seq = 1; seq <= 100; seq++) {
                publish(1, seq);
                publish(2, seq);

                assertThat(one.frame()).isEqualTo(seq);
                assertThat(other.frame()).isEqualTo(seq);
            }
        }
    }

    @Test
    void shouldSayWhatOneEngineOverwroteAndGoOnWithTheOther() throws IOException {
        try (SocketClient one = new SocketClient(server.address());
                SocketClient other = new SocketClient(server.address())) {
            one.subscribe(1, 1, ",\"rate\":[1,1]");
            other.subscribe(1, 2, "");
            publish(1, 1);
            publish(2, 1);
            assertThat(one.frame()).isEqualTo(1);
            assertThat(other.frame()).isEqualTo(1);

            // Frame 2 of match 1 was never published: as if it had been overwritten.
            publish(1, 3);
            publish(1, 1_001);
            publish(2, 2);

            assertThat(other.frame()).isEqualTo(2);
            assertThat(one.await("gap").toString())
                    .isEqualTo("{\"t\":\"gap\",\"stream\":1,\"from\":2,\"to\":2,\"why\":\"conflated\"}");
            assertThat(one.await("gap").get("from").asLong()).isEqualTo(4);
            assertThat(one.frame()).isEqualTo(1_001);
        }
    }
}
