package dev.touchline.bench;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.track.Track;
import dev.touchline.engine.track.TrackTable;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RecordValidator;
import dev.touchline.protocol.RejectCounters;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each stage between the socket and a published state costs, one at a time, on records of the {@code raw} profile. An
 * operation is one record, a score is nanoseconds a record.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// As the launcher starts the program.
@Fork(value = 3, jvmArgsAppend = "-XX:PerMethodTrapLimit=0")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class StageBenchmark {
    private static final int DATAGRAM = RecordDescriptor.MAX_RECORDS * RecordDescriptor.RECORD_LENGTH;
    private static final int RING = 1 << 20;
    private static final int READ = 64;
    private static final double MILLI = 1e-3;

    /** Four seconds of records and the stages that they go through. */
    @State(Scope.Thread)
    public static class Stages {
        private final RawRecords records = new RawRecords();
        private final UnsafeBuffer buffer = records.buffer();
        private final FeedRegistry registry = registry();
        private final RejectCounters rejected = new RejectCounters(new Counters());
        private final RecordValidator validator = new RecordValidator(rejected, TimeWindow.DEFAULT);
        private final InetAddress sender = InetAddress.getLoopbackAddress();
        private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(RING + RingBufferDescriptor.TRAILER_LENGTH, 64)));
        private final PositionDecoder position = new PositionDecoder();
        private final TrackTable tracks = new TrackTable();
        private final MatchHeat heat = new MatchHeat(new Pitch(105_000, 68_000));
        private long taken;
        private long updated;

        /** Time goes on. */
        @Setup(Level.Invocation)
        public void goOn() {
            records.goOn();
        }

        /** What was refused was not measured. */
        @TearDown
        public void verify() {
            if (taken == 0 && updated == 0 && heat.memoryBytes() == 0) {
                throw new IllegalStateException("nothing was done");
            }
        }

        private static FeedRegistry registry() {
            final List<SourceRegistration> sources = new ArrayList<>();
            for (int source = 1; source <= RawRecords.CAMERAS; source++) {
                sources.add(new SourceRegistration(source, null, null, new SourceCounters()));
            }
            // A replayed match before its first record believes any time.
            return new FeedRegistry(List.of(new MatchRegistration(1, false, new Counter("t", ""), sources)));
        }
    }

    /** Every field that a record can be refused for, a datagram of 23 at a time. */
    @Benchmark
    @OperationsPerInvocation(RawRecords.RECORDS)
    public long decodeAndValidate(final Stages stages) {
        for (int at = 0; at + DATAGRAM <= stages.buffer.capacity(); at += DATAGRAM) {
            final int accepted =
                    stages.validator.validate(stages.buffer, at, DATAGRAM, stages.sender, stages.registry, 0);
            stages.taken += Integer.bitCount(accepted);
        }
        return stages.taken;
    }

    /** One claim a datagram, the copy, the commit, and reading it on the other side. */
    @Benchmark
    @OperationsPerInvocation(RawRecords.RECORDS)
    public long claimAndPublish(final Stages stages) {
        int waiting = 0;
        for (int at = 0; at + DATAGRAM <= stages.buffer.capacity(); at += DATAGRAM) {
            final int index =
                    stages.ring.tryClaim(RingDescriptor.DATAGRAM, RingDescriptor.length(RecordDescriptor.MAX_RECORDS));
            stages.ring.buffer().putBytes(index + RingDescriptor.RECORDS_OFFSET, stages.buffer, at, DATAGRAM);
            stages.ring.commit(index);
            if (++waiting == READ) {
                waiting = 0;
                // A read stops where the ring begins anew.
                while (stages.ring.size() > 0) {
                    stages.taken += stages.ring.read((type, ring, from, length) -> {}, READ);
                }
            }
        }
        return stages.taken;
    }

    /** A track of its own for each of 667 points. */
    @Benchmark
    @OperationsPerInvocation(RawRecords.RECORDS)
    public long trackUpdate(final Stages stages) {
        final PositionDecoder position = stages.position;
        for (int at = 0; at < stages.buffer.capacity(); at += RecordDescriptor.RECORD_LENGTH) {
            position.wrap(stages.buffer, at + MessageHeaderDecoder.ENCODED_LENGTH, PositionDecoder.BLOCK_LENGTH, 1);
            final Track.Outcome outcome = stages.tracks
                    .track(position.objectId(), position.pointId())
                    .observe(
                            position.captureTime(),
                            position.x() * MILLI,
                            position.y() * MILLI,
                            position.z() * MILLI,
                            position.sigma() * MILLI,
                            false);
            stages.updated += outcome == Track.Outcome.UPDATED ? 1 : 0;
        }
        return stages.updated;
    }

    /** Each ground point of one camera, 64 times a second: what 28 cameras give after fusion is as much. */
    @Benchmark
    @OperationsPerInvocation(RawRecords.RECORDS / RawRecords.POINTS)
    public long heatMapUpdate(final Stages stages) {
        final PositionDecoder position = stages.position;
        for (int at = 0; at < stages.buffer.capacity(); at += RawRecords.POINTS * RecordDescriptor.RECORD_LENGTH) {
            position.wrap(stages.buffer, at + MessageHeaderDecoder.ENCODED_LENGTH, PositionDecoder.BLOCK_LENGTH, 1);
            final long tsUs = position.captureTime() / 1_000;
            stages.heat.advanceTo(tsUs);
            stages.heat.sample(position.objectId(), tsUs, position.x(), position.y(), 0);
        }
        return stages.heat.memoryBytes();
    }
}
