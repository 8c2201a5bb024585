package dev.touchline.bench;

import dev.touchline.load.live.LiveClients;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a frame in the broadcast buffer to the last of its clients' sockets written: the wake-up, the choice of groups, one encoding in
 * JSON, and a write for each of so many real clients on loopback. A score is microseconds a frame.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FanOutWriteBenchmark {
    private static final long MATCH = 1;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);

    /** A server and its clients, each of whom is sent every frame. */
    @State(Scope.Thread)
    public static class Clients {
        /** How many. */
        @Param({"1", "32", "100"})
        public int clients;

        private PublishedFrames frames;
        private LiveClients connected;
        private long due;

        /** Connects them. */
        @Setup
        public void connect() throws Exception {
            System.setProperty("io.netty.leakDetection.level", "disabled");
            frames = new PublishedFrames(MATCH, new SystemEpochNanoClock());
            connected = LiveClients.connect(frames.url(), clients, Optional.empty(), new SystemEpochNanoClock());
            connected.subscribe(MATCH, Optional.empty(), false);
            // The handshakes' messages are counted too.
            due = frames.messagesSent();
        }

        /** Lets them go. */
        @TearDown
        public void close() {
            connected.close();
            frames.close();
        }
    }

    /** Publishes a frame and waits until it was written for everybody, heartbeats aside. */
    @Benchmark
    public long everyFrame(final Clients state) {
        state.due = Math.max(state.due, state.frames.messagesSent()) + state.clients;
        state.frames.publish();
        final long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (state.frames.messagesSent() < state.due) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException(
                        "not sent: messages=" + state.frames.messagesSent() + ", due=" + state.due);
            }
            Thread.onSpinWait();
        }
        return state.due;
    }
}
