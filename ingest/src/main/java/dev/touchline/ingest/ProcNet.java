package dev.touchline.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Linux's counters of UDP, from {@code /proc/net}: of this network namespace. All are 0 where there is no such file. Any
 * thread; reading a file may take a millisecond.
 */
final class ProcNet {
    private static final Set<String> LOSSES = Set.of("RcvbufErrors", "MemErrors", "InCsumErrors");
    private static final String UDP = "Udp:";
    private static final String UDP6 = "Udp6";
    private static final int LOCAL_ADDRESS = 1;

    private final Path folder;

    ProcNet() {
        this(Path.of("/proc/net"));
    }

    ProcNet(final Path folder) {
        this.folder = folder;
    }

    /** Datagrams that UDP sockets lost against their will: no room, or a wrong checksum. A filter's drops are not among them. */
    long losses() {
        return ipv4Losses() + ipv6Losses();
    }

    /** Datagrams dropped at all sockets bound to a port. */
    long dropsOfPort(final int port) {
        final String suffix = String.format(Locale.ROOT, ":%04X", port);
        long drops = 0;
        for (final String table : List.of("udp", "udp6")) {
            for (final String line : lines(table)) {
                final String[] columns = columns(line);
                if (columns.length > LOCAL_ADDRESS && columns[LOCAL_ADDRESS].endsWith(suffix)) {
                    drops += Long.parseLong(columns[columns.length - 1]);
                }
            }
        }
        return drops;
    }

    /** Two lines begin with {@code Udp:}: the names, and the values in their order. */
    private long ipv4Losses() {
        String[] names = {};
        long losses = 0;
        for (final String line : lines("snmp")) {
            final String[] columns = columns(line);
            if (!columns[0].equals(UDP)) {
                continue;
            }
            for (int i = 1; i < Math.min(columns.length, names.length); i++) {
                losses += LOSSES.contains(names[i]) ? Long.parseLong(columns[i]) : 0;
            }
            names = columns;
        }
        return losses;
    }

    /** A line for each: {@code Udp6RcvbufErrors}, blanks and the value. */
    private long ipv6Losses() {
        long losses = 0;
        for (final String line : lines("snmp6")) {
            final String[] columns = columns(line);
            if (columns[0].startsWith(UDP6) && LOSSES.contains(columns[0].substring(UDP6.length()))) {
                losses += Long.parseLong(columns[1]);
            }
        }
        return losses;
    }

    private static String[] columns(final String line) {
        return line.strip().split("\\s+", -1);
    }

    private List<String> lines(final String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (final IOException e) {
            // Not Linux, or a container that hides it: nothing is known.
            return List.of();
        }
    }
}
