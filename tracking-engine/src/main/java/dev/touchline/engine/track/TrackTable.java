package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.RecordDescriptor;

/**
 * The tracks of a match: one for each object's ground point and one for each point of its body, made when first seen. Engine
 * thread only.
 */
public final class TrackTable {
    private static final int OBJECTS = RecordDescriptor.LAST_OBJECT + 1;
    private static final int POINTS = RecordDescriptor.LAST_POINT + 1;

    private final Track[] tracks = new Track[OBJECTS * POINTS];

    /** The track of a point, made if it is not there. */
    public Track track(final int objectId, final int pointId) {
        final Track known = tracks[objectId * POINTS + pointId];
        return known != null ? known : create(objectId * POINTS + pointId);
    }

    private Track create(final int index) {
        final Track track = new Track(model(index / POINTS, index % POINTS));
        tracks[index] = track;
        return track;
    }

    /** How a point moves. */
    public static MotionModel model(final int objectId, final int pointId) {
        if (pointId != RecordDescriptor.GROUND_POINT) {
            return MotionModel.BODY_POINT;
        }
        return objectId == RecordDescriptor.BALL ? MotionModel.BALL : MotionModel.PLAYER;
    }

    /** The track of an object's ground point, or null when it was never seen. */
    public Track ground(final int objectId) {
        return tracks[objectId * POINTS];
    }

    /** Forgets everything; tracks stay allocated. */
    public void clear() {
        for (final Track track : tracks) {
            if (track != null) {
                track.clear();
            }
        }
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section("tracks");
        int count = 0;
        for (final Track track : tracks) {
            count += track != null && track.started() ? 1 : 0;
        }
        out.putInt(count);
        for (int index = 0; index < tracks.length; index++) {
            if (tracks[index] != null && tracks[index].started()) {
                out.putInt(index);
                tracks[index].save(out);
            }
        }
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.section("tracks");
        clear();
        for (int left = in.getCount(tracks.length); left > 0; left--) {
            final int index = in.getCount(tracks.length - 1);
            track(index / POINTS, index % POINTS).load(in);
        }
    }
}
