package dev.touchline.load.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel counts of all UDP sockets of the machine, IPv4 and IPv6 together. Immutable; any thread. Unlike a socket's
 * own drops, datagrams that a socket filter turned away are no {@code rcvbufErrors}.
 *
 * @param inErrors datagrams that were not delivered, for whatever reason
 * @param rcvbufErrors those among them for which the receive buffer was full
 */
public record UdpErrors(long inErrors, long rcvbufErrors) {
    private static final String V4 = "Udp:";
    private static final String IN_ERRORS = "InErrors";
    private static final String RCVBUF_ERRORS = "RcvbufErrors";

    /** Reads {@code /proc/net/snmp} and {@code snmp6}; empty where there is no such thing. */
    public static Optional<UdpErrors> read() {
        try {
            final UdpErrors v4 = parse(Files.readAllLines(Path.of("/proc/net/snmp")));
            final Path v6 = Path.of("/proc/net/snmp6");
            return Optional.of(Files.exists(v6) ? v4.plus(parse6(Files.readAllLines(v6))) : v4);
        } catch (final IOException e) {
            // Not Linux, or a container that hides it: the report says nothing then.
            return Optional.empty();
        }
    }

    /** Two lines begin with {@code Udp:}, the columns' names and their values. */
    static UdpErrors parse(final List<String> snmp) {
        final List<String[]> udp = snmp.stream()
                .filter(line -> line.startsWith(V4))
                .map(line -> line.split("\\s+", -1))
                .toList();
        long inErrors = 0;
        long rcvbufErrors = 0;
        if (udp.size() == 2) {
            for (int column = 0; column < Math.min(udp.get(0).length, udp.get(1).length); column++) {
                final String name = udp.get(0)[column];
                if (name.equals(IN_ERRORS)) {
                    inErrors = Long.parseLong(udp.get(1)[column]);
                } else if (name.equals(RCVBUF_ERRORS)) {
                    rcvbufErrors = Long.parseLong(udp.get(1)[column]);
                }
            }
        }
        return new UdpErrors(inErrors, rcvbufErrors);
    }

    /** Every line is a name and a value. */
    static UdpErrors parse6(final List<String> snmp6) {
        long inErrors = 0;
        long rcvbufErrors = 0;
        for (final String line : snmp6) {
            final String[] columns = line.strip().split("\\s+", -1);
            if (columns[0].equals("Udp6" + IN_ERRORS)) {
                inErrors = Long.parseLong(columns[1]);
            } else if (columns[0].equals("Udp6" + RCVBUF_ERRORS)) {
                rcvbufErrors = Long.parseLong(columns[1]);
            }
        }
        return new UdpErrors(inErrors, rcvbufErrors);
    }

    /** What was counted since an earlier reading. */
    public UdpErrors since(final UdpErrors before) {
        return new UdpErrors(inErrors - before.inErrors, rcvbufErrors - before.rcvbufErrors);
    }

    private UdpErrors plus(final UdpErrors other) {
        return new UdpErrors(inErrors + other.inErrors, rcvbufErrors + other.rcvbufErrors);
    }
}
