package dev.touchline.engine;

import dev.touchline.protocol.overlay.Quality;

/**
 * One object as a frame shows it, in the frame's integers, and the distance that it has covered. Engine thread only.
 *
 * <p>Distance is the sum of straight steps of at least {@value #STEP_MILLIMETRES} mm: shorter ones are mostly noise, which
 * would make a standing player walk.
 */
final class PublishedObject {
    private static final int STEP_MILLIMETRES = 250;
    private static final long LIVE_NS = 200_000_000L;
    private static final long EXTRAPOLATED_NS = 1_000_000_000L;
    private static final long SHOWN_NS = 5_000_000_000L;
    private static final int LONGEST_AGE_MS = 65_534;
    private static final long LONGEST_DISTANCE = 4_294_967_294L;

    private int x;
    private int y;
    private int stepX;
    private int stepY;
    private boolean stepping;
    private double distanceMillimetres;

    /** Whether a track is so old that frames no longer show it. */
    static boolean isGone(final Track track, final long timeNs) {
        return timeNs - track.observedNs() > SHOWN_NS;
    }

    /** How good a track is at an instant. */
    static Quality quality(final Track track, final long timeNs) {
        final long age = timeNs - track.observedNs();
        if (age > EXTRAPOLATED_NS) {
            return Quality.STALE;
        }
        return age > LIVE_NS || track.extrapolatedBySource() ? Quality.EXTRAPOLATED : Quality.LIVE;
    }

    static int ageMs(final Track track, final long timeNs) {
        return (int) Math.min(Math.max(timeNs - track.observedNs(), 0) / 1_000_000, LONGEST_AGE_MS);
    }

    /** Metres as the frame's millimetres. */
    static int millimetres(final double metres) {
        return (int) Math.floor(metres * 1000 + 0.5);
    }

    /** Takes the track's place at an instant. */
    void moveTo(final Track track, final long timeNs) {
        x = millimetres(track.xAt(timeNs));
        y = millimetres(track.yAt(timeNs));
        if (!stepping) {
            stepping = true;
            stepX = x;
            stepY = y;
            return;
        }
        final double dx = (double) x - stepX;
        final double dy = (double) y - stepY;
        final double squared = dx * dx + dy * dy;
        if (squared >= (double) STEP_MILLIMETRES * STEP_MILLIMETRES) {
            distanceMillimetres += Math.sqrt(squared);
            stepX = x;
            stepY = y;
        }
    }

    /** The next place is no way that the object went: it was lost or taken for another. */
    void breakPath() {
        stepping = false;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    long distanceMillimetres() {
        return (long) Math.min(distanceMillimetres, LONGEST_DISTANCE);
    }

    void clear() {
        stepping = false;
        distanceMillimetres = 0;
    }
}
