package dev.touchline.feeds.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.feeds.RealMatch;
import dev.touchline.feeds.csv.CsvFeed;
import dev.touchline.protocol.RecordDescriptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a file through the player and a real socket: what arrives is what the file says, read another way. */
@Timeout(60)
class FeedDeliveryTest {
    private static final int X = 32;
    private static final int FLAGS = 52;

    private RecordingReceiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new RecordingReceiver("127.0.0.1");
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void shouldDeliverEveryRowWhenTheSampleFileIsPlayed() throws IOException {
        final Path file = Path.of("src/test/resources/csv/passing-drill.csv");
        shouldDeliverEveryRow(file, Files.readAllLines(file));
    }

    @Test
    void shouldDeliverEveryRowWhenTheRecordedMatchIsPlayed() throws IOException {
        final Path file = RealMatch.requirePath();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            shouldDeliverEveryRow(file, reader.lines().toList());
        }
    }

    private void shouldDeliverEveryRow(final Path file, final List<String> lines) throws IOException {
        try (CsvFeed feed = CsvFeed.open(file)) {
            final PlaySettings settings = PlaySettings.replay(receiver.address(), 9);
            new FeedPlayer(feed, settings, new FakePacer(receiver::drain), PlayListener.NONE).play();
            receiver.drain();
        }

        final Map<Integer, ByteBuffer> positions = new HashMap<>();
        for (final ByteBuffer record : receiver.records(RecordDescriptor.POSITION)) {
            positions.put(
                    key(record.getShort(RecordDescriptor.FRAME_OFFSET), record.get(RecordDescriptor.OBJECT_ID_OFFSET)),
                    record);
        }
        final Set<Integer> rows = new HashSet<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] fields = line.split(",", -1);
            final int key = key(Integer.parseInt(fields[0]), objectId(fields[3]));
            assertThat(positions).containsKey(key);
            final ByteBuffer record = positions.get(key);
            rows.add(key);
            for (int axis = 0; axis < 3; axis++) {
                assertCoordinate(fields[6 + axis], record.getInt(X + 4 * axis));
            }
            assertThat((record.getShort(FLAGS) & RecordDescriptor.FLAG_BALL_IN_PLAY) != 0)
                    .isEqualTo(fields[9].equals("alive"));
        }
        assertThat(positions).hasSize(rows.size());
    }

    private static void assertCoordinate(final String metres, final int millimetres) {
        if (metres.isEmpty()) {
            assertThat(millimetres).isEqualTo(RecordDescriptor.UNKNOWN_COORDINATE);
        } else {
            // half a millimetre, and what the decimal loses as a double
            assertThat(Math.abs(Double.parseDouble(metres) * 1_000 - millimetres))
                    .isLessThanOrEqualTo(0.5 + 1e-6);
        }
    }

    private static int key(final int frame, final int objectId) {
        return frame << 8 | objectId;
    }

    private static int objectId(final String name) {
        final String number = name.substring(name.indexOf('_') + 1);
        return name.equals("ball") ? 0 : Integer.parseInt(number) + (name.startsWith("away") ? 30 : 0);
    }
}
