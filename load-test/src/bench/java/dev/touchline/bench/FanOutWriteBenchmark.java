package dev.touchline.bench;

import dev.touchline.load.live.LiveClients;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What a frame takes of the fan-out's thread, for so many real clients on loopback: the choice of groups, one encoding in JSON, a
 * message for each client and, at the end of a turn, the flush of each. A closed loop: the next frame is published when the one
 * before has been handed to every client's channel, so its flushes fall into the next one's time. A score is microseconds a frame.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// As the launcher starts the program.
@Fork(value = 3, jvmArgsAppend = "-XX:PerMethodTrapLimit=0")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FanOutWriteBenchmark {
    private static final long MATCH = 1;
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(20);
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
        }

        /** Handshakes and heartbeats are messages too: what they were ahead is forgotten. */
        @Setup(Level.Iteration)
        public void catchUp() {
            do {
                due = frames.messagesSent();
                LockSupport.parkNanos(QUIET_NS);
            } while (frames.messagesSent() > due);
        }

        /** Lets them go. */
        @TearDown
        public void close() {
            connected.close();
            frames.close();
        }
    }

    /** Publishes a frame and waits until everybody's channel has it. */
    @Benchmark
    public long everyFrame(final Clients state) {
        state.due += state.clients;
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
