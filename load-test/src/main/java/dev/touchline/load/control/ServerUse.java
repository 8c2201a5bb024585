package dev.touchline.load.control;

import dev.touchline.load.control.ServerRuntime.Pause;
import dev.touchline.load.control.ServerRuntime.ThreadUse;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server used while a match was sent, by its own counters. Immutable; any thread.
 *
 * @param jvm its JVM's name and version
 * @param cpuNs processor time of the whole process
 * @param threads by name; {@code jvm} is what compilers, collectors and the rest of the JVM used
 * @param pauses collections that stopped it
 * @param pausedMs how long together
 * @param longestPauseMs the longest of them
 * @param heapUsedBytes of the heap at the end, garbage included
 * @param heapMaxBytes that the heap may grow to
 * @param receiveBufferBytes of the feed's sockets, as its kernel counts
 */
public record ServerUse(
        String jvm,
        long cpuNs,
        Map<String, ThreadUse> threads,
        long pauses,
        long pausedMs,
        long longestPauseMs,
        long heapUsedBytes,
        long heapMaxBytes,
        int receiveBufferBytes) {
    /** The entry of the JVM's own threads. */
    public static final String JVM = "jvm";

    private static final ThreadUse NOTHING = new ThreadUse(0, 0);

    /** What was used between two readings of the same server. */
    public static ServerUse between(final ServerRuntime before, final ServerRuntime after) {
        final Map<String, ThreadUse> threads = new TreeMap<>();
        long inThreadsNs = 0;
        for (final Map.Entry<String, ThreadUse> entry : after.threads().entrySet()) {
            final ThreadUse was = before.threads().getOrDefault(entry.getKey(), NOTHING);
            final ThreadUse is = entry.getValue();
            // A thread that ended takes what it had used out of the sum of its name.
            final ThreadUse used = new ThreadUse(
                    Math.max(0, is.cpuNs() - was.cpuNs()), Math.max(0, is.allocatedBytes() - was.allocatedBytes()));
            threads.put(entry.getKey(), used);
            inThreadsNs += used.cpuNs();
        }
        final long cpuNs = after.processCpuNs() - before.processCpuNs();
        threads.put(JVM, new ThreadUse(Math.max(0, cpuNs - inThreadsNs), 0));
        final long longest = after.newestPauses().stream()
                .filter(pause -> pause.startMs() >= before.uptimeMs())
                .mapToLong(Pause::durationMs)
                .max()
                .orElse(0);
        return new ServerUse(
                after.jvm(),
                cpuNs,
                threads,
                after.pauses() - before.pauses(),
                after.pausedMs() - before.pausedMs(),
                longest,
                after.heapUsedBytes(),
                after.heapMaxBytes(),
                after.receiveBufferBytes());
    }
}
