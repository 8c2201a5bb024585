package dev.touchline.load.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory of a process of this machine, as {@code /proc/<pid>/status} says. Immutable; any thread.
 *
 * @param residentBytes in memory now ({@code VmRSS})
 * @param peakBytes the most so far ({@code VmHWM})
 */
public record ProcessMemory(long residentBytes, long peakBytes) {
    private static final long KIB = 1_024;

    /** Reads a process's; empty where there is no such process, or the system does not say. */
    public static Optional<ProcessMemory> of(final long pid) {
        try {
            return parse(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (final IOException e) {
            // Not Linux, or the server has another name space of processes: the report says nothing of its memory then.
            return Optional.empty();
        }
    }

    static Optional<ProcessMemory> parse(final List<String> status) {
        final OptionalLong resident = bytes(status, "VmRSS:");
        final OptionalLong peak = bytes(status, "VmHWM:");
        return resident.isPresent() && peak.isPresent()
                ? Optional.of(new ProcessMemory(resident.getAsLong(), peak.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong bytes(final List<String> status, final String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> KIB
                        * Long.parseLong(line.substring(key.length()).strip().split(" ", 2)[0]))
                .findFirst();
    }
}
