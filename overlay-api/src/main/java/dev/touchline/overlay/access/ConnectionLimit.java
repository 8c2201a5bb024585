package dev.touchline.overlay.access;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts connections, all and by address, and says when there are enough. Any thread; never waits long. */
public final class ConnectionLimit {
    private final Map<ClientAddress, Integer> byAddress = new HashMap<>();
    private final int most;
    private final int mostOfAddress;
    private int connections;

    /**
     * A limit.
     *
     * @param most connections at the most
     * @param mostOfAddress connections from one address at the most; of IPv6, from one network of 64 bits
     */
    public ConnectionLimit(final int most, final int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    /** Counts a connection; false, and not counted, when there are too many. */
    public synchronized boolean enter(final InetAddress from) {
        final ClientAddress address = ClientAddress.of(from);
        final int ofAddress = byAddress.getOrDefault(address, 0);
        if (connections >= most || ofAddress >= mostOfAddress) {
            return false;
        }
        connections++;
        byAddress.put(address, ofAddress + 1);
        return true;
    }

    /** A connection that was counted is gone. */
    public synchronized void leave(final InetAddress from) {
        connections--;
        byAddress.computeIfPresent(
                ClientAddress.of(from), (unused, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
