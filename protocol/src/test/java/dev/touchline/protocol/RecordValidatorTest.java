package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class RecordValidatorTest {
    private static final long NOW_UTC = 1_750_000_000_000_000_000L;
    private static final long NOW_TAI = NOW_UTC + 37_000_000_000L;
    private static final InetAddress SENDER = InetAddress.getLoopbackAddress();

    private final Counter engineTime = new Counter("engine_time", "");
    private final RejectCounters rejected = new RejectCounters(new Counters());
    private final RecordValidator validator = new RecordValidator(rejected, TimeWindow.DEFAULT);
    private final SourceCounters counters = new SourceCounters();
    private final UnsafeBuffer datagram = new UnsafeBuffer(new byte[4096]);

    @Test
    void shouldAcceptEveryRecordOfAGoodDatagram() {
        final int length = write(23, NOW_TAI);

        assertThat(validate(length, live(null, null))).isEqualTo((1 << 23) - 1);
        assertThat(validator.source().sourceId()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, EMPTY_DATAGRAM", "63, PARTIAL_RECORD", "65, PARTIAL_RECORD", "1536, DATAGRAM_TOO_LONG"})
    void shouldDropADatagramOfAnImpossibleLength(final int length, final RejectReason reason) {
        write(23, NOW_TAI);

        assertThat(validate(length, live(null, null))).isEqualTo(RecordValidator.NONE);
        assertThat(rejected.value(reason)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 55, WRONG_BLOCK_LENGTH",
        "2, 0, UNKNOWN_TEMPLATE",
        "2, 7, UNKNOWN_TEMPLATE",
        "4, 21581, WRONG_SCHEMA",
        "6, 2, WRONG_VERSION",
        "6, 0, WRONG_VERSION",
        "8, 9, MIXED_MATCH",
        "12, 9, MIXED_SOURCE",
        "14, 200, UNKNOWN_OBJECT",
        "14, 255, UNKNOWN_OBJECT",
        "14, 7424, UNKNOWN_OBJECT",
        "56, 1, WRONG_TAG"
    })
    void shouldDropTheFaultyRecordAloneAndCountItsReason(final int offset, final int value, final RejectReason reason) {
        final int length = write(3, NOW_TAI);
        datagram.putShort(RecordDescriptor.RECORD_LENGTH + offset, (short) value, ByteOrder.LITTLE_ENDIAN);

        assertThat(validate(length, live(null, null))).isEqualTo(0b101);
        assertThat(rejected.value(reason)).isEqualTo(1);
    }

    @Test
    void shouldDropEveryRecordOfAnUnknownMatchOrSource() {
        final int length = write(2, NOW_TAI);

        assertThat(validate(length, FeedRegistry.EMPTY)).isZero();
        assertThat(validate(length, new FeedRegistry(List.of(new MatchRegistration(1, true, engineTime, List.of())))))
                .isZero();
        assertThat(rejected.value(RejectReason.UNKNOWN_MATCH)).isEqualTo(2);
        assertThat(rejected.value(RejectReason.UNKNOWN_SOURCE)).isEqualTo(2);
    }

    @Test
    void shouldDropRecordsOfAnotherSender() throws Exception {
        final int length = write(1, NOW_TAI);

        assertThat(validate(length, live(InetAddress.getByName("127.0.0.9"), null)))
                .isZero();
        assertThat(rejected.value(RejectReason.WRONG_SENDER)).isEqualTo(1);
    }

    @Test
    void shouldAskForTheTagOfASourceWithAKey() {
        final SourceKey key = SourceKey.ofHex("000102030405060708090a0b0c0d0e0f");
        final int length = write(2, NOW_TAI);
        datagram.putLong(RecordDescriptor.TAG_OFFSET, key.tag(datagram, 0), ByteOrder.LITTLE_ENDIAN);

        assertThat(validate(length, live(null, key))).isEqualTo(0b01);
        assertThat(rejected.value(RejectReason.WRONG_TAG)).isEqualTo(1);
    }

    @Test
    void shouldDropALiveRecordFarFromNowAndRecogniseUtc() {
        assertThat(validate(write(1, NOW_TAI - 11_000_000_000L), live(null, null)))
                .isZero();
        assertThat(validate(write(1, NOW_TAI + 2_000_000_000L), live(null, null)))
                .isZero();
        assertThat(counters.utcNotTai()).isZero();

        assertThat(validate(write(1, NOW_UTC), live(null, null))).isZero();

        assertThat(counters.utcNotTai()).isEqualTo(1);
        assertThat(rejected.value(RejectReason.OUTSIDE_TIME_WINDOW)).isEqualTo(3);
    }

    @Test
    void shouldHoldAReplayAroundEngineTimeUntilItsSourceRestarts() {
        final FeedRegistry replay = registry(false, null, null);
        assertThat(validate(write(1, 1_000_000_000_000L), replay)).isEqualTo(1);
        counters.onRecord(3, 0, NOW_UTC);
        engineTime.set(1_000_000_000_000L);

        assertThat(validate(write(1, 900_000_000_000L), replay)).isZero();
        datagram.putShort(RecordDescriptor.SESSION_OFFSET, (short) 4, ByteOrder.LITTLE_ENDIAN);
        assertThat(validate(RecordDescriptor.RECORD_LENGTH, replay)).isEqualTo(1);
    }

    @Test
    void shouldBelieveAClockWhoseOffsetIsKnown() {
        // It shows UTC: 37 s behind TAI, and the offset of a clock is by how much it is ahead.
        final FeedRegistry known = new FeedRegistry(List.of(new MatchRegistration(
                1, true, engineTime, List.of(new SourceRegistration(2, null, null, counters, -37_000_000_000L)))));

        assertThat(validate(write(1, NOW_UTC), live(null, null))).isZero();
        assertThat(validate(write(1, NOW_UTC), known)).isEqualTo(1);
        assertThat(validate(write(1, NOW_TAI), known)).isZero();
    }

    private FeedRegistry live(final InetAddress allowed, final SourceKey key) {
        return registry(true, allowed, key);
    }

    private FeedRegistry registry(final boolean live, final InetAddress allowed, final SourceKey key) {
        return new FeedRegistry(List.of(new MatchRegistration(
                1, live, engineTime, List.of(new SourceRegistration(2, allowed, key, counters)))));
    }

    private int validate(final int length, final FeedRegistry registry) {
        return validator.validate(datagram, 0, length, SENDER, registry, NOW_UTC);
    }

    private int write(final int records, final long captureTimeNs) {
        final Consumer<java.nio.ByteBuffer> copy = bytes -> datagram.putBytes(0, bytes, bytes.remaining());
        final DatagramEncoder encoder = new DatagramEncoder(1, 2, 3, null, copy::accept);
        for (int i = 0; i < records; i++) {
            encoder.position(i, 0, 1, captureTimeNs, 1000 * i, 0, 0, 20, 0);
        }
        encoder.flush();
        return records * RecordDescriptor.RECORD_LENGTH;
    }
}
