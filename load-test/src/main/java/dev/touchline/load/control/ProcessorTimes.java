package dev.touchline.load.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the machine's processors did since it started, as {@code /proc/stat} says: all processors added up, s. Immutable; any
 * thread. The kernel counts in ticks of 10 ms.
 *
 * @param busy in programs and in the kernel, interrupts included
 * @param interrupts the part of that which served interrupts
 * @param steal when a processor had work but the host ran somebody else
 */
public record ProcessorTimes(double busy, double interrupts, double steal) {
    // The columns behind "cpu". guest and guest_nice are parts of user and nice.
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFTIRQ = 7;
    private static final int STEAL = 8;
    // USER_HZ, the unit of /proc/stat, is 100 on every architecture that Java runs on.
    private static final double TICKS_PER_SECOND = 100;

    /** Reads the machine's; empty where the system does not say. */
    static Optional<ProcessorTimes> read() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/stat")));
        } catch (final IOException e) {
            // Not Linux: the report says nothing of the machine's load then.
            return Optional.empty();
        }
    }

    static Optional<ProcessorTimes> parse(final List<String> stat) {
        return stat.stream()
                .map(line -> line.split("\\s+", -1))
                .filter(columns -> columns[0].equals("cpu") && columns.length > STEAL)
                .findFirst()
                .map(columns -> {
                    final double interrupts = seconds(columns, IRQ) + seconds(columns, SOFTIRQ);
                    final double programs = seconds(columns, USER) + seconds(columns, NICE) + seconds(columns, SYSTEM);
                    return new ProcessorTimes(programs + interrupts, interrupts, seconds(columns, STEAL));
                });
    }

    private static double seconds(final String[] columns, final int column) {
        return Long.parseLong(columns[column]) / TICKS_PER_SECOND;
    }
}
