package dev.touchline.load.series;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.Observation;
import dev.touchline.load.control.ProcessMemory;
import dev.touchline.load.control.ServerUse;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One interval of a load test, usually of a second or ten. Immutable; any thread.
 *
 * @param epochSecond the last second that was watched, UTC
 * @param atSeconds its end, s after the first reading
 * @param sentPerSecond records handed to the kernel
 * @param receivedPerSecond records that reached the engine; empty when the server does not say
 * @param engine latency to the engine from the match's beginning to the end of this interval, us: the server has no shorter ones
 * @param observed processors taken in this interval, and what the server used
 * @param memory of the server's process at its end; empty when it is elsewhere
 * @param kernelDrops datagrams dropped at the feed socket in this interval; empty when the kernel does not say
 * @param ringDropped records dropped before the engine in this interval because its ring was full
 * @param clients live clients at its end; empty when the server does not say
 */
public record Sample(
        long epochSecond,
        double atSeconds,
        double sentPerSecond,
        OptionalDouble receivedPerSecond,
        LatencyMicros engine,
        Observation observed,
        Optional<ProcessMemory> memory,
        OptionalLong kernelDrops,
        long ringDropped,
        OptionalLong clients) {
    /** The memory that the server's process has; empty when it is elsewhere. */
    public OptionalLong residentBytes() {
        return memory.map(ProcessMemory::residentBytes).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** The server's heap in use, garbage included, B; empty when it does not say. */
    public OptionalLong heapBytes() {
        return observed.server()
                .map(ServerUse::heapUsedBytes)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Collections that stopped the server in this interval; empty when it does not say. */
    public OptionalLong gcPauses() {
        return observed.server().map(ServerUse::pauses).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
