package dev.touchline.bench;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.RecordDescriptor;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
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
 * The whole engine at the {@code raw} profile on one thread: fusion with a track for each point of each body, settled tier,
 * kinematics, game metrics, heat maps, frames. An operation is one record, a score is records a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
// As the launcher starts the program.
@Fork(value = 5, jvmArgsAppend = "-XX:PerMethodTrapLimit=0")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
    private static final long HOME = 0x0ffeL;
    private static final long AWAY = 0x7ff000L;

    /** The engine of a fork, and the four seconds of the match that are next. */
    @State(Scope.Thread)
    public static class Play {
        private final RawRecords records = new RawRecords();
        private final MatchCounters counters = new MatchCounters();
        private final Nowhere published = new Nowhere();
        private final MatchEngine engine = new MatchEngine(
                new MatchContext(
                        1,
                        true,
                        new Pitch(105_000, 68_000),
                        new Teams(HOME, AWAY),
                        37,
                        1,
                        new Counter("engine_time", ""),
                        counters),
                published);

        /** Time goes on. */
        @Setup(Level.Invocation)
        public void goOn() {
            records.goOn();
        }

        /** What was not taken for a match was not measured. */
        @TearDown
        public void verify() {
            final long refused = counters.all().stream()
                    .filter(counter -> counter.name().endsWith("late")
                            || counter.name().endsWith("repeated")
                            || counter.name().endsWith("implausible"))
                    .mapToLong(Counter::value)
                    .sum();
            if (published.frames == 0 || published.settled == 0 || refused > counters.records() / 1000) {
                throw new IllegalStateException("not a match: records=" + counters.records() + ", refused=" + refused);
            }
        }
    }

    /** Counts what is published. */
    private static final class Nowhere implements EnginePublication {
        private long frames;
        private long settled;

        @Override
        public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
            frames++;
        }

        @Override
        public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {
            settled++;
        }

        @Override
        public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {}
    }

    /** Every record through the whole engine. */
    @Benchmark
    @OperationsPerInvocation(RawRecords.RECORDS)
    public long raw(final Play play) {
        final MatchEngine engine = play.engine;
        final UnsafeBuffer buffer = play.records.buffer();
        for (int at = 0; at < buffer.capacity(); at += RecordDescriptor.RECORD_LENGTH) {
            engine.onRecord(buffer, at);
        }
        return play.published.frames;
    }
}
