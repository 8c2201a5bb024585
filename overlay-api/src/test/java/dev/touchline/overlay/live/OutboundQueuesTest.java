package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that do not read, where 1 MiB may wait for all of them together: far from the 4 MiB that each has for itself. */
@Timeout(60)
class OutboundQueuesTest extends LiveServerFixture {
    private static final int MOST_QUEUED = 1 << 20;
    private static final String ALL = ",\"policy\":\"all\"";
    /** A frame is some 1,800 bytes: the kernel holds some 300 kB for a client. */
    private static final int ENOUGH_FRAMES = 1_500;

    private long seq;

    @Override
    DoorContext door() {
        return new DoorContext(100, 100, 100, 64 * 1024, 10_000, MOST_QUEUED, 60_000, null);
    }

    @Test
    void shouldCloseTheLongestQueueWhenAllTogetherAreTooLong() throws IOException {
        try (SocketClient reader = new SocketClient(server.address());
                SocketClient modest = new SocketClient(server.address());
                SocketClient greedy = new SocketClient(server.address())) {
            reader.subscribe(1, 1, "");
            modest.subscribe(1, 1, "");
            greedy.subscribe(1, 1, ALL);
            publishUntilOneIsClosed(reader);

            assertThat(greedy.awaitClose()).startsWith("4409 queues of all clients full: bytes=" + MOST_QUEUED);
            assertThat(counter("live_too_slow")).isZero();
            await().until(() -> counter("live_clients") == 2);
            // What waits for the modest one waits still.
            assertThat(counter("live_queued_bytes")).isBetween(1L, 128L * 1024);
            modest.await(message -> message.path("seq").asLong() == seq);
            await().until(() -> counter("live_queued_bytes") == 0);
        }
    }

    private void publishUntilOneIsClosed(final SocketClient reader) throws IOException {
        while (counter("live_queues_full") == 0) {
            assertThat(seq).as("frames until the queues were full").isLessThan(5_000);
            publishAndRead(reader, 1);
        }
        assertThat(counter("live_queues_full")).isEqualTo(1);
    }

    @Test
    void shouldCountWhatAClientThatComesBackIsSentMoreThanOthers() throws IOException {
        try (SocketClient reader = new SocketClient(server.address())) {
            reader.subscribe(1, 1, ALL);
            publishAndRead(reader, ENOUGH_FRAMES);
            try (SocketClient back = back(reader)) {
                back.subscribe(1, 1, ALL);

                await().until(() -> counter("live_queues_full") == 1);
                assertThat(back.awaitClose()).startsWith("4409 queues of all clients full");
            }
        }
    }

    @Test
    void shouldNotWaitForWhoLeavesWhenMoreWaitsForHimThanOneMayHave() throws IOException {
        try (SocketClient reader = new SocketClient(server.address())) {
            reader.subscribe(1, 1, ALL);
            publishAndRead(reader, 4 * ENOUGH_FRAMES);
            try (SocketClient back = back(reader)) {
                back.subscribe(1, 1, ALL);
                await().until(() -> counter("live_queues_full") == 1);

                assertThatThrownBy(back::awaitClose).as("cut off").isInstanceOf(EOFException.class);
                await().until(() -> counter("live_clients") == 1 && counter("live_queued_bytes") == 0);
            }
        }
    }

    /** A client that had the first frame and lost its connection then. */
    private SocketClient back(final SocketClient first) throws IOException {
        return new SocketClient(
                server.address(),
                "{\"t\":\"identify\",\"v\":1,\"resume\":{\"epoch\":"
                        + first.hello().get("epoch").asLong() + ",\"subs\":[{\"id\":1,\"seq\":1}]}}");
    }

    private void publishAndRead(final SocketClient reader, final int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            seq++;
            publish(1, seq);
            assertThat(reader.frame()).isEqualTo(seq);
        }
    }
}
