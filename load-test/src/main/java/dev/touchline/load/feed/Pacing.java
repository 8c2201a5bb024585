package dev.touchline.load.feed;

/**
 * How the sender waits for the next datagram. One thread.
 *
 * <p>A sparse stream sleeps until shortly before the instant and yields the rest of the way. A dense one, whose datagrams are
 * closer than a sleep is long, sleeps shortly whenever nothing is due and then sends all that has become due: spinning
 * between them would take a whole core from the server.
 */
final class Pacing {
    // SenderTimings, 1,195,264 records/s on 2 cores, park of 1 / 50 / 100 / 150 us: lag p50 49 / 78 / 106 / 132 us, p99
    // 127 / 195 / 256 / 335 us, processor 40 / 29 / 24 / 20 % of a core. Linux adds its timer slack of 50 us to each.
    private static final long DENSE_PARK_NS = 50_000;
    private static final long WAKE_UP_NS = 100_000;
    private static final long DENSE_INTERVAL_NS = 200_000;

    private final SendClock clock;
    private final boolean dense;

    Pacing(final SendClock clock, final double intervalNs) {
        this.clock = clock;
        this.dense = intervalNs < DENSE_INTERVAL_NS;
    }

    /** Lets some of the time until the next datagram pass. */
    void await(final long untilDueNs) {
        if (dense) {
            clock.park(Math.max(DENSE_PARK_NS, untilDueNs - WAKE_UP_NS));
        } else if (untilDueNs > WAKE_UP_NS) {
            clock.park(untilDueNs - WAKE_UP_NS);
        } else {
            clock.spin();
        }
    }
}
