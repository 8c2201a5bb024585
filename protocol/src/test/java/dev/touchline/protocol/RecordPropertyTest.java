package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Flag;
import dev.touchline.protocol.feed.MatchClockDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import dev.touchline.protocol.feed.PositionEncoder;
import dev.touchline.protocol.feed.Possession;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.agrona.concurrent.UnsafeBuffer;

class RecordPropertyTest {
    private static final int SLOT = 2048;

    @Property
    void shouldReadBackEveryPositionRecord(
            @ForAll @IntRange(max = 127) final int objectId,
            @ForAll @IntRange(max = 28) final int pointId,
            @ForAll final long captureTime,
            @ForAll final int x,
            @ForAll final int y,
            @ForAll final int z,
            @ForAll @IntRange(max = 65535) final int sigma,
            @ForAll @IntRange(max = 15) final int flags) {
        final UnsafeBuffer written = new UnsafeBuffer(new byte[64]);
        final DatagramEncoder encoder =
                new DatagramEncoder(0xffff_fffeL, 65_534, 65_535, null, bytes -> written.putBytes(0, bytes, 64));
        encoder.position(objectId, pointId, 65_536 + 7, captureTime, x, y, z, sigma, flags);
        encoder.flush();

        final PositionDecoder read = new PositionDecoder().wrap(written, 8, 56, 1);
        assertThat(read.matchId()).isEqualTo(0xffff_fffeL);
        assertThat(read.sourceId()).isEqualTo(65_534);
        assertThat(read.session()).isEqualTo(65_535);
        assertThat(read.frame()).isEqualTo(7);
        assertThat(read.sequence()).isZero();
        assertThat(List.of((int) read.objectId(), (int) read.pointId(), read.x(), read.y(), read.z(), read.sigma()))
                .containsExactly(objectId, pointId, x, y, z, sigma);
        assertThat(read.captureTime()).isEqualTo(captureTime);
        assertThat(written.getShort(8 + PositionEncoder.flagsEncodingOffset())).isEqualTo((short) flags);
    }

    @Property
    void shouldReadBackEveryMatchClock(
            @ForAll final long captureTime,
            @ForAll @IntRange(max = 5) final int period,
            @ForAll @IntRange final int clockMs,
            @ForAll final boolean running,
            @ForAll final @From("sides") AttacksPlusX side) {
        final UnsafeBuffer written = new UnsafeBuffer(new byte[64]);
        final DatagramEncoder encoder = new DatagramEncoder(1, 1, 1, null, bytes -> written.putBytes(0, bytes, 64));
        encoder.matchClock(3, captureTime, period, clockMs, running, side, !running, Possession.AWAY);
        encoder.flush();

        final MatchClockDecoder read = new MatchClockDecoder().wrap(written, 8, 56, 1);
        assertThat(read.captureTime()).isEqualTo(captureTime);
        assertThat((int) read.period()).isEqualTo(period);
        assertThat(read.clockMs()).isEqualTo(clockMs);
        assertThat(read.attacksPlusX()).isEqualTo(side);
        assertThat(read.running() == Flag.YES).isEqualTo(running);
        assertThat(read.ballInPlay() == Flag.YES).isEqualTo(!running);
    }

    @Provide
    Arbitrary<AttacksPlusX> sides() {
        return Arbitraries.of(AttacksPlusX.UNKNOWN, AttacksPlusX.HOME, AttacksPlusX.AWAY);
    }

    /** The buffer ends where the datagram ends, and Agrona checks bounds: a read outside would throw. */
    @Property
    void shouldNeverThrowNorReadOutsideWhateverTheBytesAre(@ForAll @Size(max = SLOT) final byte[] bytes) {
        assertThat(judge(bytes)).isBetween(0, (1 << 23) - 1);
    }

    /** Random bytes rarely pass the header: this starts from good records and breaks up to eight bytes. */
    @Property
    void shouldNeverThrowWhenGoodRecordsAreBroken(
            @ForAll final long seed, @ForAll @IntRange(min = 1, max = 23) final int records) {
        final Random random = new Random(seed);
        final byte[] bytes = new byte[records * 64];
        final DatagramEncoder encoder =
                new DatagramEncoder(1, 2, 3, null, datagram -> datagram.get(bytes, 0, datagram.remaining()));
        for (int i = 0; i < records; i++) {
            encoder.position(i, 0, 1, 37_000_000_000L, i, i, i, 1, 0);
        }
        encoder.flush();
        for (int i = random.nextInt(9); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }

        assertThat(judge(bytes)).isBetween(0, (1 << 23) - 1);
    }

    private static int judge(final byte[] bytes) {
        final Counters counters = new Counters();
        final RejectCounters rejected = new RejectCounters(counters);
        final FeedRegistry registry = new FeedRegistry(List.of(new MatchRegistration(
                1, true, new Counter("t", ""), List.of(new SourceRegistration(2, null, null, new SourceCounters())))));
        final int accepted = new RecordValidator(rejected, TimeWindow.DEFAULT)
                .validate(new UnsafeBuffer(bytes), 0, bytes.length, InetAddress.getLoopbackAddress(), registry, 0);
        final long dropped = counters.all().stream().mapToLong(Counter::value).sum();
        final boolean judgedByRecord = bytes.length > 0 && bytes.length % 64 == 0 && bytes.length <= 1472;
        assertThat(Integer.bitCount(accepted) + dropped).isEqualTo(judgedByRecord ? bytes.length / 64 : 1);
        return accepted;
    }
}
