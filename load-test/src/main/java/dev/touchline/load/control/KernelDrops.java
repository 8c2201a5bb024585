package dev.touchline.load.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Datagrams that this machine's kernel dropped because a socket's receive buffer was full: the {@code drops} column of
 * {@code /proc/net/udp}. Any thread.
 */
public final class KernelDrops {
    private static final int LOCAL_ADDRESS = 1;

    private final List<Path> tables;

    KernelDrops(final List<Path> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Reads the kernel's own tables of IPv4 and IPv6. */
    public static KernelDrops system() {
        return new KernelDrops(List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6")));
    }

    /** Drops so far of the sockets bound to a port; empty when there is none, or the kernel does not say. */
    public OptionalLong ofPort(final int port) {
        final String suffix = String.format(Locale.ROOT, ":%04X", port);
        long drops = 0;
        boolean found = false;
        for (final Path table : tables) {
            for (final String line : lines(table)) {
                final String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > LOCAL_ADDRESS && columns[LOCAL_ADDRESS].endsWith(suffix)) {
                    drops += Long.parseLong(columns[columns.length - 1]);
                    found = true;
                }
            }
        }
        return found ? OptionalLong.of(drops) : OptionalLong.empty();
    }

    private static List<String> lines(final Path table) {
        try {
            return Files.readAllLines(table);
        } catch (final IOException e) {
            // Not Linux, or a container that hides it: the report says that the kernel did not tell.
            return List.of();
        }
    }
}
