package dev.touchline.load.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.feed.FeedShape;
import dev.touchline.load.feed.SendClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bare receivers, started as processes and sent to over loopback. */
@Timeout(60)
class BareRunTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int BUFFER = 1 << 20;
    private static final String NO_COMPILER = "no-such-compiler-here";
    // 23 objects x 29 points, at a rate that any machine receives: 87 frames in a second of 58,029 records.
    private static final FeedRun FEED = new FeedRun(new FeedShape(1, 1, 29), 77, 58_029, 1, 0);

    @Test
    void shouldCountEveryRecordWhenWrittenInC() throws IOException {
        try (BareRun run = BareRun.open(LOOPBACK, BUFFER, true, SendClock.system())) {
            assumeThat(run.kind()).as("this machine has a C compiler").startsWith("C,");

            final BareRun.Received received = run.send(FEED);

            assertThat(received.send().records()).isEqualTo(58_029);
            assertThat(received.count().records()).isEqualTo(58_029);
            assertThat(received.count().datagrams()).isEqualTo(58_029 / 23);
            assertThat(received.count().kernelDrops()).hasValue(0);
            assertThat(received.count().latencyMicros().getTotalCount()).isEqualTo(58_029 / 23);
            // The bare receiver's buffer is what was asked for, or less where the machine allows less; Linux says twice
            // that.
            assertThat(received.receiveBufferBytes()).isBetween(4_096, 2 * BUFFER);
            assertThat(received.count().cpuNs()).isPositive();
        }
    }

    @Test
    void shouldMeasureFromTheCaptureTimeWhenWrittenInC() throws IOException {
        try (SinkProgram program = SinkProgram.build()) {
            assumeThat(program.kind()).as("this machine has a C compiler").startsWith("C,");
            // Captured ten seconds ago, by a clock that is set once: both are this machine's, and within a minute of 1
            // us.
            assertThat(ageOfOneDatagram(program)).isBetween(10_000_000L, 40_000_000L);
        }
    }

    @Test
    void shouldMeasureTheSameWhenThereIsNoCompiler() throws IOException {
        try (SinkProgram program = SinkProgram.build(NO_COMPILER)) {
            assertThat(program.kind()).startsWith("Java,");
            assertThat(ageOfOneDatagram(program)).isBetween(10_000_000L, 40_000_000L);
        }
    }

    @Test
    void shouldRefuseWhatIsNoAddressOfThisKind() throws IOException {
        try (SinkProgram program = SinkProgram.build(NO_COMPILER)) {
            assertThatThrownBy(() -> program.start(InetAddress.getByName("::1"), BUFFER))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("IPv4");
        }
    }

    @Test
    void shouldAddUpTurnsWhenThereAreSeveral() throws IOException {
        final SinkCount count = SinkCount.of(new ObjectMapper().readTree("""
                {"datagrams": 3, "records": 69, "drops": 2, "cpuNs": 500, "latency": [[1999, 2], [70000000000, 1]]}"""));
        final SinkCount unknown = SinkCount.of(new ObjectMapper().readTree("{\"records\": 1}"));

        assertThat(count.latencyMicros().getCountAtValue(1)).isEqualTo(2);
        // What is older than a minute counts as a minute.
        assertThat(count.latencyMicros().getMaxValue()).isBetween(60_000_000L, 60_100_000L);
        assertThat(count.plus(count).records()).isEqualTo(138);
        assertThat(count.plus(count).kernelDrops()).hasValue(4);
        assertThat(count.plus(unknown).kernelDrops()).isEmpty();
        assertThat(count.plus(count).latencyMicros().getTotalCount()).isEqualTo(6);
    }

    @Test
    void shouldCountWhatDidNotArriveAsLost() throws IOException {
        try (BareRun run = BareRun.open(LOOPBACK, BUFFER, true, SendClock.system())) {
            final BareRun.Received turn = run.send(new FeedRun(new FeedShape(1, 1, 1), 77, 575, 0.2, 0));
            final BaselineResult one = BaselineResult.of(run.kind(), Optional.empty(), turn, Optional.empty());
            final BaselineResult two = BaselineResult.of(run.kind(), Optional.of(one), turn, Optional.empty());

            assertThat(one.sent()).isEqualTo(turn.send().records());
            assertThat(two.sent()).isEqualTo(2 * one.sent());
            assertThat(two.lost()).isZero();
            assertThat(two.lagMicros().getTotalCount())
                    .isEqualTo(2 * turn.send().lagMicros().getTotalCount());
        }
    }

    /** Sends one datagram of 64 bytes that was captured 10 s ago; answers its age at the receiver, us. */
    private static long ageOfOneDatagram(final SinkProgram program) throws IOException {
        try (BareSink sink = program.start(LOOPBACK, BUFFER);
                DatagramChannel channel = DatagramChannel.open()) {
            final long capturedNs = SendClock.system().nanoTime() - 10_000_000_000L;
            // 37 s: what TAI is ahead of UTC since 2017 (IERS Bulletin C 52). Little-endian at offset 24.
            final ByteBuffer datagram = ByteBuffer.allocate(64);
            datagram.putLong(24, Long.reverseBytes(capturedNs + 37_000_000_000L));
            channel.send(
                    datagram, new InetSocketAddress(LOOPBACK, sink.address().getPort()));
            SendClock.system().park(1_000_000);
            final SinkCount count = sink.finish();
            assertThat(count.records()).isEqualTo(1);
            return count.latencyMicros().getMaxValue();
        }
    }
}
