package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that never reads, among clients that do: these are sent every frame, and it costs a bounded amount of memory. */
@Timeout(120)
class SlowClientTest extends LiveServerFixture {
    private static final int READERS = 40;

    @Test
    void shouldSendEveryFrameToTheOthersWhenOneDoesNotRead() throws IOException {
        final List<SocketClient> readers = new ArrayList<>();
        try (SocketClient slow = new SocketClient(server.address())) {
            slow.subscribe(1, 1, "");
            read(readers, 2_000);

            assertThat(counter("live_conflated")).isPositive();
            assertThat(counter("live_too_slow")).isZero();
            assertHoldsLittle(slow, 2_000);
        } finally {
            close(readers);
        }
    }

    /** Every frame is 23 rows of 13 fields, about 900 bytes: 2,000 frames are 1.8 MB. */
    private static void assertHoldsLittle(final SocketClient slow, final long last) throws IOException {
        long seq = 0;
        long passedOver = 0;
        long frames = 0;
        while (seq < last) {
            final JsonNode message = slow.next();
            if (message.get("t").asText().equals("gap")) {
                passedOver += message.get("to").asLong() - message.get("from").asLong() + 1;
            } else if (message.get("t").asText().equals("frame")) {
                seq = message.get("seq").asLong();
                frames++;
            }
        }
        assertThat(frames + passedOver).as("each is sent or said").isEqualTo(last);
        // 64 KiB and a frame wait in the server. The kernel doubles what it is asked for: 256 KiB of the server's
        // socket and
        // 32 KiB of the client's.
        assertThat(slow.bytes()).isLessThan(600 * 1024);
    }

    @Test
    void shouldCloseOneThatMustHaveEveryFrameAndDoesNotReadAndSendTheOthersAll() throws IOException {
        final List<SocketClient> readers = new ArrayList<>();
        try (SocketClient slow = new SocketClient(server.address())) {
            slow.subscribe(1, 1, ",\"policy\":\"all\"");
            // 4 MiB are queued for it at the most.
            read(readers, 6_000);

            assertThat(counter("live_too_slow")).isEqualTo(1);
        } finally {
            close(readers);
        }
    }

    /** So many frames, each read by all readers before the next is published. */
    private void read(final List<SocketClient> readers, final long frames) throws IOException {
        for (int i = 0; i < READERS; i++) {
            readers.add(new SocketClient(server.address()));
            readers.get(i).subscribe(1, 1, "");
        }
        for (long seq = 1; seq <= frames; seq++) {
            publish(1, seq);
            for (final SocketClient reader : readers) {
                assertThat(reader.frame()).isEqualTo(seq);
            }
        }
    }

    private static void close(final List<SocketClient> clients) throws IOException {
        for (final SocketClient client : clients) {
            client.close();
        }
    }
}
