package dev.touchline.engine;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.track.TrackTable;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.Quality;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a frame of 22 players and the ball costs the engine to encode in SBE, the encoding in which it is published. In the engine's
 * package, because nobody else encodes frames.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// As the launcher starts the program.
@Fork(value = 3, jvmArgsAppend = "-XX:PerMethodTrapLimit=0")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameEncodeBenchmark {
    /** A match of which everybody is seen. */
    @State(Scope.Thread)
    public static class Frames implements EnginePublication {
        private static final int OBJECTS = 23;

        private final MatchContext context = new MatchContext(
                1, true, new Pitch(105_000, 68_000), Teams.UNKNOWN, 37, 1, new Counter("t", ""), new MatchCounters());
        private final FramePublisher publisher = new FramePublisher(context, new MatchClockState(), this);
        private final MatchAnalysis analysis = new MatchAnalysis(context, new TrackedBodies(new TrackTable()), this);
        private final ObjectStates states = new ObjectStates();
        private long seq;
        private long bytes;

        /** Everybody somewhere. */
        public Frames() {
            states.begin(1_790_000_000_000_000L);
            for (int object = 0; object < OBJECTS; object++) {
                states.place(object, -45_123 + object * 4_000, -30_456 + object * 2_500, object);
                states.velocity(object, 4_321 - object, object - 3_210, 0);
                states.acceleration(object, 1_234 - object, object - 765);
                states.trust(object, Quality.LIVE, 20 + object, object);
            }
        }

        /** Fewer rows were not the frame. */
        @TearDown
        public void verify() {
            if (bytes < seq * OBJECTS * FrameEncoder.RowsEncoder.sbeBlockLength()) {
                throw new IllegalStateException("not whole frames: frames=" + seq + ", bytes=" + bytes);
            }
        }

        @Override
        public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
            bytes += length;
        }

        @Override
        public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {}
    }

    /** A whole frame. */
    @Benchmark
    public long sbe(final Frames frames) {
        frames.publisher.publish(frames.states, frames.analysis, 1, ++frames.seq);
        return frames.bytes;
    }
}
