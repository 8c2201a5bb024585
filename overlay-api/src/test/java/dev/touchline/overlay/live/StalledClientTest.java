package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that read nothing for longer than they may, four seconds; each frame replaces the one before, so no queue overflows. */
@Timeout(60)
class StalledClientTest extends LiveServerFixture {
    private long seq;

    @Override
    DoorContext door() {
        return new DoorContext(100, 100, 100, 64 * 1024, 10_000, 256 << 20, 4_000, null);
    }

    @Test
    void shouldCloseAClientThatTakesNothingOfWhatWaits() throws IOException {
        try (SocketClient reader = new SocketClient(server.address());
                SocketClient stalled = new SocketClient(server.address())) {
            reader.subscribe(1, 1, "");
            stalled.subscribe(1, 1, "");
            publishUntilSomethingWaits(reader);

            await().until(() -> counter("live_stalled") == 1);
            assertThat(stalled.awaitClose()).startsWith("4409 nothing taken for too long: writeTimeoutMs=4000, bytes=");
            assertThat(counter("live_too_slow")).isZero();
            await().until(() -> counter("live_clients") == 1);
            publishAndRead(reader);
        }
    }

    @Test
    void shouldLetAClientStayThatTakesALittle() throws IOException {
        try (SocketClient reader = new SocketClient(server.address());
                SocketClient slow = new SocketClient(server.address());
                SocketClient stalled = new SocketClient(server.address())) {
            reader.subscribe(1, 1, "");
            slow.subscribe(1, 1, "");
            stalled.subscribe(1, 1, "");
            publishUntilSomethingWaits(reader);

            await().until(() -> {
                // Enough for its kernel to take more from ours, and less than comes: something waits all along.
                for (int i = 0; i < 50; i++) {
                    publishAndRead(reader);
                    publishAndRead(reader);
                    publishAndRead(reader);
                    publishAndRead(reader);
                    slow.read();
                    slow.read();
                    slow.read();
                }
                return counter("live_stalled") > 0;
            });
            await().until(() -> counter("live_clients") == 2);
            slow.await(message -> message.path("seq").asLong() == seq);
            assertThat(counter("live_stalled")).isEqualTo(1);
        }
    }

    private void publishUntilSomethingWaits(final SocketClient reader) throws IOException {
        while (counter("live_conflated") < 100) {
            assertThat(seq).as("frames until something waits").isLessThan(5_000);
            publishAndRead(reader);
        }
    }

    private void publishAndRead(final SocketClient reader) throws IOException {
        seq++;
        publish(1, seq);
        assertThat(reader.frame()).isEqualTo(seq);
    }
}
