package dev.touchline.load.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server says that it has used so far. Immutable; any thread.
 *
 * @param pid its process, as its machine numbers it
 * @param jvm its JVM's name and version
 * @param uptimeMs since its JVM started
 * @param processCpuNs processor time of the whole process
 * @param heapUsedBytes of the heap, garbage included
 * @param heapMaxBytes that the heap may grow to
 * @param receiveBufferBytes of the feed's sockets, as its kernel counts
 * @param pauses collections that stopped it
 * @param pausedMs how long together
 * @param newestPauses the newest of them
 * @param threads by name
 */
public record ServerRuntime(
        long pid,
        String jvm,
        long uptimeMs,
        long processCpuNs,
        long heapUsedBytes,
        long heapMaxBytes,
        int receiveBufferBytes,
        long pauses,
        long pausedMs,
        List<Pause> newestPauses,
        Map<String, ThreadUse> threads) {
    /** A stop of the whole server; {@code startMs} counts from the start of its JVM. */
    public record Pause(String collector, long startMs, long durationMs) {}

    /** What a thread has used. */
    public record ThreadUse(long cpuNs, long allocatedBytes) {}

    static ServerRuntime of(final JsonNode runtime) {
        long pauses = 0;
        long pausedMs = 0;
        for (final JsonNode collector : runtime.at("/gc/collectors")) {
            if (collector.path("stopsTheWorld").asBoolean()) {
                pauses += collector.path("count").asLong();
                pausedMs += collector.path("totalMs").asLong();
            }
        }
        final List<Pause> newest = new ArrayList<>();
        for (final JsonNode pause : runtime.at("/gc/pauses")) {
            newest.add(new Pause(
                    pause.path("collector").asText(),
                    pause.path("startMs").asLong(),
                    pause.path("durationMs").asLong()));
        }
        final Map<String, ThreadUse> threads = new TreeMap<>();
        for (final JsonNode thread : runtime.path("threads")) {
            threads.put(
                    thread.path("name").asText(),
                    new ThreadUse(
                            thread.path("cpuNs").asLong(),
                            thread.path("allocatedBytes").asLong()));
        }
        return new ServerRuntime(
                runtime.path("pid").asLong(),
                runtime.path("jvm").asText(),
                runtime.path("uptimeMs").asLong(),
                runtime.path("processCpuNs").asLong(),
                runtime.at("/heap/usedBytes").asLong(),
                runtime.at("/heap/maxBytes").asLong(),
                runtime.path("feedReceiveBufferBytes").asInt(),
                pauses,
                pausedMs,
                List.copyOf(newest),
                threads);
    }
}
