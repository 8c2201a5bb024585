package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.server.replay.RecordedFeed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same recorded datagrams through sockets at real time, ten times as fast and unpaced: the frames are the same. */
@Timeout(120)
class ReplayPaceSystemTest {
    private static final int FRAMES = 100;
    private static final String MATCH = """
            {"mode": "replay", "sources": [{"id": 1}, {"id": 2}, {"id": 3}]}""";

    @Test
    void shouldPublishTheSameFramesAtAnySpeed() throws Exception {
        final List<byte[]> recording = RecordedFeed.datagrams(FRAMES);

        final List<JsonNode> atRealTime = play(recording, 1);
        final List<JsonNode> tenTimes = play(recording, 10);
        final List<JsonNode> unpaced = play(recording, 0);

        assertThat(atRealTime).hasSizeGreaterThan(FRAMES);
        assertThat(tenTimes).isEqualTo(atRealTime);
        assertThat(unpaced).isEqualTo(atRealTime);
    }

    private static List<JsonNode> play(final List<byte[]> recording, final double speed) throws Exception {
        final List<JsonNode> frames = Collections.synchronizedList(new ArrayList<>());
        try (TestServer program = TestServer.open();
                DatagramChannel sender = DatagramChannel.open()) {
            assertThat(program.send("PUT", "/api/v1/matches/1", MATCH).statusCode())
                    .isEqualTo(201);
            try (RecordingClient client = RecordingClient.ready(program.server(), frames::add)) {
                client.subscribe(1, "match/1/frames", ",\"policy\":\"all\"");
                client.await("subok");
                send(recording, speed, sender, program);
                final int records =
                        recording.stream().mapToInt(each -> each.length / 64).sum();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> program.get("/api/v1/matches/1/feed")
                                        .get("engineRecords")
                                        .asInt()
                                == records);
                final long published =
                        program.get("/api/v1/matches/1/feed").get("frames").asLong();
                await().atMost(Duration.ofSeconds(20)).until(() -> frames.size() >= published);
            }
        }
        // When a frame was published, and on which stream, is of the run; everything else is of the input.
        frames.forEach(frame -> ((ObjectNode) frame).remove(List.of("pubUs", "stream")));
        return List.copyOf(frames);
    }

    private static void send(
            final List<byte[]> recording, final double speed, final DatagramChannel sender, final TestServer program)
            throws Exception {
        final long startNs = System.nanoTime();
        final long firstNs = captureNs(recording.get(0));
        for (final byte[] datagram : recording) {
            if (speed > 0) {
                final long dueNs = startNs + (long) ((captureNs(datagram) - firstNs) / speed);
                while (System.nanoTime() < dueNs) {
                    LockSupport.parkNanos(dueNs - System.nanoTime());
                }
            }
            sender.send(ByteBuffer.wrap(datagram), program.server().feedAddress());
        }
    }

    private static long captureNs(final byte[] datagram) {
        return ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN).getLong(RecordDescriptor.TIME_OFFSET);
    }
}
