package dev.touchline.engine;

import dev.touchline.engine.game.BodyPoints;
import dev.touchline.engine.track.Track;
import dev.touchline.engine.track.TrackTable;

/** The tracks of body points, as the game looks at them at one instant. Engine thread only. */
final class TrackedBodies implements BodyPoints {
    /** A point that was not seen for longer is not known, ns. */
    private static final long KNOWN_NS = 200_000_000L;

    private final TrackTable tracks;
    private long timeNs;

    TrackedBodies(final TrackTable tracks) {
        this.tracks = tracks;
    }

    /** The instant at which points are asked for, ns TAI. */
    void at(final long newTimeNs) {
        timeNs = newTimeNs;
    }

    @Override
    public boolean present(final int objectId, final int pointId) {
        final Track track = tracks.known(objectId, pointId);
        return track != null && track.started() && timeNs - track.observedNs() <= KNOWN_NS;
    }

    @Override
    public double xMetres(final int objectId, final int pointId) {
        return tracks.known(objectId, pointId).xAt(timeNs);
    }
}
