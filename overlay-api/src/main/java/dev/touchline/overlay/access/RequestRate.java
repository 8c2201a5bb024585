package dev.touchline.overlay.access;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.NanoClock;

/**
 * Counts requests by address: so many a second, and two seconds' worth at once. Any thread; never waits long. Addresses that
 * have been quiet are forgotten; when very many are not, those that come are let through uncounted rather than remembered.
 */
public final class RequestRate {
    private static final int BURST_SECONDS = 2;
    private static final int MOST_ADDRESSES = 20_000;
    private static final double NANOS = 1e9;

    private final Map<ClientAddress, Account> accounts = new HashMap<>();
    private final int perSecond;
    private final double most;
    private final NanoClock clock;

    /** What an address may still ask, and when that was so. */
    private static final class Account {
        private double left;
        private long lastNs;
    }

    /** A rate of so many requests a second and address, by a clock that never goes back. */
    public RequestRate(final int perSecond, final NanoClock clock) {
        this.perSecond = perSecond;
        most = (double) perSecond * BURST_SECONDS;
        this.clock = clock;
    }

    /** Counts a request; false when it is one too many. */
    public synchronized boolean admit(final InetAddress from) {
        final long nowNs = clock.nanoTime();
        final ClientAddress address = ClientAddress.of(from);
        Account account = accounts.get(address);
        if (account == null) {
            if (accounts.size() >= MOST_ADDRESSES && !forgetQuiet(nowNs)) {
                return true;
            }
            account = new Account();
            account.left = most;
            accounts.put(address, account);
        } else {
            account.left = Math.min(most, account.left + (nowNs - account.lastNs) * perSecond / NANOS);
        }
        account.lastNs = nowNs;
        if (account.left < 1) {
            return false;
        }
        account.left--;
        return true;
    }

    private boolean forgetQuiet(final long nowNs) {
        return accounts.values().removeIf(account -> nowNs - account.lastNs > BURST_SECONDS * NANOS);
    }
}
