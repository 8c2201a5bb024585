package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Finds hits: a peak of the ball's acceleration while it is within {@value #RADIUS_MM} mm of a player (DEBS 2013 Grand
 * Challenge, Mutschler, Ziekow and Jerzak 2013: 1 m and 55 m/s2 at 2,000 samples/s).
 *
 * <p>A fused track at 25 to 50 Hz does not show a kick's acceleration but only what it leaves behind, a change of velocity. So
 * the ball's mean velocities in the windows of {@value #WINDOW_US} us before and after an instant are compared over the
 * ground, and the change has to reach {@value #CHANGE_MMPS} mm/s: 55 m/s2 during the 40 ms between two samples at 25 Hz. The
 * local maximum of the change is the hit; who was nearest the ball within {@value #AROUND_US} us of it made it. It is known
 * one window and one sample later, 120 ms at 25 Hz.
 *
 * <p>The height plays no part in the change, or every bounce under somebody's legs would be a hit; a ball above
 * {@value #HIGHEST_MM} mm is out of everybody's reach. Faster than {@value #FASTEST_MMPS} mm/s is no ball but a jump of the
 * track. Engine thread only; allocates nothing.
 */
final class HitDetector {
    static final int RADIUS_MM = 1_000;
    /** Two samples at 25 Hz, four at 50 Hz; a little under 80 ms, so that jitter of capture times does not add a sample. */
    static final long WINDOW_US = 75_000;

    static final long AROUND_US = 45_000;
    static final int CHANGE_MMPS = 2_200;
    static final int HIGHEST_MM = 2_500;
    static final int FASTEST_MMPS = 60_000;

    private static final double MICRO = 1e-6;

    private final Hit candidate = new Hit();
    private final Hit newest = new Hit();
    private final Hit found = new Hit();
    private double change;
    private double changeBefore;

    /** Looks at the newest sample; the hit that is certain now, or null. It is valid until the next call. */
    Hit onSample(final BallSamples samples) {
        final double newestChange = measure(samples);
        final boolean isPeak = change >= CHANGE_MMPS && change > changeBefore && change >= newestChange;
        changeBefore = change;
        change = newestChange;
        found.set(candidate);
        candidate.set(newest);
        return isPeak && found.player != MatchEvent.NO_OBJECT ? found : null;
    }

    private double measure(final BallSamples samples) {
        newest.clear();
        final int middle = firstBefore(samples, 0);
        final int oldest = middle < 0 ? -1 : firstBefore(samples, middle);
        if (oldest < 0) {
            return 0;
        }
        final int to = samples.slot(0);
        final int at = samples.slot(middle);
        final int from = samples.slot(oldest);
        final double after = 1 / ((samples.tsUs(to) - samples.tsUs(at)) * MICRO);
        final double before = 1 / ((samples.tsUs(at) - samples.tsUs(from)) * MICRO);
        newest.vx = (samples.x(to) - samples.x(at)) * after;
        newest.vy = (samples.y(to) - samples.y(at)) * after;
        newest.vz = (samples.z(to) - samples.z(at)) * after;
        final double vxBefore = (samples.x(at) - samples.x(from)) * before;
        final double vyBefore = (samples.y(at) - samples.y(from)) * before;
        if (isTooFast(newest.vx, newest.vy) || isTooFast(vxBefore, vyBefore)) {
            return 0;
        }
        final double dvx = newest.vx - vxBefore;
        final double dvy = newest.vy - vyBefore;
        newest.tsUs = samples.tsUs(at);
        newest.x = samples.x(at);
        newest.y = samples.y(at);
        newest.z = samples.z(at);
        newest.slot = at;
        newest.player = newest.z > HIGHEST_MM ? MatchEvent.NO_OBJECT : whoHit(samples, middle);
        return Math.sqrt(dvx * dvx + dvy * dvy);
    }

    /** How many samples back the first is that lies a window before another; negative when there is none. */
    private static int firstBefore(final BallSamples samples, final int back) {
        final long untilUs = samples.tsUs(samples.slot(back)) - WINDOW_US;
        for (int each = back + 1; each < samples.count(); each++) {
            if (samples.tsUs(samples.slot(each)) <= untilUs) {
                return each;
            }
        }
        return -1;
    }

    private static boolean isTooFast(final double vx, final double vy) {
        return vx * vx + vy * vy > (double) FASTEST_MMPS * FASTEST_MMPS;
    }

    private static int whoHit(final BallSamples samples, final int middle) {
        final long atUs = samples.tsUs(samples.slot(middle));
        long least = (long) RADIUS_MM * RADIUS_MM;
        int player = MatchEvent.NO_OBJECT;
        for (int back = 0; back < samples.count(); back++) {
            final int slot = samples.slot(back);
            if (Math.abs(samples.tsUs(slot) - atUs) <= AROUND_US && samples.nearestSquared(slot) <= least) {
                least = samples.nearestSquared(slot);
                player = samples.nearest(slot);
            }
        }
        return player;
    }

    void merge(final int from, final int into) {
        candidate.merge(from, into);
    }

    void exchange(final int a, final int b) {
        candidate.exchange(a, b);
    }

    /** Forgets everything: what came before is no way that the ball went. */
    void clear() {
        candidate.clear();
        change = 0;
        changeBefore = 0;
    }

    void save(final StateWriter out) {
        candidate.save(out);
        out.putDouble(change);
        out.putDouble(changeBefore);
    }

    void load(final StateReader in) {
        candidate.load(in);
        change = in.getDouble();
        changeBefore = in.getDouble();
    }
}
