package dev.touchline.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Linux's counters of UDP, from {@code /proc/net}: of this network namespace. All are 0 where there is no such file. One
 * thread at a time; reading a file may take a millisecond.
 */
final class ProcNet {
    private static final List<String> LOSSES = List.of("RcvbufErrors", "MemErrors", "InCsumErrors");
    private static final List<String> LOSSES6 = List.of("Udp6RcvbufErrors", "Udp6MemErrors", "Udp6InCsumErrors");
    private static final String UDP = "Udp:";
    private static final int LOCAL_ADDRESS = 1;
    private static final int MOST_COLUMNS = 64;

    private final boolean[] isLoss = new boolean[MOST_COLUMNS];
    private final ProcFile snmp;
    private final ProcFile snmp6;
    private final List<ProcFile> sockets;

    ProcNet() {
        this(Path.of("/proc/net"));
    }

    ProcNet(final Path folder) {
        snmp = new ProcFile(folder.resolve("snmp"));
        snmp6 = new ProcFile(folder.resolve("snmp6"));
        sockets = List.of(new ProcFile(folder.resolve("udp")), new ProcFile(folder.resolve("udp6")));
    }

    /** Datagrams that UDP sockets lost against their will: no room, or a wrong checksum. A filter's drops are not among them. */
    long losses() {
        return ipv4Losses() + ipv6Losses();
    }

    /** Datagrams dropped at all sockets bound to a port. */
    long dropsOfPort(final int port) {
        final String suffix = String.format(Locale.ROOT, ":%04X", port);
        long drops = 0;
        for (final ProcFile table : sockets) {
            table.read();
            while (table.nextLine()) {
                if (table.column(LOCAL_ADDRESS) && table.endsWith(suffix)) {
                    table.lastColumn();
                    drops += table.number();
                }
            }
        }
        return drops;
    }

    /** Two lines begin with {@code Udp:}: the names, and the values in their order. */
    private long ipv4Losses() {
        snmp.read();
        boolean named = false;
        long losses = 0;
        while (snmp.nextLine()) {
            if (!snmp.nextColumn() || !snmp.is(UDP)) {
                continue;
            }
            for (int i = 0; i < MOST_COLUMNS && snmp.nextColumn(); i++) {
                if (!named) {
                    isLoss[i] = isAny(snmp, LOSSES);
                } else if (isLoss[i]) {
                    losses += snmp.number();
                }
            }
            named = true;
        }
        return losses;
    }

    /** A line for each: {@code Udp6RcvbufErrors}, blanks and the value. */
    private long ipv6Losses() {
        snmp6.read();
        long losses = 0;
        while (snmp6.nextLine()) {
            if (snmp6.nextColumn() && isAny(snmp6, LOSSES6) && snmp6.nextColumn()) {
                losses += snmp6.number();
            }
        }
        return losses;
    }

    private static boolean isAny(final ProcFile file, final List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (file.is(names.get(i))) {
                return true;
            }
        }
        return false;
    }
}
