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

    /**
     * Reads a little of a point's track, if there is one, so that the processor fetches it from memory: for all records of a datagram
     * before the first is taken, so that its misses overlap instead of following each other. What is answered means nothing, but
     * must be put somewhere: else the compiler leaves the reading out.
     */
    public long fetch(final int objectId, final int pointId) {
        final Track known = tracks[objectId * POINTS + pointId];
        return known == null ? 0 : known.touch();
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

    /** The track of a point, or null when it was never seen. */
    public Track known(final int objectId, final int pointId) {
        return tracks[objectId * POINTS + pointId];
    }

    /** Two objects were taken for each other: each goes on with the other's tracks. */
    public void exchange(final int a, final int b) {
        for (int point = 0; point < POINTS; point++) {
            final Track of = tracks[a * POINTS + point];
            tracks[a * POINTS + point] = tracks[b * POINTS + point];
            tracks[b * POINTS + point] = of;
        }
    }

    /** One object is another: of each point, the track that was seen last goes on as the other's. */
    public void merge(final int from, final int into) {
        for (int point = 0; point < POINTS; point++) {
            final Track one = tracks[from * POINTS + point];
            final Track other = tracks[into * POINTS + point];
            if (one == null || !one.started()) {
                continue;
            }
            if (other == null || !other.started() || other.observedNs() < one.observedNs()) {
                tracks[into * POINTS + point] = one;
                tracks[from * POINTS + point] = other;
            }
            if (tracks[from * POINTS + point] != null) {
                tracks[from * POINTS + point].clear();
            }
        }
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
