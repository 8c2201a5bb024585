package dev.touchline.engine.track;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.protocol.overlay.Quality;

/**
 * What frames show of the tracks: where everybody is at an instant, and how good that is. Engine thread only; allocates
 * nothing.
 */
public final class LiveView {
    static final int LARGEST_SIGMA = 65_534;

    private static final long LIVE_NS = 200_000_000L;
    private static final long EXTRAPOLATED_NS = 1_000_000_000L;
    private static final long SHOWN_NS = 5_000_000_000L;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int LONGEST_AGE_MS = 65_534;

    private final TrackTable tracks;

    /** A view of these tracks. */
    public LiveView(final TrackTable tracks) {
        this.tracks = tracks;
    }

    /**
     * Fills in where everybody is at an instant; who has not been seen for 5 s is let go.
     *
     * @param timeNs the instant, ns TAI
     * @param tsUs the same in us UTC
     */
    public void fill(final long timeNs, final long tsUs, final ObjectStates into) {
        into.begin(tsUs);
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            final Track track = tracks.ground(objectId);
            if (track == null || !track.started()) {
                continue;
            }
            if (timeNs - track.observedNs() > SHOWN_NS) {
                track.clear();
            } else {
                place(objectId, track, timeNs, into);
            }
        }
    }

    private static void place(final int objectId, final Track track, final long timeNs, final ObjectStates into) {
        into.place(
                objectId,
                millimetres(track.xAt(timeNs)),
                millimetres(track.yAt(timeNs)),
                millimetres(track.zAt(timeNs)));
        into.velocity(objectId, millimetres(track.vx()), millimetres(track.vy()), millimetres(track.vz()));
        into.acceleration(objectId, millimetres(track.ax()), millimetres(track.ay()));
        into.trust(
                objectId,
                quality(track, timeNs),
                Math.min(millimetres(track.sigmaAt(timeNs)), LARGEST_SIGMA),
                ageMs(timeNs - track.observedNs()));
    }

    /** How good a track is at an instant. */
    private static Quality quality(final Track track, final long timeNs) {
        final long age = timeNs - track.observedNs();
        if (age > EXTRAPOLATED_NS) {
            return Quality.STALE;
        }
        return age > LIVE_NS || track.extrapolatedBySource() ? Quality.EXTRAPOLATED : Quality.LIVE;
    }

    static int ageMs(final long ageNs) {
        return (int) Math.min(Math.max(ageNs, 0) / NANOS_PER_MILLI, LONGEST_AGE_MS);
    }

    /** Metres as the frame's millimetres. */
    static int millimetres(final double metres) {
        return (int) Math.floor(metres * 1000 + 0.5);
    }
}
