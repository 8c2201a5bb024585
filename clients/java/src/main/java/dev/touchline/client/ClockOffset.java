package dev.touchline.client;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Learns how far the server's clock is ahead of this machine's, from pings. Written by the client's thread, read by any.
 *
 * <p>An exchange gives offset = ((t1 - t0) + (t2 - t3)) / 2, wrong by at most half of what its round trip is longer than the way itself
 * (RFC 5905, section 8). Every exchange remembered counts, those with short round trips by far the most; a straight line through them
 * follows a clock that runs fast or slow (weighted least squares, the drift held near 0 by what clocks of this kind do). An exchange
 * that contradicts the line by more than its round trip allows means that a clock was set: what was known is forgotten.
 */
public final class ClockOffset {
    /** What an exchange is uncertain by even when nothing delayed it, us. */
    private static final double FLOOR_US = 100;
    /** How far clocks of this kind run apart, one standard deviation, millionths. */
    private static final double DRIFT_PPM = 20;

    private static final int REMEMBERED = 300;
    private static final long SLACK_US = 2_000;
    private static final long UNKNOWN = -1;

    private record Sample(long atUs, double offsetUs, long rttUs) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile double offsetUs;
    private volatile long rttUs = UNKNOWN;

    /** Server time minus this machine's time, us; 0 while nothing is known. */
    public double offsetUs() {
        return offsetUs;
    }

    /** Whether a ping was answered. */
    public boolean isKnown() {
        return rttUs != UNKNOWN;
    }

    /** The shortest round trip remembered, us; 0 before the first answer. */
    public long rttUs() {
        return Math.max(0, rttUs);
    }

    /** A first guess from a one-way time, wrong by its latency; forgotten once a ping was answered. */
    void onServerTime(final long serverUs, final long receivedUs) {
        if (samples.isEmpty()) {
            offsetUs = serverUs - receivedUs;
        }
    }

    /** An answered ping: sent t0 and received t3 here, received t1 and sent t2 there. Impossible times are ignored. */
    void onExchange(final long t0, final long t1, final long t2, final long t3) {
        final long roundTripUs = t3 - t0 - (t2 - t1);
        if (roundTripUs < 0 || t2 < t1) {
            return;
        }
        final double exchangeUs = (t1 - t0 + (t2 - t3)) / 2.0;
        if (isKnown() && Math.abs(exchangeUs - offsetUs) > roundTripUs + rttUs + SLACK_US) {
            samples.clear();
        }
        samples.addLast(new Sample(t3, exchangeUs, roundTripUs));
        if (samples.size() > REMEMBERED) {
            samples.removeFirst();
        }
        final long[] roundTrips =
                samples.stream().mapToLong(Sample::rttUs).sorted().toArray();
        final double floorUs = Math.max(FLOOR_US, (roundTrips[roundTrips.length / 4] - roundTrips[0]) / 10.0);
        offsetUs = fit(t3, exchangeUs, roundTrips[0], floorUs);
        rttUs = roundTrips[0];
    }

    /** The line's value at an instant. */
    private double fit(final long nowUs, final double originUs, final long shortestUs, final double floorUs) {
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 1 / (DRIFT_PPM * DRIFT_PPM);
        double wxy = 0;
        for (final Sample sample : samples) {
            final double excessUs = (sample.rttUs() - shortestUs) / 2.0;
            final double weight = 1 / (floorUs * floorUs + excessUs * excessUs);
            final double x = (sample.atUs() - nowUs) / 1e6;
            final double y = sample.offsetUs() - originUs;
            w += weight;
            wx += weight * x;
            wy += weight * y;
            wxx += weight * x * x;
            wxy += weight * x * y;
        }
        return originUs + (wy * wxx - wx * wxy) / (w * wxx - wx * wx);
    }

    /** Forgets everything: another server has another clock. */
    void reset() {
        samples.clear();
        rttUs = UNKNOWN;
        offsetUs = 0;
    }
}
