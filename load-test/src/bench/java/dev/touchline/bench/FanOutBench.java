package dev.touchline.bench;

import com.sun.management.ThreadMXBean;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.LiveClients;
import dev.touchline.load.live.LiveResult;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The fan-out alone: the real live server with real clients over loopback, fed with synthetic frames as often as the engine
 * publishes at the {@code raw} profile. Says what a frame costs the thread that publishes, and a client's frame the fan-out's.
 *
 * <p>Arguments: {@code CLIENTS [RATE or every] [FRAMES_PER_S] [SECONDS]}.
 */
public final class FanOutBench {
    private static final long MATCH = 1;
    private static final int WARM_UP_SECONDS = 5;
    private static final EpochNanoClock CLOCK = new SystemEpochNanoClock();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PublishedFrames frames = new PublishedFrames(MATCH, CLOCK);

    private FanOutBench() throws Exception {}

    /** Runs it. */
    public static void main(final String[] arguments) throws Exception {
        // As the program does.
        System.setProperty("io.netty.leakDetection.level", "disabled");
        final int clients = Integer.parseInt(arguments[0]);
        final String rate = arguments.length > 1 ? arguments[1] : "60";
        final int framesPerSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        final int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10;
        new FanOutBench().run(clients, rate, framesPerSecond, seconds);
        System.exit(0);
    }

    private void run(final int count, final String rate, final int framesPerSecond, final int seconds)
            throws Exception {
        final Optional<ClientRate> wanted =
                rate.equals("every") ? Optional.empty() : Optional.of(ClientRate.parse(rate));
        final URI url = frames.url();
        try (LiveClients clients = LiveClients.connect(url, count, Optional.empty(), CLOCK)) {
            clients.subscribe(MATCH, wanted, false);
            publish(framesPerSecond, WARM_UP_SECONDS);
            clients.subscribe(MATCH, wanted, true);
            final long fanOut = thread("touchline-live");
            final long publisher = Thread.currentThread().getId();
            final long sentBefore = frames.messagesSent();
            final long fanOutNs = THREADS.getThreadCpuTime(fanOut);
            final long publisherNs = THREADS.getThreadCpuTime(publisher);
            final long fanOutBytes = THREADS.getThreadAllocatedBytes(fanOut);
            publish(framesPerSecond, seconds);
            report(
                    clients.result(),
                    seconds * (long) framesPerSecond,
                    frames.messagesSent() - sentBefore,
                    THREADS.getThreadCpuTime(fanOut) - fanOutNs,
                    THREADS.getThreadCpuTime(publisher) - publisherNs,
                    THREADS.getThreadAllocatedBytes(fanOut) - fanOutBytes,
                    seconds);
        }
        frames.close();
    }

    private void publish(final int framesPerSecond, final int seconds) {
        final long intervalNs = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
        long dueNs = System.nanoTime();
        for (long frame = seconds * (long) framesPerSecond; frame > 0; frame--) {
            dueNs += intervalNs;
            for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
                LockSupport.parkNanos(leftNs);
            }
            frames.publish();
        }
    }

    private static void report(
            final LiveResult seen,
            final long published,
            final long sent,
            final long fanOutNs,
            final long publisherNs,
            final long fanOutBytes,
            final int seconds) {
        System.out.printf(
                "published=%d received=%d fewest=%d gaps=%s closed=%s%n",
                published, seen.frames(), seen.fewestFrames(), seen.gaps(), seen.closed());
        System.out.printf(
                "fan-out: core=%.1f%% us/message sent=%.2f bytes/message sent=%.1f; publisher: core=%.1f%% us/frame=%.2f%n",
                fanOutNs / 1e7 / seconds,
                fanOutNs / 1e3 / sent,
                fanOutBytes / (double) sent,
                publisherNs / 1e7 / seconds,
                publisherNs / 1e3 / published);
        System.out.printf(
                "capture to client us: p50=%d p90=%d p99=%d p99.9=%d max=%d%n",
                seen.ageMicros().getValueAtPercentile(50),
                seen.ageMicros().getValueAtPercentile(90),
                seen.ageMicros().getValueAtPercentile(99),
                seen.ageMicros().getValueAtPercentile(99.9),
                seen.ageMicros().getMaxValue());
    }

    private static long thread(final String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .getId();
    }
}
