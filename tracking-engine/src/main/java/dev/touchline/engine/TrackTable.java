package dev.touchline.engine;

import dev.touchline.protocol.RecordDescriptor;

/**
 * The tracks of a match: one for each object's ground point and one for each point of its body, made when first seen. Engine
 * thread only.
 */
final class TrackTable {
    private static final int OBJECTS = RecordDescriptor.LAST_OBJECT + 1;
    private static final int POINTS = RecordDescriptor.LAST_POINT + 1;

    private final Track[] tracks = new Track[OBJECTS * POINTS];
    private final PublishedObject[] published = new PublishedObject[OBJECTS];

    /** The track of a point, made if it is not there. */
    Track track(final int objectId, final int pointId) {
        final int index = objectId * POINTS + pointId;
        final Track known = tracks[index];
        return known != null ? known : create(index, objectId, pointId);
    }

    private Track create(final int index, final int objectId, final int pointId) {
        final Track track = new Track(objectId == RecordDescriptor.BALL ? MotionModel.BALL : MotionModel.PLAYER);
        tracks[index] = track;
        if (pointId == RecordDescriptor.GROUND_POINT) {
            published[objectId] = new PublishedObject();
        }
        return track;
    }

    /** The track of an object's ground point, or null when it was never seen. */
    Track ground(final int objectId) {
        return tracks[objectId * POINTS];
    }

    /** What frames show of an object; not null when it has a ground track. */
    PublishedObject published(final int objectId) {
        return published[objectId];
    }

    int objects() {
        return OBJECTS;
    }

    void clear() {
        for (final Track track : tracks) {
            if (track != null) {
                track.clear();
            }
        }
        for (final PublishedObject object : published) {
            if (object != null) {
                object.clear();
            }
        }
    }
}
