package dev.touchline.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Joins multicast groups, on one interface or on all that can. The opening thread. */
final class MulticastGroups {
    /** Joins a group on an interface. */
    @FunctionalInterface
    interface Join {
        void join(InetAddress group, NetworkInterface networkInterface) throws IOException;
    }

    private MulticastGroups() {}

    /**
     * Joins a group on an interface, or on every one that does multicast when that is null.
     *
     * @throws IOException when it could be joined nowhere; the message names it
     */
    static void join(final InetAddress group, final NetworkInterface only, final Join join) throws IOException {
        final List<NetworkInterface> interfaces = only == null ? multicastInterfaces() : List.of(only);
        int joined = 0;
        String reason = "no network interface does multicast";
        for (final NetworkInterface each : interfaces) {
            try {
                join.join(group, each);
                joined++;
            } catch (final IOException e) {
                reason = each.getName() + ": " + e.getMessage();
            }
        }
        if (joined == 0) {
            throw new IOException("multicast group not joined: group=" + group.getHostAddress() + ", reason=" + reason);
        }
    }

    /** The groups that one of several sockets is to join: a group joined on two would be heard twice. */
    static List<InetAddress> share(final List<InetAddress> groups, final int index, final int sockets) {
        final List<InetAddress> share = new ArrayList<>();
        for (int i = index; i < groups.size(); i += sockets) {
            share.add(groups.get(i));
        }
        return share;
    }

    private static List<NetworkInterface> multicastInterfaces() throws IOException {
        final List<NetworkInterface> found = new ArrayList<>();
        for (final NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (each.isUp() && (each.supportsMulticast() || each.isLoopback())) {
                found.add(each);
            }
        }
        return found;
    }
}
