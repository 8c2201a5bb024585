package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.TaiTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad datagrams into the whole program: each moves its counter, and the good source goes on. */
@Timeout(60)
class FeedSystemTest {
    private TestServer program;
    private DatagramChannel sender;
    private DatagramEncoder good;
    private final ByteBuffer datagram = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        program.send(
                "PUT",
                "/api/v1/matches/1",
                "{\"sources\":[{\"id\":1},{\"id\":2,\"allowedSender\":\"127.0.0.9\"},"
                        + "{\"id\":3,\"key\":\"000102030405060708090a0b0c0d0e0f\"}]}");
        sender = DatagramChannel.open();
        good = new DatagramEncoder(1, 1, 1, null, this::send);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        program.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, empty_datagram",
        "63, 0, 0, partial_record",
        "1536, 0, 0, datagram_too_long",
        "2112, 0, 0, datagram_too_long",
        "64, 0, 55, wrong_block_length",
        "64, 2, 9, unknown_template",
        "64, 4, 1, wrong_schema",
        "64, 6, 2, wrong_version",
        "64, 8, 2, unknown_match",
        "64, 12, 9, unknown_source",
        "64, 12, 2, wrong_sender",
        "64, 12, 3, wrong_tag",
        "64, 14, 200, unknown_object",
        "64, 30, 0, outside_time_window"
    })
    void shouldCountABadDatagramAndGoOn(final int length, final int offset, final int value, final String reason)
            throws IOException {
        one(1, 0, 0, 0);
        if (length == 64) {
            datagram.putShort(offset, (short) value);
        }
        datagram.position(0).limit(length);

        send(datagram);
        await().until(() -> program.counter("rejected_" + reason) == 1);

        assertGoodSourceGoesOn();
    }

    @ParameterizedTest
    @CsvSource({
        "-2147483648, 0, 0, unknown_positions",
        "5550000, 4400000, 0, implausible",
        "0, 0, -10000, implausible",
        "2147483647, -2147483647, 2147483647, implausible"
    })
    void shouldCountASentinelAndGoOn(final int x, final int y, final int z, final String counter) throws Exception {
        one(5, x, y, z);
        datagram.flip();

        send(datagram);

        await().until(() ->
                program.get("/api/v1/matches/1/feed").get("engine").get(counter).asLong() == 1);
        assertGoodSourceGoesOn();
    }

    @Test
    void shouldSayThatASourceSendsUtc() throws Exception {
        final DatagramEncoder utc = new DatagramEncoder(1, 1, 1, null, this::send);
        utc.position(1, 0, 1, now() - 37_000_000_000L, 0, 0, 0, 20, 0);
        utc.flush();

        await().until(() -> program.counter("rejected_outside_time_window") == 1);

        final JsonNode feed = program.get("/api/v1/matches/1/feed");
        assertThat(feed.get("reasons")).asString().contains("source sends UTC, not TAI: id=1");
        assertThat(feed.get("sources").get(0).get("sendsUtcNotTai").asBoolean()).isTrue();
    }

    @Test
    void shouldReportLossAndDisorderOfASource() throws Exception {
        final int[] order = {0, 1, 4, 3, 3, 5};
        final ByteBuffer[] records = new ByteBuffer[6];
        final int[] next = {0};
        final DatagramEncoder source = new DatagramEncoder(
                1,
                1,
                1,
                null,
                bytes -> records[next[0]++] = ByteBuffer.allocate(64).put(bytes).flip());
        for (int i = 0; i < records.length; i++) {
            source.position(1, 0, i, now(), 0, 0, 0, 20, RecordDescriptor.FLAG_LAST_OF_FRAME);
            source.flush();
        }

        for (final int index : order) {
            send(records[index].duplicate());
        }

        await().until(() -> program.counter("records_accepted") == 6);
        final JsonNode report =
                program.get("/api/v1/matches/1/feed").get("sources").get(0);
        assertThat(report.get("lost").asLong()).as("record 2").isEqualTo(1);
        assertThat(report.get("duplicates").asLong()).isEqualTo(1);
        assertThat(report.get("reordered").asLong()).isEqualTo(1);
    }

    private void assertGoodSourceGoesOn() throws IOException {
        final long before = program.counter("records_accepted");
        good.position(1, 0, 1, now(), 0, 0, 0, 20, RecordDescriptor.FLAG_LAST_OF_FRAME);
        good.flush();
        await().until(() -> program.counter("records_accepted") == before + 1);
        assertThat(program.counter("engine_faults")).isZero();
    }

    /** One record in the test's datagram. */
    private void one(final int object, final int x, final int y, final int z) {
        datagram.clear();
        final DatagramEncoder encoder = new DatagramEncoder(1, 1, 1, null, datagram::put);
        encoder.position(object, 0, 1, now(), x, y, z, 20, 0);
        encoder.flush();
    }

    private void send(final ByteBuffer bytes) {
        try {
            sender.send(bytes, program.server().feedAddress());
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long now() {
        final Instant now = Instant.now();
        return TaiTime.fromUtcNs(now.getEpochSecond() * 1_000_000_000L + now.getNano(), 37);
    }
}
