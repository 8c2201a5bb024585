package dev.touchline.load.series;

import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.ProcessMemory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was counted until an instant. Immutable; any thread.
 *
 * @param atNs when, ns UTC
 * @param sent records handed to the kernel
 * @param received records that reached the engine, of all matches; empty when the server has no such counter
 * @param clients live clients that are connected; empty when the server has no such counter
 * @param kernelDrops datagrams dropped at the feed socket; empty when the kernel does not say
 * @param ringDropped records dropped before the engine because its ring was full
 * @param engine latency to the engine since the match began, us, of the first match
 * @param memory of the server's process; empty when it is elsewhere
 * @param use processor times, and the server's account of itself
 */
public record Reading(
        long atNs,
        long sent,
        OptionalLong received,
        OptionalLong clients,
        OptionalLong kernelDrops,
        long ringDropped,
        LatencyMicros engine,
        Optional<ProcessMemory> memory,
        Instruments.Reading use) {}
