package dev.touchline.load;

import dev.touchline.load.control.ServerRuntime.ThreadUse;
import dev.touchline.load.control.ServerUse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a record costs in processor time and memory. Immutable; any thread. Processor time is s per million records that were
 * sent, memory is bytes allocated per record.
 *
 * @param sender processor time of the sending thread
 * @param server processor time of the server's process; empty when nobody says
 * @param serverThreads processor time of its threads, by name
 * @param allocated what those threads allocated, by name
 */
record CostPerRecord(
        double sender, OptionalDouble server, Map<String, Double> serverThreads, Map<String, Double> allocated) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLION = 1e6;

    static CostPerRecord of(final MatchResult match) {
        final double records = match.send().records();
        final Map<String, Double> cpu = new TreeMap<>();
        final Map<String, Double> allocated = new TreeMap<>();
        final Optional<ServerUse> server = match.observed().server();
        if (server.isPresent()) {
            for (final Map.Entry<String, ThreadUse> entry :
                    server.get().threads().entrySet()) {
                cpu.put(entry.getKey(), perMillion(entry.getValue().cpuNs(), records));
                if (!entry.getKey().equals(ServerUse.JVM)) {
                    allocated.put(entry.getKey(), entry.getValue().allocatedBytes() / records);
                }
            }
        }
        final OptionalDouble cores = match.observed().serverCores();
        return new CostPerRecord(
                perMillion(match.send().cpuNs(), records),
                server.isPresent()
                        ? OptionalDouble.of(perMillion(server.get().cpuNs(), records))
                        : cores.isPresent()
                                ? OptionalDouble.of(perMillion(
                                        (long) (cores.getAsDouble()
                                                * match.send().tookNs()),
                                        records))
                                : OptionalDouble.empty(),
                cpu,
                allocated);
    }

    private static double perMillion(final long nanos, final double records) {
        return nanos / NANOS_PER_SECOND / records * MILLION;
    }
}
