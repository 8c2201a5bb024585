package dev.touchline.overlay.live;

import dev.touchline.bench.SyntheticFrames;
import dev.touchline.overlay.wire.FrameJson;
import dev.touchline.overlay.wire.RowField;
import dev.touchline.overlay.wire.ShownRows;
import dev.touchline.overlay.wire.Zone;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a frame of 22 players and the ball costs to encode in JSON, with every field: once for all clients of a stream. In the
 * fan-out's package, because nobody else encodes frames.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// As the launcher starts the program.
@Fork(value = 3, jvmArgsAppend = "-XX:PerMethodTrapLimit=0")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameJsonBenchmark {
    /** The same frame again and again. */
    @State(Scope.Thread)
    public static class Frames {
        private final SyntheticFrames frames = new SyntheticFrames();
        private final FrameDecoder decoder = new FrameDecoder();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final FrameJson json =
                new FrameJson(List.of(RowField.values()), new ShownRows(List.of(), null, Zone.EVERYWHERE), null);
        private ByteBuf out;

        /** Encodes it in SBE. */
        @Setup
        public void encode() {
            frames.next(1, 1_790_000_000_000_000L);
            out = PooledByteBufAllocator.DEFAULT.directBuffer(8192);
        }

        /** What was not written was not measured. */
        @TearDown(Level.Trial)
        public void verify() {
            if (!out.toString(StandardCharsets.US_ASCII).endsWith("]]}")) {
                throw new IllegalStateException("not a frame: bytes=" + out.readableBytes());
            }
            out.release();
        }
    }

    /** A whole frame. */
    @Benchmark
    public int json(final Frames frames) {
        frames.decoder.wrapAndApplyHeader(frames.frames.buffer(), 0, frames.header);
        frames.out.clear();
        frames.json.write(frames.decoder, null, 1, frames.out);
        return frames.out.readableBytes();
    }
}
