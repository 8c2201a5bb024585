package dev.touchline.load.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where records may have been lost while a match was sent: what grew in the server's counters, and in the kernel's.
 * Immutable; any thread.
 *
 * @param kernelDrops datagrams dropped before the feed socket; empty when the socket is not this machine's, or not readable
 * @param udp what the kernel counted of all UDP sockets; empty when the server is elsewhere, or it is not readable
 * @param counters server counters that tell of something not done, and by how much they grew
 */
public record LossEvidence(OptionalLong kernelDrops, Optional<UdpErrors> udp, Map<String, Long> counters) {
    private static final Pattern TELLING = Pattern.compile(
            "drop|reject|full|fault|error|lost|overflow|overrun|lapped|unknown|wrong", Pattern.CASE_INSENSITIVE);

    /** The state of the counters at an instant. */
    public record Snapshot(OptionalLong kernelDrops, Optional<UdpErrors> udp, Map<String, Long> counters) {
        /** Reads all counters; one thread. */
        public static Snapshot take(final ControlClient control, final KernelDrops kernel, final InetSocketAddress feed)
                throws IOException {
            final boolean local = isHere(feed);
            return new Snapshot(
                    local ? kernel.ofPort(feed.getPort()) : OptionalLong.empty(),
                    local ? UdpErrors.read() : Optional.empty(),
                    control.counters());
        }
    }

    /** Whether an address is one of this machine's. */
    public static boolean isHere(final InetSocketAddress address) throws IOException {
        return address.getAddress().isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address.getAddress()) != null;
    }

    /** What grew between two instants. */
    public static LossEvidence between(final Snapshot before, final Snapshot after) {
        final Map<String, Long> grown = new TreeMap<>();
        after.counters().forEach((name, value) -> {
            final long growth = value - before.counters().getOrDefault(name, 0L);
            if (growth > 0 && TELLING.matcher(name).find()) {
                grown.put(name, growth);
            }
        });
        final boolean readable =
                before.kernelDrops().isPresent() && after.kernelDrops().isPresent();
        return new LossEvidence(
                readable
                        ? OptionalLong.of(after.kernelDrops().getAsLong()
                                - before.kernelDrops().getAsLong())
                        : OptionalLong.empty(),
                before.udp().flatMap(was -> after.udp().map(is -> is.since(was))),
                grown);
    }
}
